import {
	agreesAs,
	confirmRhythm as decideConfirm,
	proposeRhythm as decidePropose,
	type RhythmRefusal,
} from '#domain/agreement/rhythm.ts';
import {
	isOnEdge,
	noteContact as decideNote,
	takeBackContact as decideTakeBack,
	type ContactKind,
	type ContactRefusal,
	type Edge,
} from '#domain/contact/contact.ts';
import { everybodyOnPlacement, type Event, type EventKind } from '#domain/event/event.ts';
import type { Id } from '#domain/kernel/id.ts';
import { happened, refused, type Result } from '#domain/kernel/result.ts';
import { day as dayFrom, Temporal } from '#domain/kernel/time.ts';
import { placementState, type Participant } from '#domain/placement/placement.ts';
import { record } from '#features/history/server/write.ts';
import {
	placementAtHand,
	type PlacementAtHand,
} from '#features/placement/server/read-participant.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { idFrom, newId } from '#platform/server/random.ts';
import { alsoSpokenOf, togetherEdge, type Speaking } from './read-together.ts';

interface NewContact {
	readonly form: Id;
	readonly edge: Edge;
	readonly kind: ContactKind;
	/** `2026-11-25`; null for today. */
	readonly day: string | null;
	/** It was about all students whom company and school share; of no other side it says anything. */
	readonly together?: boolean;
}

/**
 * Notes that two parties spoke, on one placement or on all that the reader has with the same two: on each or on
 * none. Sent twice it is noted once. Answers on how many. Undefined: not there for this reader.
 */
export async function noteContact(
	scope: PersonScope,
	placement: Id,
	{ form, edge, kind, day, together = false }: NewContact,
): Promise<Result<number, ContactRefusal> | undefined> {
	const at = await placementAtHand(scope, placement);
	if (!at) return undefined;
	const here = { at, by: onEdge(at, edge) };
	const beside = together && edge === togetherEdge ? await alsoSpokenOf(scope, here) : [];
	const on = day ? dayFrom(day) : scope.today;
	// A talk of some time ago was not about who has come since.
	const others = beside.filter((one) => Temporal.PlainDate.compare(one.at.dates.beginsOn, on) <= 0);
	const about = [here, ...others].map((one) => ({
		...one,
		id: newId(scope.now),
		// That of the page is the same with the tick and without, so that a form noted once stays noted once.
		formId: idFrom(form, one === here ? `contact ${edge}` : `contact ${edge} ${one.at.id}`),
	}));
	for (const one of about) {
		const decision = decideNote({
			edge,
			part: one.by.part,
			day: on,
			today: scope.today,
			placementEnded: isEnded(one.at, scope),
		});
		if (!decision.ok) return decision;
	}
	const stored = await scope.tx
		.insertInto('contact')
		.values(
			about.map((one) => ({
				id: one.id,
				form_id: one.formId,
				placement_id: one.at.id,
				edge,
				kind,
				day: on.toString(),
				...signed(scope, one.by),
			})),
		)
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.execute();
	const fresh = about.filter(({ id }) => stored.some((row) => row.id === id));
	await record(
		scope,
		fresh.map((one) => happening(scope, one, 'contact.noted', one.id)),
	);
	return happened(about.length);
}

