import { sql } from 'kysely';
import type { EventKind } from '#domain/event/event.ts';
import type { Id } from '#domain/kernel/id.ts';
import type { Party } from '#domain/kernel/party.ts';
import { happened, type Result } from '#domain/kernel/result.ts';
import { calendarFor } from '#domain/kernel/school-calendar.ts';
import type { Participant } from '#domain/placement/placement.ts';
import { raiseSignal as decide, type RaiseRefusal } from '#domain/signal/raise.ts';
import type { SignalFacts, Topic } from '#domain/signal/signal.ts';
import { mailingsLastHour } from '#features/history/server/read.ts';
import { record } from '#features/history/server/write.ts';
import {
	placementAtHand,
	type PlacementAtHand,
} from '#features/placement/server/read-participant.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { holidays } from '#platform/server/holidays.ts';
import { enqueue } from '#platform/server/jobs/jobs.ts';
import { newId } from '#platform/server/random.ts';

export interface NewSignal {
	readonly form: Id;
	readonly asks: { readonly party: Party; readonly person: Id | null };
	readonly topic: Topic;
	readonly asked: string;
	readonly wished: string;
	readonly healthChecked: boolean;
}

/**
 * Raises a signal on a placement: the row, the event and the mail to who is asked, or none of them.
 * Sent twice it is raised once, and answers the same. Undefined: not there for this reader.
 */
export async function raiseSignal(
	scope: PersonScope,
	placement: Id,
	command: NewSignal,
): Promise<Result<Id, RaiseRefusal> | undefined> {
	const at = await placementAtHand(scope, placement);
	if (!at) return undefined;
	const repeated =
		(await alreadyRaised(scope, command.form)) ?? (await stillAsked(scope, placement, command));
	if (repeated) return happened(repeated);
	const by = at.participant;
	const calendar = calendarOf(at, command.asks.party);
	const decision = decide(
		{
			placement,
			dates: at.dates,
			people: at.people,
			calendar,
			mailingsLastHour: await mailingsLastHour(scope),
		},
		{
			...command,
			id: newId(scope.now),
			by,
			asks: command.asks.party,
			asksPerson: command.asks.person,
		},
		scope.now,
	);
	if (!decision.ok) return decision;
	if (!(await store(scope, at, command, decision.value)))
		return happened((await alreadyRaised(scope, command.form)) ?? decision.value.id);
	await recordOn(scope, decision.value, 'signal.raised', {
		by,
		organisation: at.organisation,
		subject: decision.value.id,
	});
	await mailAbout(scope, decision.value.id, 0);
	return happened(decision.value.id);
}

/**
 * Lets who is asked know by mail, once a round: the first is 0, and each time the question is opened again
 * is one more, known by the number of that step.
 */
export async function mailAbout(scope: PersonScope, signal: Id, round: number): Promise<void> {
	await enqueue(scope.tx, 'mail', { kind: 'waiting', signal, round }, newId(scope.now));
}

async function alreadyRaised(scope: PersonScope, form: Id): Promise<Id | undefined> {
	const row = await scope.tx
		.selectFrom('signal')
		.select('id')
		.where('raised_by', '=', scope.actor.person)
		.where('form_id', '=', form)
		.executeTakeFirst();
	return row?.id;
}

/**
 * The same question of the same person, asked less than a day ago and not closed since: who goes back and
 * sends it once more gets the one that is there.
 */
async function stillAsked(
	scope: PersonScope,
	placement: Id,
	{ asks, topic, asked, wished }: NewSignal,
): Promise<Id | undefined> {
	const dayAgo = scope.now.subtract({ hours: 24 }).toString();
	const row = await scope.tx
		.selectFrom('signal as s')
		.select('s.id')
		.where('s.placement_id', '=', placement)
		.where('s.raised_by', '=', scope.actor.person)
		.where('s.asks', '=', asks.party)
		.where(sql<boolean>`s.asks_person is not distinct from ${asks.person}`)
		.where('s.topic', '=', topic.kind)
		.where('s.topic_detail', '=', topic.detail)
		.where('s.asked', '=', asked)
		.where('s.wished', '=', wished)
		.where(sql<boolean>`s.raised_at > ${dayAgo}::timestamptz`)
		.where(
			sql<boolean>`not exists (select from signal_step x where x.signal_id = s.id
				and x.kind in ('answered', 'resolved', 'withdrawn'))`,
		)
		.executeTakeFirst();
	return row?.id;
}

/** False when the same form was stored at the same moment. */
async function store(
	scope: PersonScope,
	at: PlacementAtHand,
	command: NewSignal,
	facts: SignalFacts,
): Promise<boolean> {
	const stored = await scope.tx
		.insertInto('signal')
		.values({
			id: facts.id,
			form_id: command.form,
			placement_id: at.id,
			school_id: at.schoolId,
			company_id: at.companyId,
			raised_by: facts.raisedBy.person,
			on_behalf_of: facts.raisedBy.onBehalfOf,
			raised_part: facts.raisedBy.part,
			raised_at: scope.now.toString(),
			topic: facts.topic.kind,
			topic_detail: facts.topic.detail,
			asked: command.asked,
			wished: command.wished,
			asks: facts.asks,
			asks_person: facts.asksPerson,
			audience: [...facts.audience],
			due_on: facts.dueOn.toString(),
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return stored.numInsertedOrUpdatedRows === 1n;
}

/** The working days of the corner that has to answer, in its own region. */
export function calendarOf(at: Pick<PlacementAtHand, 'regions'>, party: Party) {
	return calendarFor(party, party === 'company' ? at.regions.company : at.regions.school, holidays);
}

/** Records what happened to a signal, for its audience and nobody else. */
export async function recordOn(
	scope: PersonScope,
	facts: Pick<SignalFacts, 'placement' | 'audience'>,
	kind: EventKind,
	{ by, organisation, subject }: { by: Participant; organisation: Id | null; subject: Id },
): Promise<void> {
	await record(scope, [
		{
			kind,
			at: scope.now,
			actor: by.person,
			onBehalfOf: by.onBehalfOf,
			organisation,
			placement: facts.placement,
			subject,
			audience: facts.audience,
		},
	]);
}
