import { sql } from 'kysely';
import type { Id } from '#domain/kernel/id.ts';
import type { Scope } from '#platform/server/db/scope.ts';
import { newId } from '#platform/server/random.ts';
import type { WaitingClaim } from '../schema.ts';

/** What waits for who runs this instance, oldest first. Asked as the task `door`. */
export async function waitingClaims({ tx }: Scope): Promise<readonly WaitingClaim[]> {
	const { rows } = await sql<WaitingClaim>`
		select id, number, organisation, site, asked_by as "askedBy",
			to_char(asked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as asked, holder,
			holder_placements::int as "holderPlacements"
		from waiting_claims()`.execute(tx);
	return rows;
}

/**
 * Gives a number to who asked for it, or does not. Only the number moves: placements stay with their company
 * and school. Both hear of it. Answers null for what does not wait.
 */
export async function decideClaim(
	{ tx, now }: Scope,
	claim: Id,
	approved: boolean,
): Promise<'approved' | 'refused' | null> {
	const { rows } = await sql<{ outcome: 'approved' | 'refused' | null }>`
		select decide_claim(${claim}, ${approved}, ${now.toString()}::timestamptz, ${newId(now)}, ${newId(now)})
			as outcome`.execute(tx);
	return rows[0]?.outcome ?? null;
}
