import { sql } from 'kysely';
import type { Id } from '#domain/kernel/id.ts';
import { fullName, type PersonName } from '#domain/people/person.ts';
import type { RoleKind } from '#domain/people/role.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import type { DeputyPage, DeputyView } from '../schema.ts';

interface Row extends PersonName {
	id: Id;
	mine: boolean;
	kind: string;
	organisation: string;
	begins: string;
	ends: string;
	ended: string | null;
}

/** Who stands in for the reader and for whom the reader does, until a month after; not what ended before it began. */
export async function deputiesOf(scope: PersonScope): Promise<readonly DeputyView[]> {
	const { rows } = await sql<Row>`
		select id, mine, kind, organisation, first_name as "firstName", infix, last_name as "lastName",
			begins_on as begins, ends_on as ends, ended_on as ended
		from my_deputies() order by begins_on desc, id`.execute(scope.tx);
	const today = scope.today.toString();
	const begun = rows.filter(({ ended, begins }) => !ended || ended > begins);
	return begun.map(({ ended, firstName, infix, lastName, ...row }) => ({
		...row,
		name: fullName({ firstName, infix, lastName }),
		state:
			(ended && ended <= today) || row.ends < today
				? 'over'
				: row.begins > today
					? 'coming'
					: 'running',
	}));
}

/** Own roles of today, of whatever kind, with the organisation. */
export async function ownRoles(scope: PersonScope) {
	const today = scope.today.toString();
	return scope.tx
		.selectFrom('role')
		.innerJoin('organisation', 'organisation.id', 'role.organisation_id')
		.select(['role.id', 'role.kind', 'role.organisation_id', 'organisation.name as organisation'])
		.where('person_id', '=', scope.actor.person)
		.where('begins_on', '<=', today)
		.where((where) => where.or([where('ended_on', 'is', null), where('ended_on', '>', today)]))
		.execute();
}

interface ColleagueRow extends PersonName {
	person: Id;
	office: Id;
}

/** Who works today where the reader is coach or trainer; each once per organisation. */
export async function workingBeside({ tx }: PersonScope): Promise<readonly ColleagueRow[]> {
	const { rows } = await sql<ColleagueRow>`
		select distinct person_id as person, organisation_id as office, first_name as "firstName", infix,
			last_name as "lastName"
		from my_colleagues() order by "lastName", "firstName"`.execute(tx);
	return rows;
}

const canHaveOne: readonly RoleKind[] = ['coach', 'trainer'];

/** The page on which somebody lets themself be stood in for; undefined for who can't be, and has no deputy to end. */
export async function deputyPage(scope: PersonScope): Promise<DeputyPage | undefined> {
	const beside = await workingBeside(scope);
	const roles = (await ownRoles(scope)).filter(({ kind }) => canHaveOne.includes(kind));
	const deputies = await deputiesOf(scope);
	if (roles.length === 0 && deputies.length === 0) return undefined;
	return {
		deputies,
		roles: roles.map(({ id, kind, organisation, organisation_id }) => ({
			id,
			kind,
			organisation,
			colleagues: beside
				.filter(({ office }) => office === organisation_id)
				.map((one) => ({ person: one.person, name: fullName(one) })),
		})),
		today: scope.today.toString(),
	};
}