/** Says that a noted contact was not so. Sent twice it is taken back once. */
export async function takeBackContact(
	scope: PersonScope,
	placement: Id,
	{ form, contact }: { form: Id; contact: Id },
): Promise<Result<'taken-back', ContactRefusal> | undefined> {
	const at = await placementAtHand(scope, placement);
	const found = await scope.tx
		.selectFrom('contact')
		.leftJoin('contact_correction', 'contact_correction.contact_id', 'contact.id')
		.select(['contact.edge', 'contact_correction.by as taken_back_by'])
		.where('contact.id', '=', contact)
		.where('contact.placement_id', '=', placement)
		.executeTakeFirst();
	if (!at || !found) return undefined;
	const by = onEdge(at, found.edge);
	if (found.taken_back_by === by.person) return happened('taken-back');
	const decision = decideTakeBack({
		edge: found.edge,
		part: by.part,
		takenBack: found.taken_back_by !== null,
		placementEnded: isEnded(at, scope),
	});
	if (!decision.ok) return decision;
	const { on_behalf_of: _, ...who } = signed(scope, by);
	const stored = await scope.tx
		.insertInto('contact_correction')
		.values({
			contact_id: contact,
			form_id: idFrom(form, `back ${contact}`),
			placement_id: placement,
			...who,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (stored.numInsertedOrUpdatedRows === 0n) return refused('contact-taken-back');
	await tell(scope, at, by, 'contact.taken-back', contact);
	return decision;
}

/** Proposes how many weeks may pass between two contacts. Sent twice it is proposed once. */
export async function proposeRhythm(
	scope: PersonScope,
	placement: Id,
	{ form, edge, weeks }: { form: Id; edge: Edge; weeks: number },
): Promise<Result<'proposed', RhythmRefusal> | undefined> {
	const at = await placementAtHand(scope, placement);
	if (!at) return undefined;
	const by = agreeing(at, edge);
	const decision = decidePropose({
		edge,
		part: by.part,
		weeks,
		placementEnded: isEnded(at, scope),
	});
	if (!decision.ok) return decision;
	const id = newId(scope.now);
	const stored = await scope.tx
		.insertInto('rhythm')
		.values({
			id,
			form_id: idFrom(form, `rhythm ${edge}`),
			placement_id: placement,
			edge,
			weeks,
			...signed(scope, by),
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (stored.numInsertedOrUpdatedRows === 1n) await tell(scope, at, by, 'rhythm.proposed', id);
	return decision;
}

/** Confirms, from the other end, a rhythm that was proposed; from then on the contact is judged by it. */
export async function confirmRhythm(
	scope: PersonScope,
	placement: Id,
	{ form, rhythm }: { form: Id; rhythm: Id },
): Promise<Result<'confirmed', RhythmRefusal> | undefined> {
	const at = await placementAtHand(scope, placement);
	const found = await scope.tx
		.selectFrom('rhythm')
		.leftJoin('rhythm_confirmation', 'rhythm_confirmation.rhythm_id', 'rhythm.id')
		.select(['rhythm.edge', 'rhythm.as_part', 'rhythm_confirmation.by as confirmed_by'])
		.where('rhythm.id', '=', rhythm)
		.where('rhythm.placement_id', '=', placement)
		.executeTakeFirst();
	if (!at || !found) return undefined;
	const by = agreeing(at, found.edge);
	if (found.confirmed_by === by.person) return happened('confirmed');
	const decision = decideConfirm({
		edge: found.edge,
		proposedBy: found.as_part as Participant['part'],
		part: by.part,
		confirmed: found.confirmed_by !== null,
		placementEnded: isEnded(at, scope),
	});
	if (!decision.ok) return decision;
	const stored = await scope.tx
		.insertInto('rhythm_confirmation')
		.values({
			rhythm_id: rhythm,
			form_id: idFrom(form, `confirm ${rhythm}`),
			placement_id: placement,
			...signed(scope, by),
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (stored.numInsertedOrUpdatedRows === 0n) return refused('rhythm-already-agreed');
	await tell(scope, at, by, 'rhythm.agreed', rhythm);
	return decision;
}

/** In which of their parts somebody speaks on an edge; where in none, the decision refuses the one they have. */
const onEdge = (at: PlacementAtHand, edge: Edge): Participant =>
	at.participants.find(({ part }) => isOnEdge(edge, part)) ?? at.participant;

function agreeing(at: PlacementAtHand, edge: Edge): Participant {
	const part = agreesAs(
		edge,
		at.participants.map((one) => one.part),
	);
	return at.participants.find((one) => one.part === part) ?? onEdge(at, edge);
}

const isEnded = (at: PlacementAtHand, scope: PersonScope): boolean =>
	placementState(at.dates, scope.today) === 'ended';

const signed = (scope: PersonScope, by: Participant) => ({
	by: by.person,
	as_part: by.part,
	on_behalf_of: by.onBehalfOf,
	at: scope.now.toString(),
});

async function tell(
	scope: PersonScope,
	at: PlacementAtHand,
	by: Participant,
	kind: EventKind,
	subject: Id,
): Promise<void> {
	await record(scope, [happening(scope, { at, by }, kind, subject)]);
}

const happening = (
	scope: PersonScope,
	{ at, by }: Speaking,
	kind: EventKind,
	subject: Id,
): Event => ({
	kind,
	at: scope.now,
	actor: by.person,
	onBehalfOf: by.onBehalfOf,
	organisation: by.part === 'student' ? null : at.organisation,
	placement: at.id,
	subject,
	audience: everybodyOnPlacement,
});
