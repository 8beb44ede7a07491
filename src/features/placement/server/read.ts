import { sql, type RawBuilder } from 'kysely';
import { getLocale } from '#i18n-runtime';
import { m } from '#messages';
import { writesGoal } from '#domain/placement/goal.ts';
import { leadingPart, placementState } from '#domain/placement/placement.ts';
import type { Id } from '#domain/kernel/id.ts';
import { partyOf, type Part } from '#domain/kernel/party.ts';
import { day } from '#domain/kernel/time.ts';
import { reachOf } from '#domain/people/mailbox.ts';
import { callName, fullName, type PersonName } from '#domain/people/person.ts';
import { textOr, type ErasedMark } from '#features/history/server/read-erased.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { comingDayText, dayText } from '#platform/time/format.ts';
import { comingText, type ComingRow } from './read-taken-over.ts';
import type { PlacementDetail, PlacementPerson, PlacementView } from '../schema.ts';

interface Named {
	firstName: string;
	infix: string;
	lastName: string;
}

type PersonRow = Omit<PlacementPerson, 'name' | 'as' | 'party' | 'reach' | 'deputy'> &
	Named & {
		mailboxes: number;
		proven: number;
		passed: boolean;
		deputy: (PersonName & { phone: string; ends: string }) | null;
	};

interface PageRow {
	id: Id;
	student: Named & { id: Id };
	school: { id: Id; name: string };
	company: { id: Id; name: string };
	employer: string | null;
	begins: string;
	planned_end: string;
	ended: string | null;
	detail: PlacementDetail | null;
	people: PersonRow[];
	goal: { text: string; by: PersonName | null; at: string; erased: ErasedMark | null } | null;
	mine: { part: Part; own: boolean; held: Named | null }[];
	looks: PlacementView['looks'];
	coming: ComingRow[];
}

/**
 * One placement with its people, goal and facts; undefined when it is not there for this reader,
 * which is the same as not existing. One statement.
 * @param also what later slices ask of placement `p` in this statement, by the name of the answer; a page has few
 */
export async function placementPage<Also extends object = Record<never, never>>(
	scope: PersonScope,
	id: Id,
	also?: { readonly [Name in keyof Also]: RawBuilder<Also[Name]> },
): Promise<(PlacementView & { readonly also: Also }) | undefined> {
	const asked = Object.entries<RawBuilder<unknown>>(also ?? {});
	const { rows } = await sql<PageRow & { also: Also }>`
		select p.id, p.begins_on as begins, p.planned_end_on as planned_end, p.ended_on as ended,
			json_build_object('id', st.id, 'firstName', st.first_name, 'infix', st.infix, 'lastName', st.last_name) as student,
			json_build_object('id', s.id, 'name', s.name) as school,
			json_build_object('id', c.id, 'name', c.name) as company,
			e.name as employer, ${detail} as detail, ${people} as people, ${goal} as goal,
			(select coalesce(json_agg(json_build_object('part', mine.part, 'own', mine.own, 'held', case when h.id is not null
					then json_build_object('firstName', h.first_name, 'infix', h.infix, 'lastName', h.last_name) end)), '[]'::json)
				from my_parts() mine left join person h on h.id = mine.held_for and not mine.own where mine.placement_id = p.id) as mine,
			${looks} as looks, ${coming} as coming,
			json_build_object(${sql.join(asked.flatMap(([name, one]) => [sql.lit(name), one]))}) as also
		from placement p
		join person st on st.id = p.student_id
		join organisation s on s.id = p.school_id
		join organisation c on c.id = p.company_id
		left join organisation e on e.id = p.employer_id
		where p.id = ${id}`.execute(scope.tx);
	const [row] = rows;
	return row && { ...view(row, scope), also: row.also };
}

const detail = sql`(
	select json_build_object('crebo', d.crebo, 'qualification', coalesce(q.title, ''), 'level', q.level,
		'verified', coalesce(q.verified, false), 'group', d.group_name, 'site', si.name, 'hours', d.hours_total,
		'workProcesses', (
			select coalesce(json_agg(json_build_object('code', w.code, 'title', w.title) order by w.code), '[]'::json)
			from reference.work_process w where w.crebo = d.crebo
		))
	from placement_detail d join site si on si.id = d.site_id
	left join reference.qualification q on q.crebo = d.crebo where d.placement_id = p.id)`;

