import { sql } from 'kysely';
import { m } from '#messages';
import type { Id } from '#domain/kernel/id.ts';
import { fullName, type PersonName } from '#domain/people/person.ts';
import type { RoleKind } from '#domain/people/role.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import type { DeputyPage, DeputyView } from '../schema.ts';
import { roleWords } from './read-role-words.ts';

interface Row extends PersonName {
	id: Id;
	mine: boolean;
	role: Id | null;
	kind: string;
	organisation: string;
	begins: string;
	ends: string;
	ended: string | null;
}

/** Who stands in for the reader and for whom the reader does, until a month after; not what ended before it began. */
export async function deputiesOf(scope: PersonScope): Promise<readonly DeputyView[]> {
	const { rows } = await sql<Row>`
		select d.id, d.mine, x.role_id as role, d.kind, d.organisation, d.first_name as "firstName", d.infix,
			d.last_name as "lastName", d.begins_on as begins, d.ends_on as ends, d.ended_on as ended
		from my_deputies() d left join deputy x on x.id = d.id order by d.begins_on desc, d.id`.execute(
		scope.tx,
	);
	const today = scope.today.toString();
	const begun = rows.filter(({ ended, begins }) => !ended || ended > begins);
	const words = begun.length > 0 ? await roleWords(scope) : new Map<Id, string>();
	return begun.map(({ ended, ...row }) => ({
		...{ id: row.id, mine: row.mine, name: fullName(row), begins: row.begins, ends: row.ends },
		title: titleText(row, words.get(row.role ?? row.id)),
		state:
			(ended && ended <= today) || row.ends < today
				? 'over'
				: row.begins > today
					? 'coming'
					: 'running',
	}));
}

/** Who stands in for whom, as what; of a role that ended as what it was. */
function titleText(row: Omit<Row, 'ended'>, known: string | undefined): string {
	const { kind, organisation } = row;
	const role = known ?? m.people_role_at({ role: m.people_role({ role: kind }), organisation });
	const words = { name: fullName(row), role };
	return row.mine ? m.people_deputy_for_me(words) : m.people_deputy_for_other(words);
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
	kinds: string[];
}

/** Who works today where the reader is coach or trainer; each once per organisation. */
export async function workingBeside({ tx }: PersonScope): Promise<readonly ColleagueRow[]> {
	const { rows } = await sql<ColleagueRow>`
		select person_id as person, organisation_id as office, first_name as "firstName", infix,
			last_name as "lastName", array_agg(distinct kind order by kind) as kinds
		from my_colleagues() group by 1, 2, 3, 4, 5 order by "lastName", "firstName"`.execute(tx);
	return rows;
}

const colleagueText = (one: ColleagueRow): string =>
	[fullName(one), ...one.kinds.map((role) => m.people_role({ role }))].join(', ');

const canHaveOne: readonly RoleKind[] = ['coach', 'trainer'];

/** The page on which somebody lets themself be stood in for; undefined for who can't be, and has no deputy to end. */
export async function deputyPage(scope: PersonScope): Promise<DeputyPage | undefined> {
	const beside = await workingBeside(scope);
	const roles = (await ownRoles(scope)).filter(({ kind }) => canHaveOne.includes(kind));
	const deputies = await deputiesOf(scope);
	if (roles.length === 0 && deputies.length === 0) return undefined;
	const words = await roleWords(scope);
	return {
		deputies,
		roles: roles.map(({ id, organisation_id }) => ({
			id,
			text: words.get(id) ?? '',
			colleagues: beside
				.filter(({ office }) => office === organisation_id)
				.map((one) => ({ person: one.person, name: colleagueText(one) })),
		})),
		today: scope.today.toString(),
	};
}
