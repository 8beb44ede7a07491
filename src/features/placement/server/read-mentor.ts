import { sql } from 'kysely';
import type { Id } from '#domain/kernel/id.ts';
import { callName, fullName, type PersonName } from '#domain/people/person.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import type { MentorPage } from '../schema.ts';
import { placementAtHand, type PlacementAtHand } from './read-participant.ts';

interface Named extends PersonName {
	role: Id;
	person: Id;
}

/** Who rides along with this student today. */
export async function ridingAlong({ tx }: PersonScope, placement: Id): Promise<readonly Named[]> {
	const { rows } = await sql<Named>`
		select r.id as role, x.id as person, x.first_name as "firstName", x.infix, x.last_name as "lastName"
		from placement_person pp join role r on r.id = pp.role_id join person x on x.id = r.person_id
		where pp.placement_id = ${placement} and pp.part = 'mentor'
			and (pp.ended_on is null or pp.ended_on > app_today())
			and (r.ended_on is null or r.ended_on > app_today())
		order by x.last_name, x.first_name`.execute(tx);
	return rows;
}

/** Who works today at the company of this placement, one role each: that of mentor if there is one. */
export async function companyPeople(
	{ tx }: PersonScope,
	{ companyId, people }: PlacementAtHand,
): Promise<readonly Named[]> {
	const student = people.find(({ part }) => part === 'student')?.person ?? null;
	const { rows } = await sql<Named>`
		select distinct on (c.person_id) c.role_id as role, c.person_id as person,
			c.first_name as "firstName", c.infix, c.last_name as "lastName"
		from my_colleagues() c
		where c.organisation_id = ${companyId} and c.person_id is distinct from ${student}::uuid
		order by c.person_id, array_position(array['mentor', 'trainer'], c.kind), c.role_id`.execute(tx);
	return rows;
}

/** The trainer as who speaks for the company here; undefined for anybody else. */
export function asTrainer(at: PlacementAtHand | undefined) {
	return at?.participants.find(({ part }) => part === 'trainer');
}

/** The page on which a trainer says who rides along; undefined for who is no trainer there. */
export async function mentorPage(
	scope: PersonScope,
	placement: Id,
): Promise<MentorPage | undefined> {
	const at = await placementAtHand(scope, placement);
	if (!at || !asTrainer(at)) return undefined;
	const row = await scope.tx
		.selectFrom('placement')
		.innerJoin('person', 'person.id', 'student_id')
		.innerJoin('organisation', 'organisation.id', 'company_id')
		.select(['first_name as firstName', 'infix', 'last_name as lastName'])
		.select('organisation.name as company')
		.where('placement.id', '=', placement)
		.executeTakeFirstOrThrow();
	const riding = await ridingAlong(scope, placement);
	const there = new Set(riding.map(({ person }) => person));
	const colleagues = (await companyPeople(scope, at)).filter(({ person }) => !there.has(person));
	const choice = (one: Named) => ({ role: one.role, name: fullName(one) });
	return {
		student: callName(row),
		company: row.company,
		riding: riding.map(choice),
		colleagues: colleagues
			.toSorted((one, other) => one.lastName.localeCompare(other.lastName, 'nl'))
			.map(choice),
	};
}
