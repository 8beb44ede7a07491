import { sql } from 'kysely';
import { everybodyOnPlacement, type EventKind } from '#domain/event/event.ts';
import { difference, type Change, type Difference } from '#domain/import/difference.ts';
import { wholeName } from '#domain/import/name.ts';
import type { ListedPlacement } from '#domain/import/row.ts';
import { unreadable } from '#domain/import/unreadable.ts';
import type { Id } from '#domain/kernel/id.ts';
import { happened, type Result } from '#domain/kernel/result.ts';
import { record } from '#features/history/server/write.ts';
import { now } from '#platform/server/clock.ts';
import { scoped, type Scope } from '#platform/server/db/scope.ts';
import { newId } from '#platform/server/random.ts';
import type { ImportCounts, ImportEntry, ImportRefusal, ImportReport } from '../schema.ts';
import { knownPlacements, type KnownRow } from './read-known.ts';
import { readListOf, type ListAtHand } from './read-list.ts';
import { placesFor } from './write-places.ts';
import { addPlacement, changePlacement, type Plan } from './write-plan.ts';
import { noRows, storeRows } from './write-rows.ts';

export interface ImportWish {
	/** Says what would happen, and stores nothing. */
	readonly dryRun: boolean;
	/** Who brings it in; null at the terminal. */
	readonly by?: Id | null;
}

/** Events of one statement: its parameters have to fit in 16 bits. */
const eventsAtOnce = 5000;

/** Reads a school's list and brings it in, or refuses it whole. Rows with a problem are left out. */
export async function importList(
	school: Id,
	bytes: Uint8Array,
	wish: ImportWish,
	at = now(),
): Promise<Result<ImportReport, ImportRefusal>> {
	const read = await readListOf(school, bytes);
	return read.ok ? bringIn(school, read.value, wish, at) : read;
}

/**
 * Lays a list beside what this school's last one said and stores what is different, in one transaction:
 * all of it or nothing. A second import of one school waits for the first. The same list again writes
 * nothing at all. Refuses a list without the columns it needs, and a school that does not exist; a dry
 * run for a school that is still to be made compares with nothing.
 */
export async function bringIn(
	school: Id,
	{ list, saw, rows, fileHash }: ListAtHand,
	{ dryRun, by = null }: ImportWish,
	at = now(),
): Promise<Result<ImportReport, ImportRefusal>> {
	if (list.missing.length > 0) return unreadable('columns-missing');
	return scoped(
		{ task: 'import', school },
		async (scope) => {
			if (!dryRun && !(await exists(scope, school))) return unreadable('school-unknown');
			await sql`select pg_advisory_xact_lock(hashtextextended('import ' || ${school}, 0))`.execute(
				scope.tx,
			);
			const known = await knownPlacements(scope);
			const found = difference(list.listed, known, list.unread);
			const counts = countsOf(found, rows, list.unread.length);
			const applied = !dryRun && counts.added + counts.changed + counts.ended > 0;
			if (applied) {
				await apply(scope, school, known, found);
				await keepImport(scope, { school, by, fileHash, counts });
			}
			return happened({ saw, entries: entriesOf(found), problems: list.problems, counts, applied });
		},
		at,
	);
}

async function exists({ tx }: Scope, school: Id): Promise<boolean> {
	const row = await tx
		.selectFrom('organisation')
		.select('id')
		.where('id', '=', school)
		.where('kind', '=', 'school')
		.executeTakeFirst();
	return row !== undefined;
}

async function apply(
	scope: Scope,
	school: Id,
	known: readonly KnownRow[],
	{ added, changed, ended }: Difference<KnownRow>,
): Promise<void> {
	const listed = [...added, ...[...changed, ...ended].map((change) => change.listed)];
	const named = new Map(listed.map((row) => [row.workPlacementCompanyId, row.company]));
	const rows = noRows();
	const students = new Map(known.map((one) => [one.studentNumber, one.studentId]));
	const plan = { scope, school, rows, students, places: await placesFor(scope, named, rows) };
	const events = [
		...added.flatMap((row) => starts(plan, row)),
		...changed.flatMap((change) => changes(plan, change, 'placement.changed')),
		...ended.flatMap((change) => changes(plan, change, 'placement.ended')),
	];
	await storeRows(scope, rows);
	await recordAll(scope, school, events);
}

type Happening = readonly [EventKind, Id];

function starts(plan: Plan, listed: ListedPlacement): Happening[] {
	const id = addPlacement(plan, listed);
	return listed.status === 'ended'
		? [
				['placement.started', id],
				['placement.ended', id],
			]
		: [['placement.started', id]];
}

function changes(plan: Plan, change: Change<KnownRow>, kind: EventKind): Happening[] {
	const next = changePlacement(plan, change);
	if (!next) return [[kind, change.known.id]];
	return [
		['placement.ended', change.known.id],
		['placement.started', next],
	];
}

async function recordAll(
	scope: Scope,
	school: Id,
	happenings: readonly Happening[],
): Promise<void> {
	const events = happenings.map(([kind, placement]) => ({
		kind,
		at: scope.now,
		actor: null,
		onBehalfOf: null,
		organisation: school,
		placement,
		subject: placement,
		audience: everybodyOnPlacement,
	}));
	for (let from = 0; from < events.length; from += eventsAtOnce)
		await record(scope, events.slice(from, from + eventsAtOnce));
}

async function keepImport(
	scope: Scope,
	{
		school,
		by,
		fileHash,
		counts,
	}: { school: Id; by: Id | null; fileHash: string; counts: ImportCounts },
): Promise<void> {
	await scope.tx
		.insertInto('import')
		.values({
			id: newId(scope.now),
			school_id: school,
			at: scope.now.toString(),
			by,
			file_hash: fileHash,
			added: counts.added,
			changed: counts.changed,
			ended: counts.ended,
			unchanged: counts.unchanged,
			problems: counts.leftOut,
		})
		.execute();
}

function countsOf(found: Difference<KnownRow>, rows: number, leftOut: number): ImportCounts {
	return {
		rows,
		added: found.added.length,
		changed: found.changed.length,
		ended: found.ended.length,
		unchanged: found.unchanged.length,
		gone: found.gone.length,
		neverKnown: found.neverKnown.length,
		conflicting: found.conflicting.length,
		leftOut,
	};
}

function entriesOf(found: Difference<KnownRow>): ImportEntry[] {
	return [
		...found.added.map((row) => entry('new', row, row.line)),
		...found.changed.map(({ listed, fields }) => entry('changed', listed, listed.line, fields)),
		...found.ended.map(({ listed, fields }) => entry('ended', listed, listed.line, fields)),
		...found.conflicting.map(({ listed }) => entry('conflicting', listed, listed.line)),
		...found.gone.map((known) => entry('gone', known, null)),
	];
}

function entry(
	what: ImportEntry['what'],
	row: Pick<KnownRow, 'studentNumber' | 'student' | 'company'>,
	line: number | null,
	fields: ImportEntry['fields'] = [],
): ImportEntry {
	return {
		what,
		line,
		studentNumber: row.studentNumber,
		student: row.student ? wholeName(row.student) : '',
		company: row.company ?? '',
		fields,
	};
}
