import { sql } from 'kysely';
import type { Id } from '#domain/kernel/id.ts';
import { changeFields, type Changed } from '#domain/people/change.ts';
import { fullName, type PersonName } from '#domain/people/person.ts';
import type { RoleKind } from '#domain/people/role.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import {
	changeGroups,
	officeKinds,
	toldMeKinds,
	type ChangeQuestion,
	type Changes,
	type ChangeView,
} from '../schema.ts';
import { changedWords } from './read-change-words.ts';

const perPage = 50;
const toldMe = 5;
const toldMeDays = 90;

interface Row {
	id: Id;
	kind: ChangeView['kind'];
	at: string;
	organisation: string;
	actor: PersonName | null;
	whom: PersonName | null;
	role: RoleKind | null;
	what: string | null;
	begins: string | null;
	ofSite: boolean;
	fields: Changed[];
}

/** Who changed what in the organisations of which the reader is administrator, a page at a time. */
export async function changes(
	scope: PersonScope,
	asked: Partial<ChangeQuestion> = {},
): Promise<Changes> {
	const question = { group: null, search: '', since: '', until: '', page: 1, ...asked };
	const { group, search, since, until, page } = question;
	const at = sql`(e.at at time zone 'Europe/Amsterdam')::date`;
	const rows = await rowsOf(scope, {
		kinds: group ? changeGroups[group] : officeKinds,
		where: sql<boolean>`e.organisation_id = any (my_offices()) and e.placement_id is null
			and (${since} = '' or ${at} >= nullif(${since}, '')::date)
			and (${until} = '' or ${at} <= nullif(${until}, '')::date)
			and (${search} = '' or ${nameHas('actor', search)} or ${nameHas('whom', search)})`,
		limit: perPage + 1,
		offset: (page - 1) * perPage,
	});
	return { ...question, changes: rows.slice(0, perPage).map(viewOf), more: rows.length > perPage };
}

/** What an administrator did of late to the reader, newest first. */
export async function changesOfMe(scope: PersonScope): Promise<readonly ChangeView[]> {
	const me = scope.actor.person;
	const since = scope.now.subtract({ hours: 24 * toldMeDays }).toString();
	const rows = await rowsOf(scope, {
		kinds: toldMeKinds,
		where: sql<boolean>`('person:' || ${me}::uuid) = any (e.audience) and e.actor_id <> ${me}
			and e.at > ${since}::timestamptz`,
		limit: toldMe,
		offset: 0,
	});
	return rows.map(viewOf);
}

/** Part of a name, as it is written in full; never a pattern. */
const nameHas = (table: string, search: string) =>
	sql<boolean>`position(lower(${search}) in lower(concat_ws(' ', ${sql.ref(`${table}.first_name`)},
		nullif(${sql.ref(`${table}.infix`)}, ''), ${sql.ref(`${table}.last_name`)}))) > 0`;

interface Question {
	readonly kinds: readonly string[];
	readonly where: ReturnType<typeof sql<boolean>>;
	readonly limit: number;
	readonly offset: number;
}

/** Everything that a subject can be is joined by its id: what the reader may not see is not there. */
async function rowsOf({ tx }: PersonScope, question: Question): Promise<readonly Row[]> {
	const name = (table: string) =>
		sql`case when ${sql.ref(`${table}.id`)} is not null then json_build_object(
			'firstName', ${sql.ref(`${table}.first_name`)}, 'infix', ${sql.ref(`${table}.infix`)},
			'lastName', ${sql.ref(`${table}.last_name`)}) end`;
	const { rows } = await sql<Row>`
		select e.id, e.kind, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, coalesce(o.name, '') as organisation, ${name('actor')} as actor,
			${name('whom')} as whom, r.kind as role, r.begins_on as begins, coalesce(s.name, c.number) as what,
			s.id is not null as "ofSite", (
				select coalesce(json_agg(json_build_object('field', x.field, 'was', x.was, 'becomes', x.becomes)
					order by array_position(${[...changeFields]}::text[], x.field)), '[]'::json)
				from organisation_change x where x.event_id = e.id
			) as fields
		from event e
		left join organisation o on o.id = e.organisation_id
		left join person actor on actor.id = e.actor_id
		left join role r on r.id = e.subject_id
		left join mailbox m on m.id = e.subject_id
		left join site s on s.id = e.subject_id
		left join claim c on c.id = e.subject_id
		left join person whom on whom.id = coalesce(r.person_id, m.person_id, e.subject_id)
		where e.kind = any (${[...question.kinds]}::text[]) and ${question.where}
		order by e.at desc, e.id desc
		limit ${question.limit} offset ${question.offset}`.execute(tx);
	return rows;
}

function viewOf(row: Row): ChangeView {
	return {
		id: row.id,
		kind: row.kind,
		at: row.at,
		organisation: row.organisation,
		who: row.actor && fullName(row.actor),
		whom: row.whom && fullName(row.whom),
		role: row.role,
		what: row.what,
		begins: row.begins,
		fields: row.fields.map((one) => changedWords(one, row.ofSite)),
	};
}
