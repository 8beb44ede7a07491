import { sql } from 'kysely';
import type { Id } from '#domain/kernel/id.ts';
import { calendarFor, type Region } from '#domain/kernel/school-calendar.ts';
import type { Part } from '#domain/kernel/party.ts';
import { day as dayIn } from '#domain/kernel/time.ts';
import { callName, fullName } from '#domain/people/person.ts';
import { placementState } from '#domain/placement/placement.ts';
import {
	isPracticePart,
	isProtectedWork,
	proposeWorkProcess,
	type Help,
} from '#domain/placement/practice-entry.ts';
import {
	dayKind,
	nextSchoolDay,
	type DayKind,
	type SchoolWeekday,
} from '#domain/placement/school-day.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { holidays } from '#platform/server/holidays.ts';
import { newId } from '#platform/server/random.ts';
import type { Moment, PlacementPractice, PracticeView } from '../schema.ts';
import {
	answerText,
	lastText,
	leadText,
	momentText,
	neverText,
	noneText,
	schoolDayText,
	titleText,
	todayText,
	whatText,
} from './read-words.ts';

/** How many moments the page of a placement tells, and the page of practice alone. */
const [fewMax, momentsMax] = [3, 20];

interface Named {
	firstName: string;
	infix: string;
	lastName: string;
}

interface MomentRow extends Named {
	id: Id;
	by: Id;
	asPart: Part;
	help: Help;
	code: string;
	work: string;
	day: string;
}

interface Row extends Named {
	id: Id;
	parts: Part[];
	begins: string;
	planned_end: string;
	ended: string | null;
	school: string;
	company: string;
	school_region: Region;
	company_region: Region;
	goal: string | null;
	work_processes: { code: string; title: string }[];
	last: Record<string, { day: string; help: Help }>;
	moments: MomentRow[];
	said_today: MomentRow[];
	school_day: SchoolWeekday | null;
	next_answer: { signal: Id; day: string } | null;
	coach: (Named & { phone: string }) | null;
}

/** Whom one guides today is who is at work, or may be; who is at school or free comes after. */
const daysInOrder: readonly DayKind[] = ['work', 'unknown', 'school', 'free'];

/** The reader's own day as a student, then everybody whom they guide, who is at work first. One statement. */
export async function practiceToday(scope: PersonScope): Promise<readonly PracticeView[]> {
	const rows = await load(
		scope,
		sql`m.part in ('student', 'mentor')`,
		sql`p.begins_on <= app_today() and (p.ended_on is null or p.ended_on > app_today())`,
	);
	const views = rows.map((row) => viewOf(row, scope));
	const guided = views.filter(({ own }) => !own);
	const byDay = guided.toSorted(
		(one, other) => daysInOrder.indexOf(one.day) - daysInOrder.indexOf(other.day),
	);
	return [...views.filter(({ own }) => own), ...byDay];
}

/** The practice of one placement for its page; undefined when the reader has no part there. */
export async function practicePage(
	scope: PersonScope,
	placement: Id,
): Promise<PracticeView | undefined> {
	const [row] = await load(scope, sql`true`, sql`p.id = ${placement}`);
	return row && viewOf(row, scope);
}

type Fragment = ReturnType<typeof sql>;

async function load(scope: PersonScope, mine: Fragment, which: Fragment): Promise<Row[]> {
	const { rows } = await sql<Row>`
		select p.id, mine.parts, p.begins_on as begins, p.planned_end_on as planned_end, p.ended_on as ended,
			st.first_name as "firstName", st.infix, st.last_name as "lastName", s.name as school, c.name as company,
			s.holiday_region as school_region, c.holiday_region as company_region,
			(select g.text from goal g where g.placement_id = p.id order by g.written_at desc, g.id desc limit 1) as goal,
			${workProcesses} as work_processes, ${last} as last, ${moments(sql`true`)} as moments,
			${moments(sql`e.by = app_person() and e.day = app_today()`)} as said_today,
			${schoolDay} as school_day, ${nextAnswer} as next_answer, ${coach} as coach
		from placement p
		join (
			select m.placement_id, json_agg(distinct m.part) as parts from my_parts() m where ${mine} group by m.placement_id
		) as mine on mine.placement_id = p.id
		join person st on st.id = p.student_id
		join organisation s on s.id = p.school_id
		join organisation c on c.id = p.company_id
		where ${which} order by st.first_name, st.last_name`.execute(scope.tx);
	return rows;
}

const workProcesses = sql`(
	select coalesce(json_agg(json_build_object('code', w.code, 'title', w.title) order by w.code), '[]'::json)
	from placement_detail d join reference.work_process w on w.crebo = d.crebo where d.placement_id = p.id)`;

const counts = sql`not exists (select from practice_entry_correction x where x.entry_id = e.id)`;

const last = sql`(
	select coalesce(json_object_agg(one.work_process, json_build_object('day', one.day, 'help', one.help)), '{}'::json) from (
		select distinct on (e.work_process) e.work_process, e.day, e.help from practice_entry e
		where e.placement_id = p.id and ${counts} order by e.work_process, e.day desc, e.at desc, e.id desc
	) as one)`;

const moments = (which: Fragment, max = momentsMax) => sql`(
	select coalesce(json_agg(one), '[]'::json) from (
		select e.id, e.by, e.as_part as "asPart", e.help, e.day, e.work_process as code, coalesce(w.title, '') as work,
			coalesce(x.first_name, '') as "firstName", coalesce(x.infix, '') as infix, coalesce(x.last_name, '') as "lastName"
		from practice_entry e
		left join person x on x.id = e.by
		left join placement_detail d on d.placement_id = e.placement_id
		left join reference.work_process w on w.crebo = d.crebo and w.code = e.work_process
		where e.placement_id = p.id and ${counts} and ${which}
		order by e.day desc, e.at desc, e.id desc limit ${max}
	) as one)`;

