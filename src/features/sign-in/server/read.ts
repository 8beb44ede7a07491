import { sql } from 'kysely';
import type { Id } from '#domain/kernel/id.ts';
import { readTaskLink } from '#platform/server/auth/code.ts';
import { instance } from '#platform/server/db/instance.ts';
import { scopedReading } from '#platform/server/db/scope.ts';

/** What a mailed link leads to. Only the organisation may be shown to who is not signed in. */
export interface WaitingTask {
	readonly signal: Id;
	readonly organisation: string;
	readonly address: string;
	readonly person: Id;
	/** False once it was answered, closed or taken back. */
	readonly waits: boolean;
}

/** What waits behind a mailed link; undefined for a link that nobody sent, or whose mailbox is gone. */
export async function waitingAt(text: string): Promise<WaitingTask | undefined> {
	const link = readTaskLink(instance().secret, text);
	if (!link) return undefined;
	return scopedReading({ task: 'door' }, async ({ tx }) => {
		const { rows } = await sql<Omit<WaitingTask, 'signal'>>`
			select organisation, address, person_id as person, waits
			from waiting_at(${link.signal}, ${link.mailbox})`.execute(tx);
		return rows[0] && { signal: link.signal, ...rows[0] };
	});
}
