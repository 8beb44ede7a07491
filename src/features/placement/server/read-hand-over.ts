import { sql, type RawBuilder } from 'kysely';
import { getLocale } from '#i18n-runtime';
import { m } from '#messages';
import type { Id } from '#domain/kernel/id.ts';
import { day, instant, type Day } from '#domain/kernel/time.ts';
import { fullName, isFoundIn, sortName, type PersonName } from '#domain/people/person.ts';
import {
	handOverDaysMax,
	settledDays,
	undoHandOver,
	type Along,
} from '#domain/placement/hand-over.ts';
import { roleWords } from '#features/people/server/read-role-words.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { dayText } from '#platform/time/format.ts';
import type {
	HandedOverView,
	HandedStudent,
	HandOverGroup,
	HandOverPage,
	HandOverView,
} from '../schema.ts';

interface PartRow {
	role: Id;
	part: 'coach' | 'trainer';
	own: boolean;
	placement: Id;
	office: Id;
	company: string;
	companyId: Id;
	/** Empty where the reader does not know it. */
	programme: string;
	holder: Id;
	held: PersonName;
	student: PersonName;
}

const nameOf = (at: string) =>
	sql.raw(
		`json_build_object('firstName', ${at}.first_name, 'infix', ${at}.infix, 'lastName', ${at}.last_name)`,
	);

/** Every student whom the reader can hand over today, by role. One statement. */
export async function handOverParts(scope: PersonScope): Promise<readonly PartRow[]> {
	const { rows } = await sql<PartRow>`
		select held.from_role as role, held.part, held.own, held.placement_id as placement, held.organisation_id as office,
			c.name as company, c.id as "companyId", coalesce(q.title, d.crebo, '') as programme, held.held_by as holder, ${nameOf('h')} as held, ${nameOf('st')} as student
		from my_hand_over_parts() held join placement p on p.id = held.placement_id
		join person st on st.id = p.student_id join person h on h.id = held.held_by
		join organisation c on c.id = p.company_id
		left join placement_detail d on d.placement_id = p.id left join reference.qualification q on q.crebo = d.crebo
		order by held.own desc, h.last_name, held.from_role`.execute(scope.tx);
	return rows;
}

interface TakerRow extends PersonName {
	role: Id;
	person: Id;
	office: Id;
	kind: string;
	/** The first day of that role, where the reader keeps it; else null. */
	since: string | null;
}

/** Who works today as coach or trainer where the reader does, or is administrator; by surname. */
export async function takersBeside({ tx }: PersonScope): Promise<readonly TakerRow[]> {
	const { rows } = await sql<TakerRow>`
		select distinct on ("lastName", "firstName", role) role, person, office, kind, "firstName", infix, "lastName", since from (
			select beside.role_id as role, beside.person_id as person, beside.organisation_id as office, beside.kind,
				beside.first_name as "firstName", beside.infix, beside.last_name as "lastName", null::date as since
			from my_colleagues() beside where beside.kind in ('coach', 'trainer')
			union all
			select r.id, r.person_id, r.organisation_id, r.kind, x.first_name, x.infix, x.last_name, r.begins_on
			from role r join person x on x.id = r.person_id
			where r.organisation_id = any (my_offices()) and r.person_id <> app_person() and r.kind in ('coach', 'trainer')
				and r.begins_on <= app_today() and (r.ended_on is null or r.ended_on > app_today())
		) as taker order by "lastName", "firstName", role, since`.execute(tx);
	return rows;
}

/**
 * The page on which students are handed over: for one role at a time, the first unless it is chosen. Undefined for
 * who has nobody to hand over, and did not arrange anything that is still to begin.
 */
export async function handOverPage(
	scope: PersonScope,
	from: string | null,
): Promise<HandOverPage | undefined> {
	const parts = await handOverParts(scope);
	const takers = await takersBeside(scope);
	const words = await roleWords(scope);
	const roles = [...Map.groupBy(parts, ({ role }) => role)].map(([role, held]) => {
		const { own, part, office, holder, held: whose } = held[0]!;
		const name = fullName(whose);
		const text = own
			? m.people_me_reachable_at({ role: words.get(role) ?? '' })
			: m.placement_hand_over_role_left({ name });
		return { role, own, kind: part, office, holder, name, text };
	});
	const chosen = from ? roles.find(({ role }) => role === from) : roles[0];
	const open = await openHandOvers(scope);
	if (!chosen && (from || open.length === 0)) return undefined;
	return {
		roles,
		chosen: chosen ?? null,
		groups: groupsOf(parts.filter(({ role }) => role === chosen?.role)),
		colleagues: takers
			.filter(({ office, kind }) => office === chosen?.office && kind === chosen.kind)
			.filter(({ person }) => person !== chosen?.holder)
			.map((taker) => ({
				role: taker.role,
				name: takerText(taker, chosen?.own ?? true, scope.today),
			})),
		today: scope.today.toString(),
		tomorrow: scope.today.add({ days: 1 }).toString(),
		lastDay: scope.today.add({ days: handOverDaysMax }).toString(),
		open,
	};
}

/** The name; of who is new, for what somebody who left held, with the first day on which they can take over. */
function takerText(taker: TakerRow, own: boolean, today: Day): string {
	const name = fullName(taker);
	const from = !own && taker.since ? day(taker.since).add({ days: settledDays }) : today;
	if (today.until(from).days < 2) return name;
	return m.placement_hand_over_to_from({ name, day: dayText(from.toString(), getLocale()) });
}

/** True for who is found by what the reader looks for: a name, a company or a programme. */
export const isLookedFor = ({ student, company, programme }: PartRow, search: string): boolean =>
	isFoundIn(`${fullName(student)} ${company} ${programme}`, search);

