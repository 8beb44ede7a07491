import { sql } from 'kysely';
import { getLocale } from '#i18n-runtime';
import { m } from '#messages';
import { booksNow } from '#domain/placement/curriculum.ts';
import type { Id } from '#domain/kernel/id.ts';
import { meFrom, meIn, type MeRow } from '#features/people/server/read.ts';
import { fullName, type PersonName } from '#domain/people/person.ts';
import { dayText } from '#platform/time/format.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import type { ProgrammeView } from '../schema.ts';

/**
 * What is taught to the reader's students who are still there, with whoever reads it: of one placement, or
 * of all, over all schools. One statement, so that a page has room for it.
 */
export async function programmesOf(scope: PersonScope, placement: Id | null = null) {
	const { rows } = await sql<{ me: MeRow | null; programmes: ProgrammeRow[] }>`
		select ${meIn(scope)} as me, ${programmes(placement)} as programmes`.execute(scope.tx);
	const [row] = rows;
	return { me: row?.me && meFrom(scope, row.me), programmes: (row?.programmes ?? []).map(view) };
}

type ProgrammeRow = Omit<ProgrammeView, 'booksNow'>;

function view(row: ProgrammeRow): ProgrammeView {
	const now = row.teaching ? booksNow(row.books, row.teaching.lines) : [];
	const rest = row.books.filter((book) => !now.includes(book));
	return { ...row, books: [...now, ...rest], booksNow: now.map(({ title }) => title) };
}

/** Each table behind the lock is named once: every mention works out the reader's ids again. */
const programmes = (placement: Id | null) => sql`(
	with mine as materialized (
		select d.school_id, d.crebo, programme_of(d.school_id, d.crebo) as programme,
			coalesce(json_agg(st.first_name order by st.first_name, p.id)
				filter (where st.id <> app_person()), '[]'::json) as students
		from placement_detail d join placement p on p.id = d.placement_id join person st on st.id = p.student_id
		where (p.ended_on is null or p.ended_on > app_today())
			and (${placement}::uuid is null or p.id = ${placement}::uuid)
		group by d.school_id, d.crebo
	), today as materialized (
		select t.id, t.by, t.programme, t.number, t.period, t.text, t.begins_on, t.ends_on,
			rank() over (partition by t.programme order by t.at desc, t.form_id desc) as age
		from teaching t
		where t.begins_on <= app_today() and (t.ends_on is null or t.ends_on >= app_today())
			and t.id not in (select r.teaching_id from teaching_removal r)
	), listed as materialized (
		select b.*, rank() over (partition by l.programme order by l.at desc, l.id desc) as age
		from book_list l left join book b on b.list_id = l.id
	), removed as materialized (
		select r.book_id from book_removal r
	)
	select coalesce(json_agg(json_build_object(
		'key', mine.programme, 'school', json_build_object('id', s.id, 'name', s.name),
		'crebo', mine.crebo, 'title', coalesce(q.title, ''), 'level', q.level,
		'taught', mine.programme = any ((select my_taught_programmes())::text[]),
		'students', mine.students,
		'teaching', (
			select json_build_object('begins', min(t.begins_on), 'ends', min(t.ends_on),
				'id', (array_agg(t.id order by t.number))[1], 'mine', bool_and(t.by = app_person()),
				'lines', json_agg(json_build_object('period', t.period, 'text', t.text) order by t.number))
			from today t where t.programme = mine.programme and t.age = 1 having count(*) > 0
		),
		'books', (
			select coalesce(json_agg(json_build_object('id', b.id, 'isbn', b.isbn, 'title', b.title,
				'publisher', b.publisher, 'subject', b.subject, 'required', b.required,
				'periods', case when b.first_period is not null
					then json_build_object('first', b.first_period, 'last', b.last_period) end
			) order by b.first_period nulls first, b.last_period, b.subject, b.title, b.id), '[]'::json)
			from listed b
			where b.programme = mine.programme and b.age = 1 and b.id not in (select book_id from removed)
		)
	) order by s.name, s.id, q.title, mine.crebo), '[]'::json)
	from mine join organisation s on s.id = mine.school_id
	left join reference.qualification q on q.crebo = mine.crebo)`;

/** Who wrote what of late, in words, newest first, by programme; of those alone that the reader teaches. One statement. */
export async function teachingHistory({
	tx,
}: PersonScope): Promise<Readonly<Record<string, readonly string[]>>> {
	const { rows } = await sql<HistoryRow>`
		select programme, written_on as day, first_name as "firstName", infix, last_name as "lastName", lines, removed
		from my_teaching_history()`.execute(tx);
	const text = ({ day, lines, removed, ...name }: HistoryRow) => {
		const words = { day: dayText(day, getLocale()), who: fullName(name), lines };
		return removed ? m.curriculum_history_removed(words) : m.curriculum_history(words);
	};
	const grouped = [...Map.groupBy(rows, ({ programme }) => programme)];
	return Object.fromEntries(grouped.map(([key, of]) => [key, of.map(text)]));
}

interface HistoryRow extends PersonName {
	programme: string;
	day: string;
	lines: string;
	removed: boolean;
}
