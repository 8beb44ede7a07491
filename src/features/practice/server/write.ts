import { sql } from 'kysely';
import { everybodyOnPlacement, type EventKind } from '#domain/event/event.ts';
import type { Id } from '#domain/kernel/id.ts';
import type { Part } from '#domain/kernel/party.ts';
import { happened, type Result } from '#domain/kernel/result.ts';
import type { Participant } from '#domain/placement/placement.ts';
import {
	isPracticePart,
	notePractice as decideNote,
	takeBackPractice as decideTakeBack,
	type Help,
	type PracticeRefusal,
} from '#domain/placement/practice-entry.ts';
import {
	setSchoolDay as decideSchoolDay,
	type SchoolDayRefusal,
} from '#domain/placement/school-day.ts';
import { record } from '#features/history/server/write.ts';
import {
	placementAtHand,
	type PlacementAtHand,
} from '#features/placement/server/read-participant.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { newId } from '#platform/server/random.ts';

/** What was noted, and about which placement. */
interface Done {
	readonly placement: Id;
	readonly id: Id;
}

interface NewPractice {
	readonly form: Id;
	readonly placement: Id;
	readonly help: Help;
	/** A code of the qualification, or empty. */
	readonly workProcess: string;
}

/**
 * Notes what a student practised today. Sent twice it is noted once, and answers the same.
 * Undefined: not there for this reader.
 */
export async function notePractice(
	scope: PersonScope,
	{ form, placement, help, workProcess }: NewPractice,
): Promise<Result<Done, PracticeRefusal> | undefined> {
	const at = await placementAtHand(scope, placement);
	if (!at) return undefined;
	const by = speakingAs(at, isPracticePart);
	const place = { dates: at.dates, workProcesses: await codesOf(scope, placement) };
	const decision = decideNote(place, { by, workProcess }, scope.today);
	if (!decision.ok) return decision;
	const id = newId(scope.now);
	const stored = await scope.tx
		.insertInto('practice_entry')
		.values({
			id,
			form_id: form,
			placement_id: placement,
			work_process: workProcess,
			help,
			day: scope.today.toString(),
			by: by.person,
			as_part: decision.value,
			at: scope.now.toString(),
		})
		.onConflict((conflict) => conflict.columns(['by', 'form_id']).doNothing())
		.executeTakeFirst();
	if (stored.numInsertedOrUpdatedRows === 0n)
		return happened({ placement, id: (await alreadyNoted(scope, form)) ?? id });
	await tell(scope, at, { kind: 'practice.seen', by, subject: id });
	return happened({ placement, id });
}

interface TakenBack {
	readonly form: Id;
	readonly entry: Id;
}

/** Takes back what the reader noted. Sent twice it is taken back once. Undefined: not there for this reader. */
export async function takeBackPractice(
	scope: PersonScope,
	{ form, entry }: TakenBack,
): Promise<Result<Done, PracticeRefusal> | undefined> {
	const found = await scope.tx
		.selectFrom('practice_entry as e')
		.leftJoin('practice_entry_correction as x', 'x.entry_id', 'e.id')
		.select(['e.placement_id', 'e.by', 'x.form_id as taken_back_with'])
		.where('e.id', '=', entry)
		.executeTakeFirst();
	const at = found && (await placementAtHand(scope, found.placement_id));
	if (!at) return undefined;
	const own = found.by === scope.actor.person;
	const done = { placement: at.id, id: entry };
	if (own && found.taken_back_with === form) return happened(done);
	const takenBack = found.taken_back_with !== null;
	const decision = decideTakeBack(at.dates, { own, takenBack }, scope.today);
	if (!decision.ok) return decision;
	const stored = await scope.tx
		.insertInto('practice_entry_correction')
		.values({
			entry_id: entry,
			form_id: form,
			placement_id: at.id,
			by: scope.actor.person,
			at: scope.now.toString(),
		})
		.onConflict((conflict) => conflict.column('entry_id').doNothing())
		.executeTakeFirst();
	if (stored.numInsertedOrUpdatedRows === 1n)
		await tell(scope, at, {
			kind: 'practice.taken-back',
			by: speakingAs(at, isPracticePart),
			subject: entry,
		});
	return happened(done);
}

interface NewSchoolDay {
	readonly form: Id;
	readonly placement: Id;
	readonly weekday: number;
}

/** Sets the weekday on which a student goes to school; the same day again changes nothing. */
export async function setSchoolDay(
	scope: PersonScope,
	{ form, placement, weekday }: NewSchoolDay,
): Promise<Result<Done, SchoolDayRefusal> | undefined> {
	const at = await placementAtHand(scope, placement);
	if (!at) return undefined;
	const by = speakingAs(at, (part) => part === 'student' || part === 'coach');
	const decision = decideSchoolDay(at.dates, { by, weekday }, scope.today);
	if (!decision.ok) return decision;
	const id = newId(scope.now);
	if ((await schoolDayOf(scope, placement)) === weekday) return happened({ placement, id });
	const stored = await scope.tx
		.insertInto('school_day')
		.values({
			id,
			form_id: form,
			placement_id: placement,
			weekday: decision.value,
			by: by.person,
			as_part: by.part === 'student' ? 'student' : 'coach',
			at: scope.now.toString(),
		})
		.onConflict((conflict) => conflict.columns(['by', 'form_id']).doNothing())
		.executeTakeFirst();
	if (stored.numInsertedOrUpdatedRows === 1n)
		await tell(scope, at, { kind: 'school-day.set', by, subject: id });
	return happened({ placement, id });
}

/** The reader in a part that may do this, or else in the part in which they mostly speak. */
function speakingAs(at: PlacementAtHand, may: (part: Part) => boolean): Participant {
	return at.participants.find(({ part }) => may(part)) ?? at.participant;
}

async function alreadyNoted(scope: PersonScope, form: Id): Promise<Id | undefined> {
	const row = await scope.tx
		.selectFrom('practice_entry')
		.select('id')
		.where('by', '=', scope.actor.person)
		.where('form_id', '=', form)
		.executeTakeFirst();
	return row?.id;
}

async function codesOf(scope: PersonScope, placement: Id): Promise<string[]> {
	const { rows } = await sql<{ code: string }>`
		select w.code from placement_detail d join reference.work_process w on w.crebo = d.crebo
		where d.placement_id = ${placement}`.execute(scope.tx);
	return rows.map(({ code }) => code);
}

async function schoolDayOf(scope: PersonScope, placement: Id): Promise<number | undefined> {
	const row = await scope.tx
		.selectFrom('school_day')
		.select('weekday')
		.where('placement_id', '=', placement)
		.orderBy('at', 'desc')
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row?.weekday;
}

async function tell(
	scope: PersonScope,
	at: PlacementAtHand,
	{ kind, by, subject }: { kind: EventKind; by: Participant; subject: Id },
): Promise<void> {
	await record(scope, [
		{
			kind,
			at: scope.now,
			actor: by.person,
			onBehalfOf: by.onBehalfOf,
			organisation: at.organisation,
			placement: at.id,
			subject,
			audience: everybodyOnPlacement,
		},
	]);
}