function groupsOf(parts: readonly PartRow[]): readonly HandOverGroup[] {
	const byName = parts.toSorted((one, other) =>
		sortName(one.student).localeCompare(sortName(other.student), 'nl'),
	);
	return [...Map.groupBy(byName, ({ companyId }) => companyId)]
		.map(([key, held]) => ({
			key,
			title: held[0]?.company ?? '',
			students: held.map(({ placement, student, programme }) => ({
				...{ placement, programme, name: fullName(student) },
			})),
		}))
		.toSorted((one, other) => one.title.localeCompare(other.title, 'nl'));
}

interface ActRow {
	form: Id;
	by: Id;
	begins: string;
	at: string;
	undone: boolean;
	count: number;
	students: (PersonName & HandedStudentRow)[] | null;
	from: PersonName | null;
	to: PersonName | null;
}
type HandedStudentRow = Pick<HandedStudent, 'placement'> & Record<keyof Along, string | null>;

/** What was handed over with each form, for which of them; with names where the reader knows those. */
const acts = (which: RawBuilder<unknown>) => sql<ActRow>`
	with acts as materialized (
		select h.form_id as form, h.by, h.from_role, h.to_role, h.begins_on as begins,
			to_json(h.at) #>> '{}' as at, h.undone_at is not null as undone, count(*)::int as count,
			json_agg(json_build_object('placement', p.id, 'firstName', st.first_name, 'infix', st.infix,
				'lastName', st.last_name, 'runs', l.runs, 'waits', l.waits, 'know', l.know)
				order by st.last_name, st.first_name) filter (where st.id is not null) as students
		from hand_over h left join placement p on p.id = h.placement_id left join person st on st.id = p.student_id
		left join hand_over_line l on l.hand_over_id = h.id
		where ${which}
		group by h.form_id, h.by, h.from_role, h.to_role, h.begins_on, h.at, h.undone_at
	), named as (
		select r.id, ${nameOf('x')} as name from role r join person x on x.id = r.person_id
		where r.id in (select from_role from acts union select to_role from acts)
		union all
		select beside.role_id, ${nameOf('beside')} from my_colleagues() beside where exists (select from acts)
	)
	select acts.form, acts.by, acts.begins, acts.at, acts.undone, acts.count, acts.students,
		(select name from named where id = acts.from_role limit 1) as "from",
		(select name from named where id = acts.to_role limit 1) as "to"
	from acts order by acts.begins, acts.form`;

const mineToTake = (scope: PersonScope) =>
	sql`h.to_role in (select r.id from role r where r.person_id = ${scope.actor.person})`;

async function handedOvers(scope: PersonScope, which: RawBuilder<unknown>) {
	const { rows } = await acts(which).execute(scope.tx);
	return rows.map((row) => handedView(scope, row));
}

/** What the reader handed over or is to take over, that can still be undone. One statement. */
const openHandOvers = (scope: PersonScope): Promise<readonly HandedOverView[]> =>
	handedOvers(scope, sql`h.id = any (my_hand_overs()) and h.undone_at is null`);

/** What the reader is to take over, and what they took over in these days; the first first. One statement. */
export const takenOver = (scope: PersonScope, days: number): Promise<readonly HandedOverView[]> =>
	handedOvers(
		scope,
		sql`${mineToTake(scope)} and h.undone_at is null and h.begins_on > app_today() - ${days}::int`,
	);

/** What was handed over with one form, for who did and for who takes over; else undefined. */
export async function handedOver(
	scope: PersonScope,
	form: Id,
): Promise<HandedOverView | undefined> {
	const mine = sql`(h.by = ${scope.actor.person} or ${mineToTake(scope)})`;
	return (await handedOvers(scope, sql`h.form_id = ${form} and ${mine}`))[0];
}

const handedView = (
	scope: PersonScope,
	{ form, by, from, to, begins, at, undone, count, students }: ActRow,
): HandedOverView => ({
	form,
	mine: by === scope.actor.person,
	from: from ? fullName(from) : '',
	to: to ? fullName(to) : '',
	begins,
	begun: begins <= scope.today.toString(),
	count,
	students: (students ?? []).map(({ placement, runs, waits, know, ...name }) => ({
		placement,
		name: fullName(name),
		along: { runs: runs ?? '', waits: waits ?? '', know: know ?? '' },
	})),
	state: undone
		? 'undone'
		: undoHandOver({ begins: day(begins), at: instant(at) }, scope.today, scope.now).ok
			? 'open'
			: 'done',
});

interface OnPlacement {
	id: Id;
	part: 'coach' | 'trainer';
	begins: string;
	from: PersonName;
	to: PersonName;
	runs: string | null;
	waits: string | null;
	know: string | null;
}

/** Who handed this student over to whom, newest first, with what went along for who may read that. */
export async function handOversOf(
	scope: PersonScope,
	placement: Id,
): Promise<readonly HandOverView[]> {
	const { rows } = await sql<OnPlacement>`
		select h.id, h.part, h.begins_on as begins, ${nameOf('f')} as "from", ${nameOf('t')} as "to",
			l.runs, l.waits, l.know
		from hand_over h join role fr on fr.id = h.from_role join person f on f.id = fr.person_id
		join role tr on tr.id = h.to_role join person t on t.id = tr.person_id
		left join hand_over_line l on l.hand_over_id = h.id
		where h.placement_id = ${placement} and h.undone_at is null
		order by h.begins_on desc, h.id desc limit 5`.execute(scope.tx);
	return rows.map(({ from, to, runs, waits, know, ...row }) => ({
		...row,
		from: fullName(from),
		to: fullName(to),
		coming: row.begins > scope.today.toString(),
		along: runs === null ? null : { runs, waits: waits ?? '', know: know ?? '' },
	}));
}
