import { sql } from 'kysely';
import type { ListedBook } from '#domain/import/book-list.ts';
import type { Id } from '#domain/kernel/id.ts';
import type { ProgrammeAtHand } from '#domain/placement/curriculum.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';

/** One programme for a decision; undefined when nobody on the reader's placements follows it. */
export async function programmeAtHand(
	scope: PersonScope,
	programme: string,
): Promise<ProgrammeAtHand | undefined> {
	const { rows } = await sql<{ known: boolean; taught: boolean }>`
		select ${programme} = any (my_programmes()) as known, ${programme} = any (my_taught_programmes()) as taught`.execute(
		scope.tx,
	);
	return rows[0]?.known ? { taught: rows[0].taught } : undefined;
}

/** A book as it is stored, for comparing with a list. */
export interface KnownBook extends Omit<ListedBook, 'line'> {
	/** It came in with the list itself, and was not added by hand. */
	readonly fromList: boolean;
	readonly removed: boolean;
}

/** What a school teaches as far as the reader sees it. */
export interface SchoolAtHand {
	/** Crebos that the reader coaches or teaches there today. */
	readonly taught: ReadonlySet<string>;
	readonly titles: ReadonlyMap<string, string>;
	/** The books of the newest list, by crebo, with what was taken away since. */
	readonly books: ReadonlyMap<string, readonly KnownBook[]>;
}

interface Row {
	known: string[];
	taught: string[];
	titles: { crebo: string; title: string }[];
	books: (KnownBook & { crebo: string })[];
}

/** Loads a school for its book list; undefined when it is not a school of the reader. One statement. */
export async function schoolAtHand(
	scope: PersonScope,
	school: Id,
): Promise<SchoolAtHand | undefined> {
	const { rows } = await sql<Row>`
		select my_programmes() as known, my_taught_programmes() as taught,
			(select json_agg(json_build_object('crebo', q.crebo, 'title', q.title)) from reference.qualification q) as titles,
			(select coalesce(json_agg(json_build_object('crebo', l.crebo, 'isbn', b.isbn, 'title', b.title,
				'publisher', b.publisher, 'subject', b.subject, 'level', b.level, 'required', b.required,
				'periods', case when b.first_period is not null
					then json_build_object('first', b.first_period, 'last', b.last_period) end,
				'fromList', b.form_id = l.form_id, 'removed', r.book_id is not null) order by b.number), '[]'::json)
			from (
				select id, form_id, crebo, rank() over (partition by crebo order by at desc, id desc) as age
				from book_list where school_id = ${school}
			) as l join book b on b.list_id = l.id left join book_removal r on r.book_id = b.id
			where l.age = 1) as books`.execute(scope.tx);
	const [row] = rows;
	const here = (keys: readonly string[] = []) =>
		keys.flatMap((key) => (key.startsWith(`${school}:`) ? [key.slice(school.length + 1)] : []));
	if (!row || here(row.known).length === 0) return undefined;
	return {
		taught: new Set(here(row.taught)),
		titles: new Map((row.titles ?? []).map(({ crebo, title }) => [crebo, title])),
		books: Map.groupBy(row.books, ({ crebo }) => crebo),
	};
}
