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
	const form_id = idFrom(file.form, JSON.stringify([file.school, list]));
	const wanted = changes.filter(({ same }) => !same);
	const at = { by: scope.actor.person, at: scope.now.toString() };
	let number = 0;
	for (const { crebo } of wanted) {
		const books = plan.books.get(crebo) ?? [];
		const stored = await scope.tx
			.insertInto('book_list')
			.values({ id: newId(scope.now), form_id, school_id: file.school, crebo, ...at })
			.onConflict((conflict) => conflict.columns(['by', 'form_id', 'crebo']).doNothing())
			.returning(['id', 'programme'])
			.executeTakeFirst();
		// The same form at the same moment stored it.
		if (!stored) return plan.answer;
		await scope.tx
			.insertInto('book')
			.values(
				books.map(({ isbn, title, publisher, subject, periods, level, required }) => ({
					id: newId(scope.now),
					form_id,
					number: (number += 1),
					list_id: stored.id,
					programme: stored.programme,
					isbn,
					title,
					publisher,
					subject,
					level,
					required,
					first_period: periods?.first ?? null,
					last_period: periods?.last ?? null,
					...at,
				})),
			)
			.execute();
	}
	return plan.answer;
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