// Each table is named once: every mention of one behind the lock works out the reader's ids again.
const people = sql`(
	select coalesce(json_agg(one order by one."order", one."lastName"), '[]'::json) from (
		select x.id as person, held.role, x.first_name as "firstName", x.infix, x.last_name as "lastName",
			held.part, held.subject, held.organisation, held.phone, held.reachable, held."order",
			reach.mailboxes, reach.proven, reach.address,
			x.id = any ((select came_by_pass())::uuid[]) as passed,
			x.id = any ((select my_reachable())::uuid[]) as "mayAddAddress",
			case when d.role_id is not null then json_build_object('firstName', d.first_name, 'infix', d.infix,
				'lastName', d.last_name, 'phone', d.phone, 'ends', d.ends_on) end as deputy
		from (
			select p.student_id as person_id, null::uuid as role, 'student' as part, '' as subject,
				'' as organisation, '' as phone, '' as reachable, 0 as "order"
			union all
			select r.person_id, r.id, pp.part, pp.subject, o.name, r.phone, r.reachable,
				array_position(array['trainer', 'coach', 'mentor', 'teacher'], pp.part)
			from placement_person pp join role r on r.id = pp.role_id
			join organisation o on o.id = r.organisation_id
			where pp.placement_id = p.id and pp.begins_on <= app_today() and (pp.ended_on is null or pp.ended_on > app_today())
				and (r.ended_on is null or r.ended_on > app_today())
		) as held
		join person x on x.id = held.person_id
		left join standing_in() d on d.role_id = held.role and d.person_id <> app_person()
		cross join lateral (
			select count(*) as mailboxes, count(box.proven_at) as proven,
				max(a.address) filter (where box.proven_at is null) as address
			from mailbox box left join mailbox_address a on a.mailbox_id = box.id where box.person_id = x.id
		) as reach
	) as one)`;

const goal = sql`(
	select json_build_object('text', g.text, 'at', g.written_at, 'by', case when w.id is not null then json_build_object(
			'firstName', w.first_name, 'infix', w.infix, 'lastName', w.last_name) end, 'erased',
		case when g.erased_at is not null then json_build_object('at', g.erased_at, 'as', g.erased_as) end)
	from goal g left join person w on w.id = g.written_by
	where g.placement_id = p.id order by g.written_at desc, g.id desc limit 1)`;

const looks = sql`(
	select coalesce(json_agg(one), '[]'::json) from (
		select l.part, o.name as organisation, l.day from look l join organisation o on o.id = l.organisation_id
		where l.placement_id = p.id group by l.part, o.name, l.day order by l.day desc, o.name limit 10
	) as one)`;

const coming = sql`(
	select coalesce(json_agg(json_build_object('part', h.part, 'begins', h.begins_on, 'firstName', h.first_name,
		'infix', h.infix, 'lastName', h.last_name) order by h.begins_on), '[]'::json)
	from coming_hand_overs() h where h.placement_id = p.id)`;

function view(row: PageRow, scope: PersonScope): PlacementView {
	const dates = {
		beginsOn: day(row.begins),
		plannedEndOn: day(row.planned_end),
		endedOn: row.ended ? day(row.ended) : null,
	};
	return {
		id: row.id,
		student: { id: row.student.id, name: fullName(row.student), firstName: row.student.firstName },
		school: row.school,
		company: row.company,
		employer: row.employer,
		begins: row.begins,
		plannedEnd: row.planned_end,
		ended: row.ended,
		term: m.placement_fact_term_value({
			begins: dayText(row.begins, getLocale()),
			ends: dayText(row.ended ?? row.planned_end, getLocale()),
		}),
		state: placementState(dates, scope.today),
		detail: row.detail,
		people: row.people.map(personOf),
		goal: row.goal && {
			...row.goal,
			by: row.goal.by ? callName(row.goal.by) : '',
			text: textOr(row.goal.text, row.goal.erased),
		},
		myPart: leadingPart(row.mine.map(({ part }) => part)),
		actsFor: actsForText(row.mine),
		trains: row.mine.some(({ part }) => part === 'trainer'),
		handsPasses: row.mine.some(({ part, own }) => own && (part === 'coach' || part === 'trainer')),
		looks: row.looks,
		coming: row.coming.map(comingText),
	};
}

/** For whom a stand-in acts here; empty for who has a part of their own. */
function actsForText(mine: PageRow['mine']): string {
	const held = mine.every(({ own }) => !own) ? mine[0]?.held : null;
	return held ? m.people_acts_for({ name: fullName(held) }) : '';
}

/** What somebody is here, in words; a teacher with the subject. */
export const partText = (role: Part, subject = ''): string =>
	subject ? m.people_part_teacher({ subject }) : m.people_role({ role });

function personOf({
	mailboxes,
	proven,
	passed,
	infix,
	lastName,
	deputy,
	...row
}: PersonRow): PlacementPerson {
	const name = fullName({ firstName: row.firstName, infix, lastName });
	return {
		...row,
		name,
		as: partText(row.part, row.subject),
		party: partyOf(row.part),
		reach: reachOf({ mailboxes, proven, passed }),
		deputy: deputy && {
			name: fullName(deputy),
			phone: deputy.phone,
			text: m.people_deputy_until({ name, day: comingDayText(deputy.ends, getLocale()) }),
		},
	};
}

/** Whether the reader writes the goal of this placement. */
export const mayWriteGoal = ({ state, myPart }: Pick<PlacementView, 'state' | 'myPart'>): boolean =>
	state !== 'ended' && writesGoal(myPart);
