import { sql } from 'kysely';
import type { Event } from '#domain/event/event.ts';
import type { Id } from '#domain/kernel/id.ts';
import type { Scope } from '#platform/server/db/scope.ts';
import { newId } from '#platform/server/random.ts';

/** The channel on which every process hears that something happened. */
export const eventChannel = 'event';

/**
 * Stores what happened, within the transaction in which it happened, and tells the listeners once it
 * is committed: one notification a transaction, with an id and nothing more. Answers the ids, in the same order.
 */
export async function record(scope: Scope, happenings: readonly Event[]): Promise<readonly Id[]> {
	if (happenings.length === 0) return [];
	const rows = happenings.map((one) => ({
		id: newId(scope.now),
		at: one.at.toString(),
		kind: one.kind,
		actor_id: one.actor,
		on_behalf_of: one.onBehalfOf,
		organisation_id: one.organisation,
		placement_id: one.placement,
		subject_id: one.subject,
		audience: [...one.audience],
	}));
	await scope.tx.insertInto('event').values(rows).execute();
	await sql`select pg_notify(${eventChannel}, ${rows.at(-1)?.id ?? ''})`.execute(scope.tx);
	return rows.map(({ id }) => id);
}
