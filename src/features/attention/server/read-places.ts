import { sql } from 'kysely';
import type { Id } from '#domain/kernel/id.ts';
import type { Part } from '#domain/kernel/party.ts';
import type { Region } from '#domain/kernel/school-calendar.ts';
import type { PersonName } from '#domain/people/person.ts';
import { meFrom, meIn, type MeRow } from '#features/people/server/read.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';

/** Somebody who is on a placement today, but for its student. */
interface Held extends PersonName {
	readonly person: Id;
	readonly part: Part;
	readonly phone: string;
	/** Who stands in for them today. */
	readonly deputy: (PersonName & { readonly phone: string }) | null;
}

/** A placement that runs today and on which the reader has a part. */
export interface Place {
	readonly id: Id;
	/** `2026-09-01` */
	readonly begins: string;
	readonly student: PersonName & { readonly id: Id };
	readonly school: string;
	readonly company: string;
	readonly region: Region;
	readonly parts: readonly Part[];
	/** For whom the reader stands in here, when they have no part of their own. */
	readonly heldFor: PersonName | null;
	/** Until which day, as `2026-12-16`; null with nobody to stand in for. */
	readonly heldUntil: string | null;
	readonly goal: {
		readonly id: Id;
		readonly text: string;
		readonly as: Part;
		readonly on: string;
	} | null;
	readonly people: readonly Held[];
	/** Who of them has no address, and can be given one by the reader. */
	readonly unreached: readonly Id[];
	readonly studentUnreached: boolean;
	readonly programme: string;
	readonly programmeTitle: string;
	readonly taught: boolean;
	readonly isTaughtNow: boolean;
}

interface Row {
	me: MeRow | null;
	places: Place[];
	total: number;
	running: number;
	unreached: number;
	left: number;
}

/**
 * Who reads, and what Vandaag needs to know of their placements that run; how many placements are there
 * for them, and how many of those are not over; and how many colleagues have no address whom they can give one. Through the reader's eyes alone.
 * One statement, in which each table behind the lock is named once: every mention works out the reader's ids again.
 */
export async function placesOf(scope: PersonScope) {
	const { rows } = await sql<Row>`
		select ${meIn(scope)} as me, ${places} as places, (select count(*)::int from placement) as total,
			(select count(*)::int from placement p where p.ended_on is null or p.ended_on > app_today()) as running,
			${unreached} as unreached, left_without() as left`.execute(scope.tx);
	const [row] = rows;
	return {
		me: row?.me ? meFrom(scope, row.me) : undefined,
		places: row?.places ?? [],
		total: row?.total ?? 0,
		running: row?.running ?? 0,
		unreached: row?.unreached ?? 0,
		left: row?.left ?? 0,
	};
}

const unreached = sql`(
	select count(distinct r.person_id)::int from role r
	where r.organisation_id = any ((select my_offices())::uuid[]) and (r.ended_on is null or r.ended_on > app_today())
		and r.person_id not in (select m.person_id from mailbox m))`;

const name = (alias: string) => sql`
	'firstName', ${sql.ref(`${alias}.first_name`)}, 'infix', ${sql.ref(`${alias}.infix`)}, 'lastName', ${sql.ref(`${alias}.last_name`)}`;

const places = sql`(
	with parts as materialized (
		select m.placement_id, json_agg(distinct m.part) as parts,
			case when bool_or(m.own) then null else min(m.held_for::text)::uuid end as held_for
		from my_parts() m group by m.placement_id
	), known as materialized (
		select x.id, x.first_name, x.infix, x.last_name from person x
	), standing as materialized (
		select * from standing_in()
	), mine as materialized (
		select p.id, p.student_id, p.school_id, p.company_id, p.begins_on, parts.parts, parts.held_for
		from placement p join parts on parts.placement_id = p.id
		where p.begins_on <= app_today() and (p.ended_on is null or p.ended_on > app_today())
	), newest as materialized (
		select distinct on (g.placement_id) g.placement_id, g.id, g.text, g.as_part, g.written_at
		from goal g join mine on mine.id = g.placement_id order by g.placement_id, g.written_at desc, g.id desc
	), without as materialized (
		select one as person_id from unnest((select my_reachable())::uuid[]) as one
		where one not in (select m.person_id from mailbox m)
	), held as materialized (
		select pp.placement_id, json_agg(json_build_object('person', r.person_id, 'part', pp.part, 'phone', r.phone, ${name('x')},
				'deputy', case when d.role_id is not null then json_build_object(${name('d')}, 'phone', d.phone) end)
				order by coalesce(d.phone, r.phone) = '', x.last_name, x.id) as people,
			json_agg(r.person_id) filter (where r.person_id in (select person_id from without)) as unreached
		from placement_person pp join mine on mine.id = pp.placement_id
		join role r on r.id = pp.role_id join known x on x.id = r.person_id
		left join standing d on d.role_id = r.id
		where (pp.ended_on is null or pp.ended_on > app_today()) and r.begins_on <= app_today()
			and (r.ended_on is null or r.ended_on > app_today())
		group by pp.placement_id
	), programmes as materialized (
		select d.placement_id, d.crebo, programme_of(d.school_id, d.crebo) as programme
		from placement_detail d join mine on mine.id = d.placement_id
	), today as materialized (
		select distinct t.programme from teaching t
		where t.begins_on <= app_today() and (t.ends_on is null or t.ends_on >= app_today())
			and t.id not in (select r.teaching_id from teaching_removal r)
	), taught as materialized (
		select unnest((select my_taught_programmes())::text[]) as programme
	)
	select coalesce(json_agg(json_build_object(
		'id', mine.id, 'begins', mine.begins_on, 'school', s.name, 'company', c.name, 'region', s.holiday_region,
		'parts', mine.parts, 'student', json_build_object('id', st.id, ${name('st')}),
		'heldFor', case when h.id is not null then json_build_object(${name('h')}) end,
		'heldUntil', (select max(d.ends_on) from standing d where d.held_for = h.id and d.person_id = app_person()),
		'goal', case when n.id is not null then json_build_object('id', n.id, 'text', n.text, 'as', n.as_part,
			'on', (n.written_at at time zone 'Europe/Amsterdam')::date) end,
		'people', coalesce(held.people, '[]'::json),
		'unreached', coalesce(held.unreached, '[]'::json),
		'studentUnreached', st.id in (select person_id from without),
		'programme', coalesce(g.programme, ''), 'programmeTitle', coalesce(q.title, ''),
		'taught', g.programme in (select programme from taught),
		'isTaughtNow', g.programme in (select programme from today)
	) order by mine.id), '[]'::json)
	from mine join known st on st.id = mine.student_id
	join organisation s on s.id = mine.school_id join organisation c on c.id = mine.company_id
	left join known h on h.id = mine.held_for left join newest n on n.placement_id = mine.id
	left join held on held.placement_id = mine.id left join programmes g on g.placement_id = mine.id
	left join reference.qualification q on q.crebo = g.crebo)`;