const schoolDay = sql`(
	select sd.weekday from school_day sd where sd.placement_id = p.id order by sd.at desc, sd.id desc limit 1)`;

const nextAnswer = sql`(
	select json_build_object('signal', one.id, 'day', one.day) from (
		select q.id, coalesce(
			(select max(again.due_on) from signal_step again where again.signal_id = q.id), q.due_on) as day
		from signal q where q.placement_id = p.id and coalesce((
			select step.kind from signal_step step where step.signal_id = q.id order by step.number desc limit 1
		), 'raised') in ('raised', 'seen', 'reopened')
	) as one where one.day >= app_today() order by one.day, one.id limit 1)`;

/** Whom to call at school: who coaches, or who stands in for them today. */
const coach = sql`(
	select case when d.role_id is null
		then json_build_object('firstName', x.first_name, 'infix', x.infix, 'lastName', x.last_name, 'phone', r.phone)
		else json_build_object('firstName', d.first_name, 'infix', d.infix, 'lastName', d.last_name, 'phone', d.phone) end
	from placement_person pp join role r on r.id = pp.role_id join person x on x.id = r.person_id
	left join standing_in() d on d.role_id = r.id
	where pp.placement_id = p.id and pp.part = 'coach' and pp.begins_on <= app_today() and (pp.ended_on is null or pp.ended_on > app_today())
		and r.begins_on <= app_today() and (r.ended_on is null or r.ended_on > app_today())
	order by coalesce(d.phone, r.phone) = '', x.last_name limit 1)`;

const never = sql`(
	select coalesce(json_agg(w.title order by w.code), '[]'::json)
	from placement_detail d join reference.work_process w on w.crebo = d.crebo
	where d.placement_id = p.id and w.code not in (
		select e.work_process from practice_entry e where e.placement_id = p.id and ${counts}))`;

/** What `momentsSql` answers. */
interface MomentsRow {
	readonly moments: readonly MomentRow[];
	/** The titles of what nobody said anything of yet, as the qualification lists them. */
	readonly never: readonly string[];
	readonly schoolDay: SchoolWeekday | null;
}

/** What the page of placement `p` tells of practice; a part of that page's one statement. */
export const momentsSql = sql<MomentsRow>`
	json_build_object('moments', ${moments(sql`true`, fewMax)}, 'never', ${never}, 'schoolDay', ${schoolDay})`;

/** The answer to `momentsSql` as the page shows it. */
export function practiceOf(
	{ moments: rows, never: left, schoolDay: weekday }: MomentsRow,
	part: Part | null,
): PlacementPractice {
	const said = rows.map((row) => momentOf(row).text);
	const lines = said.length > 0 ? said : [noneText()];
	return {
		title: titleText(),
		lines: [...lines, ...neverText(left), schoolDayText(weekday)],
		lead: leadText(part),
	};
}

function saidByOthers(rows: readonly MomentRow[]): readonly string[] {
	const said = rows.filter(({ asPart }) => asPart !== 'student').slice(0, fewMax);
	return said.length > 0 ? said.map((row) => momentOf(row).text) : [noneText()];
}

function momentOf(row: MomentRow): Moment {
	const said = { ...row, by: callName(row), byStudent: row.asPart === 'student' };
	return { id: row.id, what: whatText(said), text: momentText(said) };
}

const daysOf = (last: Row['last']): Readonly<Record<string, string>> =>
	Object.fromEntries(Object.entries(last).map(([code, { day }]) => [code, day]));

function viewOf(row: Row, scope: PersonScope): PracticeView {
	const dates = {
		beginsOn: dayIn(row.begins),
		plannedEndOn: dayIn(row.planned_end),
		endedOn: row.ended ? dayIn(row.ended) : null,
	};
	const state = placementState(dates, scope.today);
	const week = {
		schoolDay: row.school_day,
		school: calendarFor('school', row.school_region, holidays),
		company: calendarFor('company', row.company_region, holidays),
	};
	const own = row.parts.includes('student');
	const [day, next] = [dayKind(scope.today, week), nextSchoolDay(scope.today, week)];
	const answer = row.next_answer;
	const codes = row.work_processes.map(({ code }) => code);
	return {
		placement: row.id,
		student: fullName(row),
		firstName: row.firstName,
		own,
		mayNote: row.parts.some(isPracticePart) && state !== 'ended' && state !== 'coming',
		maySetSchoolDay:
			row.parts.some((part) => part === 'student' || part === 'coach') && state !== 'ended',
		company: row.company,
		school: row.school,
		goal: row.goal ?? '',
		workProcesses: row.work_processes.map((work) => ({
			...work,
			last: lastText(row.last[work.code]),
		})),
		hasProtectedWork: row.work_processes.some(({ title }) => isProtectedWork(title)),
		proposed: proposeWorkProcess(
			codes,
			{ last: daysOf(row.last), said: row.said_today.map(({ code }) => code) },
			scope.today,
		),
		saidToday: row.said_today.map((moment) => ({ ...momentOf(moment), form: newId() })),
		moments: row.moments.map(momentOf),
		saidOfMe: own ? saidByOthers(row.moments) : [],
		day,
		today: todayText(day, own),
		schoolDay: row.school_day,
		schoolDayText: schoolDayText(row.school_day, next?.toString()),
		nextAnswer: answer && {
			signal: answer.signal,
			text: answerText(answer.day),
		},
		coach: row.coach && { name: fullName(row.coach), phone: row.coach.phone },
		form: newId(),
	};
}
