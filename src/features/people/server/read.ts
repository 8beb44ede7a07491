import { sql } from 'kysely';
import { m } from '#messages';
import { fullName } from '#domain/people/person.ts';
import { instance } from '#platform/server/db/instance.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { sealCursor } from '#platform/server/live/cursor.ts';
import type { Me } from '../schema.ts';

export interface MeRow {
	first_name: string;
	infix: string;
	last_name: string;
	language: 'nl' | 'en';
	roles: Me['roles'];
	is_administrator: boolean;
	own_placement: string | null;
	has_placements: boolean;
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
		'own_placement', my_own_placement(),
		'has_placements', cardinality(my_placements()) > 0,
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
		isStudent: row.own_placement !== null,
		menu: menuOf(row),
		cursor: sealCursor(instance().secret, row.cursor),
	};
}

/** Who left everything finds Vandaag, who only leads what leaders read; an office has no lessons to read. */
function menuOf({
	roles,
	is_administrator,
	own_placement: own,
	has_placements,
}: MeRow): Me['menu'] {
	const is = (wanted: string) => roles.some(({ kind }) => kind === wanted);
	const partnerships = { href: '/partnerships', text: m.attention_partnerships() };
	const leads = is('sponsor');
	if (leads && !has_placements && roles.every(({ kind }) => kind === 'sponsor'))
		return [partnerships];
	const works = roles.length > 0;
	const learns =
		own !== null ||
		has_placements ||
		roles.some(({ kind }) => !['administrator', 'sponsor'].includes(kind));
	const all: readonly [boolean, Me['menu'][number]][] = [
		[true, { href: '/today', text: m.platform_today() }],
		[
			own !== null,
			{ href: works ? `/placements/${own}` : '/placements', text: m.platform_my_placement() },
		],
		[works, { href: '/placements', text: m.platform_students() }],
		[is('coach'), { href: '/companies', text: m.platform_companies() }],
		[leads, partnerships],
		[learns, { href: '/lessons', text: m.platform_lessons() }],
		[is_administrator, { href: '/colleagues', text: m.platform_colleagues() }],
	];
	return all.flatMap(([shown, link]) => (shown ? [link] : []));
}
