import type { Id } from '#domain/kernel/id.ts';
import { happened, type Result } from '#domain/kernel/result.ts';
import { day } from '#domain/kernel/time.ts';
import {
	changeBooks,
	takeBackTeaching as decideBack,
	teachingLines,
	writeTeaching as decide,
	type CurriculumRefusal,
	type Periods,
} from '#domain/placement/curriculum.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { idFrom, newId } from '#platform/server/random.ts';
import { programmeAtHand } from './read-programme.ts';

interface NewTeaching {
	readonly form: Id;
	/** `<school>:<crebo>`. */
	readonly programme: string;
	/** One line or several. */
	readonly text: string;
	readonly period: string;
	readonly until: string | null;
	readonly healthChecked: boolean;
}

/**
 * Writes what is taught now, from today. Sent twice, it is written once; sent with other words, or for another
 * programme (a page that was gone back to), it is another. Undefined: not there for this reader.
 */
export async function writeTeaching(
	scope: PersonScope,
	{ form, programme, text, period, until, healthChecked }: NewTeaching,
): Promise<Result<'written', CurriculumRefusal> | undefined> {
	const at = await programmeAtHand(scope, programme);
	if (!at) return undefined;
	const lines = teachingLines(text, period);
	const command = { lines, until: until ? day(until) : null, healthChecked };
	const decision = decide(at, command, scope.today);
	if (!decision.ok) return decision;
	const form_id = idFrom(form, JSON.stringify([programme, lines, until]));
	await scope.tx
		.insertInto('teaching')
		.values(
			lines.map((line, place) => ({
				id: newId(scope.now),
				form_id,
				number: place + 1,
				...partsOf(programme),
				...line,
				begins_on: scope.today.toString(),
				ends_on: until,
				by: scope.actor.person,
				at: scope.now.toString(),
			})),
		)
		.onConflict((conflict) => conflict.columns(['by', 'form_id', 'number']).doNothing())
		.execute();
	return decision;
}

/**
 * Takes back what the reader wrote, with every line of that form; again changes nothing. What was written before
 * counts again. Undefined: not there for this reader.
 */
export async function takeBackTeaching(
	scope: PersonScope,
	{ line }: { readonly line: Id },
): Promise<Result<'taken-back', CurriculumRefusal> | undefined> {
	const { person: by } = scope.actor;
	const found = await scope.tx
		.selectFrom('teaching')
		.select(['programme', 'form_id', 'by'])
		.where('id', '=', line)
		.executeTakeFirst();
	const at = found && (await programmeAtHand(scope, found.programme));
	if (!at) return undefined;
	const decision = decideBack(at, { mine: found.by === by });
	if (!decision.ok) return decision;
	const lines = await scope.tx
		.selectFrom('teaching')
		.select(['id as teaching_id', 'programme'])
		.where('form_id', '=', found.form_id)
		.where('by', '=', by)
		.execute();
	await scope.tx
		.insertInto('teaching_removal')
		.values(lines.map((one) => ({ ...one, by, at: scope.now.toString() })))
		.onConflict((conflict) => conflict.column('teaching_id').doNothing())
		.execute();
	return decision;
}

interface NewBook {
	readonly form: Id;
	readonly programme: string;
	readonly title: string;
	readonly subject: string;
	readonly publisher: string;
	readonly periods: Periods | null;
	readonly required: boolean;
}

/** Adds a book to the newest list of a programme, or begins one. Sent twice, it is added once. */
export async function addBook(
	scope: PersonScope,
	{ form, programme, periods, ...book }: NewBook,
): Promise<Result<'changed', CurriculumRefusal> | undefined> {
	const at = await programmeAtHand(scope, programme);
	if (!at) return undefined;
	const decision = changeBooks([at], 1);
	if (!decision.ok) return decision;
	const form_id = idFrom(form, JSON.stringify([programme, book, periods]));
	await scope.tx
		.insertInto('book')
		.values({
			id: newId(scope.now),
			form_id,
			number: 1,
			list_id: await listOf(scope, programme, form_id),
			programme,
			...book,
			first_period: periods?.first ?? null,
			last_period: periods?.last ?? null,
			level: null,
			by: scope.actor.person,
			at: scope.now.toString(),
		})
		.onConflict((conflict) => conflict.columns(['by', 'form_id', 'number']).doNothing())
		.execute();
	return decision;
}

/** The newest list of a programme; a new one when there is none. */
async function listOf(scope: PersonScope, programme: string, form_id: Id): Promise<Id> {
	const newest = () =>
		scope.tx
			.selectFrom('book_list')
			.select('id')
			.where('programme', '=', programme)
			.orderBy('at', 'desc')
			.orderBy('id', 'desc')
			.executeTakeFirst();
	const known = await newest();
	if (known) return known.id;
	const id = newId(scope.now);
	const { person: by } = scope.actor;
	const made = await scope.tx
		.insertInto('book_list')
		.values({ id, form_id, ...partsOf(programme), by, at: scope.now.toString() })
		.onConflict((conflict) => conflict.columns(['by', 'form_id', 'crebo']).doNothing())
		.returning('id')
		.executeTakeFirst();
	// The same form at the same moment made it.
	return made?.id ?? (await newest())?.id ?? id;
}

/** Takes a book away; again changes nothing. Undefined: not there for this reader. */
export async function removeBook(
	scope: PersonScope,
	book: Id,
): Promise<Result<'changed', CurriculumRefusal> | undefined> {
	const found = await scope.tx
		.selectFrom('book')
		.select('programme')
		.where('id', '=', book)
		.executeTakeFirst();
	const at = found && (await programmeAtHand(scope, found.programme));
	if (!at) return undefined;
	const decision = changeBooks([at], 1);
	if (!decision.ok) return decision;
	const { person: by } = scope.actor;
	await scope.tx
		.insertInto('book_removal')
		.values({ book_id: book, programme: found.programme, by, at: scope.now.toString() })
		.onConflict((conflict) => conflict.column('book_id').doNothing())
		.execute();
	return happened('changed');
}

function partsOf(programme: string): { school_id: Id; crebo: string } {
	const [school_id = '', crebo = ''] = programme.split(':');
	return { school_id, crebo };
}
