import { sql } from 'kysely';
import { m } from '#messages';
import type { Id } from '#domain/kernel/id.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import type { ReachableRole } from '../schema.ts';

interface Row {
	id: Id;
	kind: string;
	phone: string;
	reachable: string;
	own: boolean;
	organisation: string;
	twice: boolean;
	schools: string[];
}

/**
 * The reader's own roles that run or are to come, and those that they stand in for, each in words of its own, by id:
 * "praktijkopleider bij Van Dalen". Whoever has one twice, as a list of each school brings it in, reads for whose
 * students each is. One statement.
 */
export async function roleWords(scope: PersonScope): Promise<ReadonlyMap<Id, string>> {
	return new Map((await load(scope)).map((row) => [row.id, textOf(row)]));
}

/** The reader's own roles, with what others need to reach them in each. One statement. */
export async function reachableRoles(scope: PersonScope): Promise<readonly ReachableRole[]> {
	const own = (await load(scope)).filter((row) => row.own);
	return own.map((row) => ({
		...{ id: row.id, phone: row.phone, reachable: row.reachable },
		text: textOf(row),
	}));
}

async function load({ tx }: PersonScope): Promise<readonly Row[]> {
	const { rows } = await sql<Row>`
		select r.id, r.kind, r.phone, r.reachable, r.person_id = app_person() as own, o.name as organisation,
			count(*) over (partition by r.person_id, r.kind, r.organisation_id) > 1 as twice,
			array(select distinct s.name from placement_person pp join placement p on p.id = pp.placement_id
				join organisation s on s.id = p.school_id
				where pp.role_id = r.id and (pp.ended_on is null or pp.ended_on > app_today())
					and (p.ended_on is null or p.ended_on > app_today()) order by s.name) as schools
		from role r join organisation o on o.id = r.organisation_id
		where (r.person_id = app_person() or r.id in (select d.role_id from deputy d where d.person_id = app_person()))
			and (r.ended_on is null or r.ended_on > app_today())
		order by o.name, r.kind, r.id`.execute(tx);
	return rows;
}

function textOf({ kind, organisation, twice, schools }: Row): string {
	const text = m.people_role_at({ role: m.people_role({ role: kind }), organisation });
	if (!twice) return text;
	const whose =
		schools.length > 0
			? m.people_role_for({ schools: schools.join(', ') })
			: m.people_role_for_nobody();
	return `${text}, ${whose}`;
}
