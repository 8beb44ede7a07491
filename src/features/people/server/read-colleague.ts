import { sql } from 'kysely';
import type { Id } from '#domain/kernel/id.ts';
import { fullName, sortName, type PersonName } from '#domain/people/person.ts';
import type { RoleKind } from '#domain/people/role.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import type {
	Colleague,
	ColleagueList,
	ColleaguePage,
	ColleagueQuestion,
	Office,
	OfficeRole,
	RolePage,
} from '../schema.ts';

interface Row extends PersonName {
	person: Id;
	roles: readonly {
		id: Id;
		kind: RoleKind;
		organisation: string;
		begins: string;
		ends: string | null;
	}[];
	reach: Colleague['reach'];
	address: string | null;
}

const perPage = 50;

/** A page of everybody with a role in the organisations of which the reader is administrator, by surname. */
export async function colleagueList(
	scope: PersonScope,
	question: ColleagueQuestion = { search: '', page: 1 },
): Promise<ColleagueList> {
	const all = (await rowsOf(scope)).map((row) => ({
		sort: sortName(row),
		colleague: viewOf(scope, row),
	}));
	const wanted = question.search.toLocaleLowerCase('nl');
	const found = all
		.filter(({ colleague }) => colleague.name.toLocaleLowerCase('nl').includes(wanted))
		.sort(
			(one, other) =>
				Number(one.colleague.left) - Number(other.colleague.left) ||
				one.sort.localeCompare(other.sort, 'nl'),
		)
		.map(({ colleague }) => colleague);
	const pages = Math.max(1, Math.ceil(found.length / perPage));
	const page = Math.min(question.page, pages);
	return {
		search: question.search,
		colleagues: found.slice((page - 1) * perPage, page * perPage),
		total: all.length,
		found: found.length,
		page,
		pages,
	};
}

/** One colleague; undefined for who has and had no role in an organisation of the reader's. */
export async function colleaguePage(
	scope: PersonScope,
	person: Id,
): Promise<ColleaguePage | undefined> {
	const [row] = await rowsOf(scope, person);
	if (!row) return undefined;
	return {
		...viewOf(scope, row),
		isReader: person === scope.actor.person,
		oursAlone: await isOursAlone(scope, person),
		offices: await officesOf(scope),
		today: scope.today.toString(),
	};
}

/**
 * One role of a colleague; undefined for one that is not in an organisation of the reader's.
 * @param wanted ISO day on which it is to end, to read what that means
 */
export async function rolePage(
	scope: PersonScope,
	person: Id,
	role: Id,
	wanted: string | null = null,
): Promise<RolePage | undefined> {
	const colleague = await colleaguePage(scope, person);
	const found = colleague?.roles.find(({ id }) => id === role);
	if (!colleague || !found) return undefined;
	const { name, isReader, today } = colleague;
	const soonest = found.begins > today ? found.begins : today;
	const tomorrow = scope.today.add({ days: 1 }).toString();
	const offered = found.begins > tomorrow ? found.begins : tomorrow;
	const chosen = found.state !== 'over' && wanted && wanted >= soonest ? wanted : null;
	const early = wanted !== null && wanted < soonest;
	const { rows } = await sql<{ alone: number }>`
		select left_alone(${role}, ${chosen ?? found.ends ?? offered}::date) as alone`.execute(scope.tx);
	const alone = rows[0]?.alone ?? 0;
	return { ...found, person, name, isReader, soonest, offered, chosen, early, alone };
}

/** The organisations of which the reader is administrator, by name. */
export async function officesOf({ tx }: PersonScope): Promise<readonly Office[]> {
	return tx
		.selectFrom('organisation')
		.select(['id', 'name', 'kind'])
		.where(sql<boolean>`id = any (my_offices())`)
		.orderBy('name')
		.orderBy('id')
		.execute();
}

/** Whether somebody works where the reader is administrator, and nowhere else. */
export async function isOursAlone({ tx }: PersonScope, person: Id): Promise<boolean> {
	const { rows } = await sql<{ is: boolean }>`select is_ours_alone(${person}) as is`.execute(tx);
	return rows[0]?.is ?? false;
}

async function rowsOf({ tx }: PersonScope, person: Id | null = null): Promise<readonly Row[]> {
	const { rows } = await sql<Row>`
		select p.id as person, p.first_name as "firstName", p.infix, p.last_name as "lastName",
			json_agg(json_build_object('id', r.id, 'kind', r.kind, 'organisation', o.name,
				'begins', r.begins_on, 'ends', r.ended_on) order by r.begins_on desc, r.kind, r.id) as roles,
			(select case when bool_or(m.proven_at is not null) then 'proven'
				when p.id = any ((select came_by_pass())::uuid[]) then 'pass'
				when count(m.id) > 0 then 'waiting' else 'none' end from mailbox m where m.person_id = p.id) as reach,
			(select max(a.address) from mailbox m join mailbox_address a on a.mailbox_id = m.id
				where m.person_id = p.id and m.proven_at is null) as address
		from role r join person p on p.id = r.person_id join organisation o on o.id = r.organisation_id
		where r.organisation_id = any (my_offices()) and (${person}::uuid is null or p.id = ${person})
		group by p.id`.execute(tx);
	return rows;
}

function viewOf({ today }: PersonScope, row: Row): Colleague {
	const day = today.toString();
	const roles = row.roles.map((one): OfficeRole => ({ ...one, state: stateOf(one, day) }));
	const left = roles.every(({ state }) => state === 'over');
	return {
		person: row.person,
		name: fullName(row),
		roles: [...roles].sort(
			(one, other) => Number(one.state === 'over') - Number(other.state === 'over'),
		),
		reach: row.reach,
		address: row.address,
		left,
	};
}

function stateOf({ begins, ends }: Row['roles'][number], today: string): OfficeRole['state'] {
	if (ends && ends <= today) return 'over';
	return begins > today ? 'coming' : 'running';
}
