import { sql } from 'kysely';
import { m } from '#messages';
import type { Id } from '#domain/kernel/id.ts';
import { mailingKinds } from '#domain/event/event.ts';
import { callName, fullName, type PersonName } from '#domain/people/person.ts';
import { oneRow } from '#platform/server/db/engine.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { toldKinds, type HappeningView } from '../schema.ts';

const linesMax = 50;

/** What happened on a placement, newest first; only what this reader is in the audience of. */
export async function history(
	scope: PersonScope,
	placement: Id,
): Promise<readonly HappeningView[]> {
	const rows = await scope.tx
		.selectFrom('event')
		.leftJoin('person', 'person.id', 'event.actor_id')
		.leftJoin('person as held', 'held.id', 'event.on_behalf_of')
		.leftJoin('organisation', 'organisation.id', 'event.organisation_id')
		.select([
			'event.id',
			'event.kind',
			'event.at',
			'event.subject_id',
			'organisation.name as organisation',
		])
		.select(['person.first_name', 'person.infix', 'person.last_name', 'event.actor_id'])
		.select([
			'held.first_name as heldFirst',
			'held.infix as heldInfix',
			'held.last_name as heldLast',
		])
		.where('event.placement_id', '=', placement)
		.where('event.kind', 'in', toldKinds)
		.orderBy('event.at', 'desc')
		.orderBy('event.id', 'desc')
		.limit(linesMax)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		kind: row.kind as HappeningView['kind'],
		at: row.at.toISOString(),
		actor: actorText(
			nameIn(row.first_name, row.infix, row.last_name),
			nameIn(row.heldFirst, row.heldInfix, row.heldLast),
		),
		organisation: row.actor_id ? row.organisation : null,
		subject: row.subject_id,
	}));
}

const nameIn = (firstName: string | null, infix: string | null, lastName: string | null) =>
	firstName ? { firstName, infix: infix ?? '', lastName: lastName ?? '' } : null;

/** Who did something: by the name that one calls them, or in full and on behalf of whom. */
function actorText(actor: PersonName | null, held: PersonName | null): string | null {
	if (!actor || !held) return actor && callName(actor);
	return m.history_on_behalf_of({ name: fullName(actor), held: fullName(held) });
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
	/** Changes when this reader comes to a placement, or no longer belongs to one. */
	readonly reach: string;
	/** False while a transaction is under way whose events may come before what is already committed. */
	readonly settled: boolean;
}

/**
 * Everything in this reader's audience since a cursor, in the order of transactions, without gap and
 * without double: each transaction falls in exactly one window between two cursors. Null: from now on.
 */
export async function eventsAfter(scope: PersonScope, cursor: string | null): Promise<Tidings> {
	const { rows } = await sql<Tidings>`
		with moment as materialized (select pg_current_snapshot() as snapshot)
		select pg_snapshot_xmin(snapshot)::text as cursor,
			pg_snapshot_xmin(snapshot) = pg_snapshot_xmax(snapshot) as settled,
			md5(my_placements()::text) as reach,
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
