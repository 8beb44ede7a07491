import { sql } from 'kysely';
import { reachOf } from '#domain/people/mailbox.ts';
import { fullName, sortName } from '#domain/people/person.ts';
import { instance } from '#platform/server/db/instance.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { sealCursor } from '#platform/server/live/cursor.ts';
import type { Colleague, Me } from '../schema.ts';

export interface MeRow {
	first_name: string;
	infix: string;
	last_name: string;
	language: 'nl' | 'en';
	roles: Me['roles'];
	is_administrator: boolean;
	cursor: string;
}

/** Who is signed in, with their roles of today; undefined when the person is gone. One statement. */
export async function me(scope: PersonScope): Promise<Me | undefined> {
	const { rows } = await sql<{ me: MeRow | null }>`select ${meIn(scope)} as me`.execute(scope.tx);
	return rows[0]?.me ? meFrom(scope, rows[0].me) : undefined;
}

/** Who is signed in as one value, for a statement that reads something else too; see `meFrom`. */
export const meIn = (scope: PersonScope) => sql<MeRow | null>`(
	select json_build_object('first_name', p.first_name, 'infix', p.infix, 'last_name', p.last_name,
		'language', p.language, 'roles', coalesce((
			select json_agg(json_build_object('id', r.id, 'kind', r.kind, 'organisation', o.name,
				'phone', r.phone, 'reachable', r.reachable) order by o.name, r.kind)
			from role r join organisation o on o.id = r.organisation_id
			where r.person_id = p.id and (r.ended_on is null or r.ended_on > app_today())
		), '[]'::json), 'is_administrator', cardinality(my_offices()) > 0,
		'cursor', pg_snapshot_xmin(pg_current_snapshot())::text)
	from person p where p.id = ${scope.actor.person})`;

/** What `meIn` answered, as pages know it. */
export function meFrom(scope: PersonScope, row: MeRow): Me {
	return {
		id: scope.actor.person,
		name: fullName({ firstName: row.first_name, infix: row.infix, lastName: row.last_name }),
		language: row.language,
		roles: row.roles,
		isAdministrator: row.is_administrator,
		cursor: sealCursor(instance().secret, row.cursor),
	};
}

/** Everybody with a role in the organisations of which the reader is administrator, by surname. */
export async function colleagues(scope: PersonScope): Promise<readonly Colleague[]> {
	const rows = await scope.tx
		.selectFrom('role')
		.innerJoin('person', 'person.id', 'role.person_id')
		.leftJoin('mailbox', 'mailbox.person_id', 'person.id')
		.leftJoin('mailbox_address', 'mailbox_address.mailbox_id', 'mailbox.id')
		.select(['person.id', 'first_name', 'infix', 'last_name', 'role.kind', 'role.ended_on'])
		.select(sql<boolean>`person.id = any ((select came_by_pass())::uuid[])`.as('passed'))
		.select((sub) => [
			sub.fn.count('mailbox.id').as('mailboxes'),
			sub.fn.count('mailbox.proven_at').as('proven'),
			sub.fn
				.max('mailbox_address.address')
				.filterWhere('mailbox.proven_at', 'is', null)
				.as('address'),
		])
		.where(sql<boolean>`role.organisation_id = any (my_offices())`)
		.groupBy(['person.id', 'first_name', 'infix', 'last_name', 'role.kind', 'role.ended_on'])
		.execute();
	return rows
		.map((row) => {
			const name = { firstName: row.first_name, infix: row.infix, lastName: row.last_name };
			return {
				person: row.id,
				name: fullName(name),
				sort: sortName(name),
				kind: row.kind,
				reach: reachOf({
					mailboxes: Number(row.mailboxes),
					proven: Number(row.proven),
					passed: row.passed,
				}),
				address: row.address,
				ended: row.ended_on !== null && row.ended_on <= scope.today.toString(),
			};
		})
		.sort((one, other) => one.sort.localeCompare(other.sort, 'nl'));
}
