import { sql } from 'kysely';
import { m } from '#messages';
import { retention, type Kept } from '#domain/erasure/retention.ts';
import { erasedName } from '#domain/kernel/erased.ts';
import type { Id } from '#domain/kernel/id.ts';
import { fullName, isFoundIn, sortName, type PersonName } from '#domain/people/person.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { roughKinds, type PersonLine, type PersonPage } from '../schema.ts';

interface LineRow extends PersonName {
	person: Id;
	kinds: string[];
	ended: boolean;
}

/**
 * Everybody of whom the reader, as administrator, answers for the data: colleagues, and a school's students.
 * @param search the beginning of words of the name; empty for all
 */
export async function peopleOf(scope: PersonScope, search = ''): Promise<readonly PersonLine[]> {
	const { rows } = await sql<LineRow>`
		with offices as materialized (select unnest(my_offices()) as id)
		select x.id as person, x.first_name as "firstName", x.infix, x.last_name as "lastName",
			array_agg(distinct held.kind) as kinds, bool_and(held.ended) as ended
		from (
			select r.person_id, r.kind, r.ended_on is not null and r.ended_on <= app_today() as ended
			from role r join offices o on o.id = r.organisation_id
			union all
			select p.student_id, 'student', p.ended_on is not null and p.ended_on <= app_today()
			from placement p join offices o on o.id = p.school_id
		) as held
		join person x on x.id = held.person_id
		where x.first_name <> ${erasedName}
		group by x.id, x.first_name, x.infix, x.last_name`.execute(scope.tx);
	return rows
		.map((row) => ({
			person: row.person,
			name: fullName(row),
			sort: sortName(row),
			kinds: row.kinds.map((role) => m.people_role({ role })).join(' · '),
			ended: row.ended,
		}))
		.filter(({ name }) => isFoundIn(name, search))
		.sort((one, other) => one.sort.localeCompare(other.sort, 'nl'));
}

type Counts = Record<Kept['what'], number>;

interface PageRow extends PersonName, Counts {
	office: Id;
	organisation: string;
	kinds: string[];
	runs: boolean;
	mailbox: Id | null;
	elsewhere: boolean;
	listed: boolean;
	lastAdministrator: boolean;
	erased: boolean;
}

/** A person of the reader's office, with the office and the mailbox that gets word. */
export interface FoundPerson {
	readonly page: PersonPage;
	readonly office: Id;
	readonly mailbox: Id | null;
}

/**
 * What there is of one person in the reader's office, in counts; undefined for who is not of it, or is
 * nobody. Of several offices the first: erased there, the person stands with the next.
 */
export async function personOf(scope: PersonScope, person: Id): Promise<FoundPerson | undefined> {
	const { rows } = await sql<PageRow>`
		select x.first_name as "firstName", x.infix, x.last_name as "lastName", o.id as office,
			o.name as organisation, plan.*, array(
				select r.kind from role r where r.person_id = x.id and r.organisation_id = o.id
				union select 'student' from placement p where p.student_id = x.id and p.school_id = o.id
			) as kinds,
			exists (select from role r where r.person_id = x.id and r.organisation_id = o.id
				and (r.ended_on is null or r.ended_on > app_today()))
			or exists (select from placement p where p.student_id = x.id and p.school_id = o.id
				and (p.ended_on is null or p.ended_on > app_today())) as runs,
			(select box.id from mailbox box where box.person_id = x.id and box.proven_at is not null
				order by box.proven_at, box.id limit 1) as mailbox,
			last_administrator(x.id, o.id) as "lastAdministrator", x.first_name = ${erasedName} as erased
		from unnest(my_offices()) as mine (id)
		join organisation o on o.id = mine.id
		cross join lateral erasure_plan(${person}, o.id) as plan
		join person x on x.id = ${person}
		order by o.name limit 1`.execute(scope.tx);
	const [row] = rows;
	if (!row) return undefined;
	const name = fullName(row);
	const self = person === scope.actor.person;
	return {
		office: row.office,
		mailbox: row.mailbox,
		page: {
			person,
			name,
			organisation: row.organisation,
			kinds: row.kinds.map((role) => m.people_role({ role })).join(' · '),
			staysElsewhere: row.elsewhere,
			runs: row.runs,
			reachable: row.mailbox !== null,
			listed: row.listed,
			lastAdministrator: row.lastAdministrator,
			self,
			erased: row.erased,
			counts: countsOf(row),
		},
	};
}

/**
 * What another organisation goes on with is not counted: it stays. What others write is counted down to tens, so
 * that who looks again and again reads next to nothing of one that comes or goes, as a question not for them.
 */
function countsOf(row: PageRow): Counts {
	const counted = retention.map(({ what }) => {
		const stays = row.elsewhere && (what === 'name' || what === 'address');
		const count = Number(stays ? 0 : row[what]);
		return [what, roughKinds.includes(what) ? count - (count % 10) : count] as const;
	});
	return Object.fromEntries(counted) as Counts;
}
