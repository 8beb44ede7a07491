import { sql } from 'kysely';
import type { Id } from '#domain/kernel/id.ts';
import { mailingKinds } from '#domain/event/event.ts';
import { callName, type PersonName } from '#domain/people/person.ts';
import { oneRow } from '#platform/server/db/engine.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { toldKinds, type HappeningView } from '../schema.ts';

const linesMax = 50;

/** One line of history as `happeningsSql` answers it. */
export interface HappeningRow {
	readonly id: Id;
	readonly kind: string;
	readonly at: string;
	readonly subject: Id;
	readonly actor: PersonName | null;
	readonly organisation: string | null;
}

/**
 * What happened on placement `p` of the statement in which this stands, newest first; only what the reader is
 * in the audience of. A part of another statement, because a page has few.
 */
export const happeningsSql = sql<HappeningRow[]>`(
	select coalesce(json_agg(one), '[]'::json) from (
		select h.id, h.kind, h.at, h.subject_id as subject,
			case when ha.id is not null then json_build_object('firstName', ha.first_name, 'infix', ha.infix, 'lastName', ha.last_name) end as actor,
			case when h.actor_id is not null then ho.name end as organisation
		from event h left join person ha on ha.id = h.actor_id left join organisation ho on ho.id = h.organisation_id
		where h.placement_id = p.id and h.kind = any (${[...toldKinds]}::text[])
		order by h.at desc, h.id desc limit ${linesMax}
	) as one)`;

/** The lines of history as a page shows them. */
export function happeningsOf(rows: readonly HappeningRow[]): readonly HappeningView[] {
	return rows.map(({ id, kind, at, subject, actor, organisation }) => ({
		id,
		kind: kind as HappeningView['kind'],
		at,
		actor: actor && callName(actor),
		organisation,
		subject,
	}));
}

/** How often the reader did something in the hour before that mails others; what they took back counts too. */
export async function mailingsLastHour(scope: PersonScope): Promise<number> {
	const row = await scope.tx
		.selectFrom('event')
		.select((row) => row.fn.countAll<number>().as('mailings'))
		.where('actor_id', '=', scope.actor.person)
		.where('kind', 'in', mailingKinds)
		.where(sql<boolean>`at > ${scope.now.subtract({ hours: 1 }).toString()}::timestamptz`)
		.executeTakeFirstOrThrow();
	return row.mailings;
}

/** What a stream tells: ids and kinds, from which a page knows to ask again. */
export interface Tidings {
	readonly events: readonly { id: Id; kind: string; placement: Id | null; subject: Id }[];
	/** Where the next reading begins; never sent to a browser unsealed. */
	readonly cursor: string;
	/** False while a transaction is under way whose events may come before what is already committed. */
	readonly settled: boolean;
}

/**
 * Everything in this reader's audience since a cursor, in the order of transactions, without gap and
 * without double: each transaction falls in exactly one window between two cursors. Null: from now on.
 */
export async function eventsAfter(scope: PersonScope, cursor: string | null): Promise<Tidings> {
	const { rows } = await sql<{ cursor: string; settled: boolean; events: Tidings['events'] }>`
		with moment as materialized (select pg_current_snapshot() as snapshot)
		select pg_snapshot_xmin(snapshot)::text as cursor,
			pg_snapshot_xmin(snapshot) = pg_snapshot_xmax(snapshot) as settled,
			coalesce((
				select json_agg(json_build_object(
					'id', e.id, 'kind', e.kind, 'placement', e.placement_id, 'subject', e.subject_id
				) order by e.transaction, e.id)
				from event e
				where e.transaction >= coalesce(${cursor}::xid8, pg_snapshot_xmin(snapshot)) and e.transaction < pg_snapshot_xmin(snapshot)
			), '[]'::json) as events
		from moment`.execute(scope.tx);
	return oneRow(rows);
}
