import { sql } from 'kysely';
import type { Id } from '#domain/kernel/id.ts';
import { scopedReading, type PersonScope } from '#platform/server/db/scope.ts';
import type { OwnCodeView } from '../schema.ts';

/** The address that the reader shares with people of other names; null for who does not. */
export async function sharedAddress({ tx }: PersonScope): Promise<string | null> {
	const { rows } = await sql<{ address: string | null }>`
		select my_shared_address() as address`.execute(tx);
	return rows[0]?.address ?? null;
}

/** What the page about the own code shows; null for who shares no mailbox. */
export async function ownCode(scope: PersonScope): Promise<OwnCodeView | null> {
	const address = await sharedAddress(scope);
	if (address === null) return null;
	const known = await scope.tx
		.selectFrom('auth.own_code')
		.select('set_at')
		.where('person_id', '=', scope.actor.person)
		.executeTakeFirst();
	return { address, set: known?.set_at.toISOString() ?? null };
}

/** True for who comes in by a coach's pass and shares a mailbox: now is the moment to choose an own code. */
export async function choosesOwnCode(person: Id, part: 'coach' | 'trainer'): Promise<boolean> {
	if (part !== 'coach') return false;
	return scopedReading({ person }, async (scope) => (await sharedAddress(scope)) !== null);
}
