import { sql } from 'kysely';
import { day } from '#domain/kernel/time.ts';
import { fullName, sortName } from '#domain/people/person.ts';
import { placementState } from '#domain/placement/placement.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import type { PlacementLine } from '../schema.ts';
import { comingTileText } from './read-taken-over.ts';

interface LineRow {
	id: string;
	first_name: string;
	infix: string;
	last_name: string;
	school: string;
	company: string;
	qualification: string | null;
	group_name: string | null;
	begins_on: string;
	planned_end_on: string;
	ended_on: string | null;
	unreached: boolean;
	coming: Parameters<typeof comingTileText>[0] | null;
}

/**
 * Every placement that is there for this reader, over all schools, by surname. One statement.
 * Materialized and `not in`, because the planner expects ten rows behind a policy's list of ids and
 * otherwise works these parts out again for every placement.
 */
export async function placementList(scope: PersonScope): Promise<readonly PlacementLine[]> {
	const { rows } = await sql<LineRow>`
		with unreached as materialized (
			select distinct pp.placement_id from placement_person pp
			join role r on r.id = pp.role_id
			where pp.part = 'trainer' and pp.begins_on <= app_today() and (pp.ended_on is null or pp.ended_on > app_today())
				and (r.ended_on is null or r.ended_on > app_today())
				and r.person_id not in (select m.person_id from mailbox m where m.proven_at is not null)
				and r.person_id <> all ((select came_by_pass())::uuid[])
		)
		select p.id, st.first_name, st.infix, st.last_name, s.name as school, c.name as company,
			q.title as qualification, d.group_name, p.begins_on, p.planned_end_on, p.ended_on,
			u.placement_id is not null as unreached,
			case when h.placement_id is not null then json_build_object('begins', h.begins_on,
				'firstName', h.first_name, 'infix', h.infix, 'lastName', h.last_name) end as coming
		from placement p
		join person st on st.id = p.student_id
		join organisation s on s.id = p.school_id
		join organisation c on c.id = p.company_id
		left join placement_detail d on d.placement_id = p.id
		left join reference.qualification q on q.crebo = d.crebo
		left join unreached u on u.placement_id = p.id
		left join (select distinct on (c.placement_id) c.* from coming_hand_overs() c order by c.placement_id, c.begins_on) h
			on h.placement_id = p.id`.execute(scope.tx);
	return rows.map((row) => line(row, scope)).sort(byName);
}

function line(row: LineRow, scope: PersonScope): PlacementLine {
	const name = { firstName: row.first_name, infix: row.infix, lastName: row.last_name };
	return {
		id: row.id,
		name: fullName(name),
		firstName: row.first_name,
		sort: sortName(name),
		school: row.school,
		company: row.company,
		qualification: row.qualification ?? '',
		group: row.group_name ?? '',
		begins: row.begins_on,
		ends: row.ended_on ?? row.planned_end_on,
		state: placementState(
			{
				beginsOn: day(row.begins_on),
				plannedEndOn: day(row.planned_end_on),
				endedOn: row.ended_on ? day(row.ended_on) : null,
			},
			scope.today,
		),
		unreached: row.unreached,
		coming: row.coming ? comingTileText(row.coming) : '',
	};
}

const byName = (one: PlacementLine, other: PlacementLine) =>
	one.sort.localeCompare(other.sort, 'nl');
