import { bookHeaders, readBookList, sameBook, type ListedBook } from '#domain/import/book-list.ts';
import type { Id } from '#domain/kernel/id.ts';
import { happened, type Result } from '#domain/kernel/result.ts';
import { changeBooks, type CurriculumRefusal } from '#domain/placement/curriculum.ts';
import { decoded } from '#features/import/server/read-text.ts';
import { readSheet } from '#features/import/server/read.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { idFrom, newId } from '#platform/server/random.ts';
import type { BookChange, BookPlan, Unreadable } from '../schema.ts';
import { schoolAtHand, type KnownBook, type SchoolAtHand } from './read-programme.ts';

interface BookListFile {
	readonly form: Id;
	readonly school: Id;
	/** As text that was pasted; a file goes before. */
	readonly list: string;
	readonly file?: Uint8Array | undefined;
}

type Answer = Result<BookPlan, CurriculumRefusal> | undefined;

/** Says what a book list would do, and stores nothing. Undefined: not a school of this reader. */
export async function lookAtBooks(scope: PersonScope, file: BookListFile): Promise<Answer> {
	return (await planned(scope, file))?.answer;
}

/**
 * Brings a book list in: for each programme of it that this person teaches it becomes the newest list, all or
 * none. A list that was the newest already writes nothing, whatever was added or taken away since.
 */
export async function bringBooks(scope: PersonScope, file: BookListFile): Promise<Answer> {
	const plan = await planned(scope, file);
	if (!plan?.answer.ok) return plan?.answer;
	const { list, changes } = plan.answer.value;
	const wanted = changes.filter(({ same }) => !same);
	if (wanted.length === 0) return plan.answer;
	const form_id = idFrom(file.form, JSON.stringify([file.school, list]));
	const written = { form_id, by: scope.actor.person, at: scope.now.toString() };
	// One statement each: what somebody teaches is worked out again for every one. A list that is stored
	// already came from the same form, with its books.
	const stored = await scope.tx
		.insertInto('book_list')
		.values(
			wanted.map(({ crebo }) => ({
				id: newId(scope.now),
				school_id: file.school,
				crebo,
				...written,
			})),
		)
		.onConflict((conflict) => conflict.columns(['by', 'form_id', 'crebo']).doNothing())
		.returning(['id', 'crebo', 'programme'])
		.execute();
	const books = stored.flatMap(({ id, crebo, programme }) =>
		(plan.books.get(crebo) ?? []).map((book) => ({ list_id: id, programme, ...partsOf(book) })),
	);
	if (books.length > 0)
		await scope.tx
			.insertInto('book')
			.values(
				books.map((book, place) => ({
					id: newId(scope.now),
					number: place + 1,
					...book,
					...written,
				})),
			)
			.execute();
	return plan.answer;
}

function partsOf({ isbn, title, publisher, subject, level, required, periods }: ListedBook) {
	const [first_period, last_period] = [periods?.first ?? null, periods?.last ?? null];
	return { isbn, title, publisher, subject, level, required, first_period, last_period };
}

/** A plan with the books that it is about, by crebo. */
interface Planned {
	readonly answer: Result<BookPlan, CurriculumRefusal>;
	readonly books: ReadonlyMap<string, readonly ListedBook[]>;
}

/** Lays a list beside what the school has. */
async function planned(
	scope: PersonScope,
	{ school, list, file }: BookListFile,
): Promise<Planned | undefined> {
	const at = await schoolAtHand(scope, school);
	if (!at) return undefined;
	const bytes = file ?? new TextEncoder().encode(list);
	const [text, sheet] = [decoded(bytes), readSheet(bytes, bookHeaders)];
	if (!text.ok) return notRead(school, text.refusal);
	if (!sheet.ok) return notRead(school, sheet.refusal);
	const { missing, books: listed, problems } = readBookList(sheet.value);
	if (missing.length > 0) return notRead(school, 'header-unknown');
	const books = Map.groupBy(listed, ({ crebo }) => crebo);
	const crebos = [...books.keys()].toSorted();
	const mine = crebos.filter((crebo) => at.taught.has(crebo));
	const count = mine.reduce((sum, crebo) => sum + (books.get(crebo)?.length ?? 0), 0);
	const decision = changeBooks([{ taught: at.taught.size > 0 }], count);
	if (!decision.ok) return { answer: decision, books };
	const answer = happened({
		unreadable: null,
		school,
		list: text.value.text.replace(/^\ufeff/u, ''),
		changes: mine.map((crebo) => changeOf(at, crebo, books.get(crebo) ?? [])),
		skipped: crebos
			.filter((crebo) => !at.taught.has(crebo))
			.map((crebo) => ({
				crebo,
				title: at.titles.get(crebo) ?? '',
				books: books.get(crebo)?.length ?? 0,
			})),
		problems,
	});
	return { answer, books };
}

function notRead(school: Id, unreadable: Unreadable): Planned {
	const plan = { unreadable, school, list: '', changes: [], skipped: [], problems: [] };
	return { answer: happened(plan), books: new Map() };
}

/** What a list changes in a programme. What stood on the list before decides whether it is the same one. */
function changeOf(at: SchoolAtHand, crebo: string, listed: readonly ListedBook[]): BookChange {
	const known: readonly KnownBook[] = at.books.get(crebo) ?? [];
	const now = known.filter(({ removed }) => !removed);
	const keys = (books: readonly Omit<ListedBook, 'line'>[]) => new Set(books.map(sameBook));
	const [wanted, held] = [keys(listed), keys(now)];
	const before = keys(known.filter(({ fromList }) => fromList));
	const same = wanted.size === before.size && [...wanted].every((key) => before.has(key));
	return {
		crebo,
		title: at.titles.get(crebo) ?? '',
		books: listed.length,
		added: same ? 0 : [...wanted].filter((key) => !held.has(key)).length,
		gone: same ? [] : now.filter((book) => !wanted.has(sameBook(book))).map(({ title }) => title),
		same,
	};
}
