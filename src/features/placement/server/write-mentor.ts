import { sql } from 'kysely';
import { everybodyOnPlacement, type EventKind } from '#domain/event/event.ts';
import { readName } from '#domain/import/name.ts';
import type { Id } from '#domain/kernel/id.ts';
import { happened, refused, type Result } from '#domain/kernel/result.ts';
import {
	addMentor as decide,
	endMentor as decideEnd,
	type MentorRefusal,
} from '#domain/placement/mentor.ts';
import type { PersonName } from '#domain/people/person.ts';
import type { Participant } from '#domain/placement/placement.ts';
import { record } from '#features/history/server/write.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { idFrom } from '#platform/server/random.ts';
import { asTrainer, companyPeople, ridingAlong } from './read-mentor.ts';
import { placementAtHand, type PlacementAtHand } from './read-participant.ts';

/** One placement with its trainer who speaks; one change of who rides along at a time. */
async function opened(
	scope: PersonScope,
	placement: Id,
): Promise<{ at: PlacementAtHand; by: Participant } | undefined> {
	await sql`select pg_advisory_xact_lock(hashtextextended(${placement}, 0))`.execute(scope.tx);
	const at = await placementAtHand(scope, placement);
	const by = asTrainer(at);
	return at && by && { at, by };
}

/** A colleague of the own company rides along from today, or again. Undefined: not the reader's placement. */
export async function addMentor(
	scope: PersonScope,
	placement: Id,
	{ role }: { role: Id },
): Promise<Result<'added', MentorRefusal> | undefined> {
	const found = await opened(scope, placement);
	if (!found) return undefined;
	const { at, by } = found;
	const riding = await ridingAlong(scope, placement);
	const colleague = (await companyPeople(scope, at)).find((one) => one.role === role);
	const already = riding.some((one) => one.role === role || one.person === colleague?.person);
	const ofTheCompany = colleague !== undefined || already;
	const decision = decide(
		at.dates,
		{ by, ofTheCompany, already, riding: riding.length },
		scope.today,
	);
	if (!decision.ok) return decision;
	const again = await setEnd(scope, placement, role, null);
	const part = again ?? (await insertPart(scope, placement, role, idFrom(role, placement)));
	await tell(scope, 'mentor.joined', found, part);
	return decision;
}

/**
 * Somebody whom nobody knows yet rides along from today: a person by name, a role as mentor at the
 * company, and the part here. Sent twice, they are there once.
 */
export async function nameMentor(
	scope: PersonScope,
	placement: Id,
	{ form, name }: { form: Id; name: string },
): Promise<Result<'added', MentorRefusal | 'name-wrong'> | undefined> {
	const found = await opened(scope, placement);
	if (!found) return undefined;
	const { at, by } = found;
	const [person, role, part] = (['person', 'role', 'part'] as const).map((what) =>
		idFrom(form, `${what} of ${scope.actor.person}`),
	) as [Id, Id, Id];
	const riding = await ridingAlong(scope, placement);
	if (riding.some((one) => one.person === person)) return happened('added');
	const read = readName(name);
	if (!read.ok) return refused('name-wrong');
	const decision = decide(
		at.dates,
		{ by, ofTheCompany: true, already: false, riding: riding.length },
		scope.today,
	);
	if (!decision.ok) return decision;
	await scope.tx
		.insertInto('person')
		.values({ id: person, ...columnsOf(read.value) })
		.execute();
	await scope.tx
		.insertInto('role')
		.values({
			id: role,
			person_id: person,
			organisation_id: at.companyId,
			kind: 'mentor',
			begins_on: scope.today.toString(),
			ended_on: null,
			brought_in_by: null,
		})
		.execute();
	await insertPart(scope, placement, role, part);
	await tell(scope, 'mentor.joined', found, part);
	return decision;
}

/** It ends today that somebody rides along. Undefined: not the reader's placement, or nobody's part. */
export async function endMentor(
	scope: PersonScope,
	placement: Id,
	{ role }: { role: Id },
): Promise<Result<'ended', MentorRefusal> | undefined> {
	const found = await opened(scope, placement);
	if (!found) return undefined;
	const decision = decideEnd(found.at.dates, found, scope.today);
	if (!decision.ok) return decision;
	const part = await setEnd(scope, placement, role, scope.today.toString());
	if (!part) return undefined;
	await tell(scope, 'mentor.left', found, part);
	return decision;
}

/** Who is known by one word is called by it. */
function columnsOf({ firstName, infix, lastName }: PersonName) {
	return firstName === ''
		? { first_name: lastName, infix, last_name: '' }
		: { first_name: firstName, infix, last_name: lastName };
}

async function insertPart(scope: PersonScope, placement: Id, role: Id, id: Id): Promise<Id> {
	await scope.tx
		.insertInto('placement_person')
		.values({
			id,
			placement_id: placement,
			role_id: role,
			part: 'mentor',
			begins_on: scope.today.toString(),
			ended_on: null,
		})
		.execute();
	return id;
}

/** Ends a part that runs, or lets one that ended run again; answers which, if there was one. */
async function setEnd(
	{ tx }: PersonScope,
	placement: Id,
	role: Id,
	ends: string | null,
): Promise<Id | undefined> {
	const changed = await tx
		.updateTable('placement_person')
		.set({ ended_on: ends })
		.where('placement_id', '=', placement)
		.where('role_id', '=', role)
		.where('part', '=', 'mentor')
		.where('ended_on', ends === null ? 'is not' : 'is', null)
		.returning('id')
		.executeTakeFirst();
	return changed?.id;
}

async function tell(
	scope: PersonScope,
	kind: EventKind,
	{ at, by }: { at: PlacementAtHand; by: Participant },
	subject: Id,
): Promise<void> {
	await record(scope, [
		{
			kind,
			at: scope.now,
			actor: by.person,
			onBehalfOf: by.onBehalfOf,
			organisation: at.companyId,
			placement: at.id,
			subject,
			audience: everybodyOnPlacement,
		},
	]);
}
