import { sql } from 'kysely';
import type { Id } from '#domain/kernel/id.ts';
import { reachOf } from '#domain/people/mailbox.ts';
import { fullName, type PersonName } from '#domain/people/person.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import type { CompaniesPage, CompanyReach, UnreachedPerson } from '../schema.ts';

interface Row extends PersonName {
	company: Id;
	companyName: string;
	person: Id;
	part: UnreachedPerson['part'];
	mailboxes: number;
	proven: number;
	since: string | null;
	address: string | null;
	passed: boolean;
	mayAdd: boolean;
}

/**
 * The companies where the reader has students as coach, with who is not reachable there yet. One statement.
 * @param only one company, for its own page
 */
export async function companiesPage(scope: PersonScope, only?: Id): Promise<CompaniesPage> {
	const { rows } = await sql<Row>`
		with mine as materialized (
			select p.id, p.company_id, p.student_id from placement p
			where p.id = any ((select my_placements_as('coach'))::uuid[])
				and (p.ended_on is null or p.ended_on > app_today())
				and (${only ?? null}::uuid is null or p.company_id = ${only ?? null}::uuid)
		), there as (
			select company_id, student_id as person_id, 'student' as part, 2 as place from mine
			union
			select mine.company_id, r.person_id, pp.part, case pp.part when 'trainer' then 0 else 1 end
			from mine join placement_person pp on pp.placement_id = mine.id join role r on r.id = pp.role_id
			where pp.part in ('trainer', 'mentor')
				and (pp.ended_on is null or pp.ended_on > app_today())
				and (r.ended_on is null or r.ended_on > app_today())
		)
		select c.id as company, c.name as "companyName", x.id as person, x.first_name as "firstName",
			x.infix, x.last_name as "lastName", there.part, reach.mailboxes::int, reach.proven::int,
			reach.since::text, reach.address, x.id = any ((select came_by_pass())::uuid[]) as passed,
			x.id = any ((select my_reachable())::uuid[]) as "mayAdd"
		from there join organisation c on c.id = there.company_id join person x on x.id = there.person_id
		cross join lateral (
			select count(*) as mailboxes, count(m.proven_at) as proven,
				(max(m.added_at) at time zone 'Europe/Amsterdam')::date as since,
				max(a.address) filter (where m.proven_at is null) as address
			from mailbox m left join mailbox_address a on a.mailbox_id = m.id where m.person_id = x.id
		) as reach
		order by c.name, c.id, there.place, x.last_name, x.first_name, x.id`.execute(scope.tx);
	const byCompany = Map.groupBy(rows, ({ company }) => company);
	const companies = [...byCompany].map(([id, there]): CompanyReach => {
		// Two parts at one company are one line: the first of them.
		const once = new Map(there.toReversed().map((row) => [row.person, row]));
		const people = [...once.values()].toReversed().flatMap((row) => unreached(row) ?? []);
		return { id, name: there[0]?.companyName ?? '', people };
	});
	return {
		companies: companies.filter(({ people }) => people.length > 0),
		total: companies.length,
	};
}

function unreached(row: Row): UnreachedPerson | undefined {
	const reach = reachOf(row);
	if (reach === 'proven') return undefined;
	return {
		person: row.person,
		name: fullName(row),
		part: row.part,
		reach,
		since: reach === 'none' ? null : row.since,
		address: row.address,
		mayAdd: row.mayAdd,
	};
}
