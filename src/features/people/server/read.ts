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
	is_student: boolean;
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
		'is_student', exists (select from placement own where own.student_id = p.id),
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
		isStudent: row.is_student,
		menu: menuOf(row),
		cursor: sealCursor(instance().secret, row.cursor),
	};
}

/** Who left everything finds Vandaag; an office and who leads it have no lessons to read. */
function menuOf({ roles, is_administrator, is_student }: MeRow): Me['menu'] {
	const works = roles.length > 0;
	const learns =
		is_student || roles.some(({ kind }) => !['administrator', 'sponsor'].includes(kind));
	const placements = works ? m.platform_students() : m.platform_my_placement();
	const all: readonly [boolean, string, string][] = [
		[true, '/today', m.platform_today()],
		[works || is_student, '/placements', placements],
		[roles.some(({ kind }) => kind === 'coach'), '/companies', m.platform_companies()],
		[learns, '/lessons', m.platform_lessons()],
		[is_administrator, '/colleagues', m.platform_colleagues()],
	];
	return all.flatMap(([shown, href, text]) => (shown ? [{ href, text }] : []));
}
