import type { Id } from '#domain/kernel/id.ts';
import type { Result } from '#domain/kernel/result.ts';
import { addAddresses as decide, type MailboxRefusal } from '#domain/people/mailbox.ts';
import { mailingsLastHour } from '#features/history/server/read.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { addAddress, reachOf } from './write.ts';

/**
 * Gives several people an address in one go: all of them, or nobody. `undefined` when one of them is not there for
 * this reader.
 */
export async function addAddresses(
	scope: PersonScope,
	given: readonly { readonly person: Id; readonly address: string }[],
): Promise<Result<'added', MailboxRefusal> | undefined> {
	const known = [];
	for (const { person, address } of given) known.push(await reachOf(scope, person, address));
	if (known.some((one) => !one)) return undefined;
	const lately = await mailingsLastHour(scope);
	const decision = decide(
		known.flatMap((one) => (one ? [{ ...one, mailingsLastHour: lately }] : [])),
	);
	if (!decision.ok) return decision;
	// In one order, so that two coaches with the same people do not wait for each other.
	const inOrder = given.toSorted((one, other) => (one.person < other.person ? -1 : 1));
	for (const one of inOrder) {
		const added = await addAddress(scope, one);
		// Decided above; what changed in between takes all of it back.
		if (!added?.ok) throw new Error('an address could not be added after all');
	}
	return decision;
}
