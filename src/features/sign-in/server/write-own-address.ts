import { sql } from 'kysely';
import { isId, type Id } from '#domain/kernel/id.ts';
import { happened, refused, type Result } from '#domain/kernel/result.ts';
import type { Instant } from '#domain/kernel/time.ts';
import {
	askOwnAddress as decideAsk,
	removeOwnAddress as decideRemove,
	type OwnAddressRefusal,
} from '#domain/people/own-address.ts';
import { record } from '#features/history/server/write.ts';
import { ownAddressCodeOf, triesMax } from '#platform/server/auth/code.ts';
import { now } from '#platform/server/clock.ts';
import { instance } from '#platform/server/db/instance.ts';
import { database } from '#platform/server/db/open.ts';
import { scoped, type PersonScope } from '#platform/server/db/scope.ts';
import { enqueue } from '#platform/server/jobs/jobs.ts';
import { newId, same } from '#platform/server/random.ts';
import { inByPass } from './read-own-address.ts';
import type { CodeRefusal } from './write.ts';

/** A code works this long. */
const codeMinutes = 15;
/** Past this many requests in an hour nothing is mailed to an address any more; the answer stays the same. */
const asksPerAddressMax = 10;

/**
 * Asks for a code to a second mailbox of the reader. Does the same and answers the same whether the address is
 * anybody's or not: the job finds that out, and tells it in that mailbox alone.
 */
export async function askOwnAddress(
	scope: PersonScope,
	session: Id,
	{ address }: { address: string },
): Promise<Result<'asked', OwnAddressRefusal>> {
	const { person } = scope.actor;
	await sql`select pg_advisory_xact_lock(hashtextextended(${person}, 0))`.execute(scope.tx);
	const hourAgo = scope.now.subtract({ hours: 1 }).toString();
	const { rows } = await sql<{ mine: number; there: number }>`
		select count(*) filter (where person_id = ${person})::int as mine,
			count(*) filter (where address = ${address})::int as there
		from auth.own_address_ask where asked_at > ${hourAgo}::timestamptz
			and (person_id = ${person} or address = ${address})`.execute(scope.tx);
	const { mine = 0, there = 0 } = rows[0] ?? {};
	const byPass = await inByPass(scope, session);
	const decision = decideAsk({ byPass, asksLastHour: mine });
	if (!decision.ok) return decision;
	await sql`delete from auth.own_address_ask
		where asked_at < ${scope.now.subtract({ hours: 24 }).toString()}::timestamptz`.execute(scope.tx);
	const ask = newId(scope.now);
	const busy = there >= asksPerAddressMax;
	await scope.tx
		.insertInto('auth.own_address_ask')
		.values({
			id: ask,
			person_id: person,
			address,
			asked_at: scope.now.toString(),
			expires_at: scope.now.add({ minutes: codeMinutes }).toString(),
			tries: busy ? triesMax : 0,
			used_at: null,
		})
		.execute();
	await enqueue(
		scope.tx,
		'mail',
		busy ? { kind: 'nothing' } : { kind: 'own-address', ask },
		newId(scope.now),
	);
	return decision;
}

/**
 * Tries the code of the newest request of this person. Each try is counted before it is judged. The right one
 * makes the mailbox a door of theirs, and their other ones are told; of an address that is somebody else's
 * there is no right one.
 */
export async function proveOwnAddress(
	person: Id,
	{ ask, code }: { ask: Id; code: string },
	at: Instant = now(),
): Promise<Result<'proven', CodeRefusal>> {
	const tried = await countTry(person, ask, at);
	if (!tried) return refused('code-expired');
	if (tried.tries > triesMax) return refused('code-spent');
	if (!same(code, ownAddressCodeOf(instance().secret, ask))) return refused('code-wrong');
	const mailbox = newId(at);
	const proven = await scoped(
		{ task: 'door' },
		async ({ tx }) => {
			const { rows } = await sql<{ proven: boolean }>`
				select prove_own_address(${person}, ${tried.address}, ${mailbox}, ${at.toString()}::timestamptz)
					as proven`.execute(tx);
			return rows[0]?.proven ?? false;
		},
		at,
	);
	if (!proven) return refused('code-wrong');
	await scoped({ person }, (scope) => tell(scope, ask, mailbox), at);
	return happened('proven');
}

async function countTry(person: Id, ask: Id, at: Instant) {
	if (!isId(ask)) return undefined;
	return database()
		.kysely.updateTable('auth.own_address_ask')
		.set((row) => ({ tries: row('tries', '+', 1) }))
		.where('id', '=', ask)
		.where('person_id', '=', person)
		.where('used_at', 'is', null)
		.where(sql<boolean>`expires_at > ${at.toString()}::timestamptz`)
		.returning(['tries', 'address'])
		.executeTakeFirst();
}

async function tell(scope: PersonScope, ask: Id, mailbox: Id): Promise<void> {
	const { person } = scope.actor;
	await scope.tx
		.updateTable('auth.own_address_ask')
		.set({ used_at: scope.now.toString() })
		.where('id', '=', ask)
		.execute();
	await record(scope, [
		{
			kind: 'mailbox.added',
			at: scope.now,
			actor: person,
			onBehalfOf: null,
			organisation: null,
			placement: null,
			subject: mailbox,
			audience: [`person:${person}`],
		},
	]);
	await enqueue(scope.tx, 'mail', { kind: 'own-address-added', mailbox }, newId(scope.now));
}

/** Removes an address of the reader, as long as another one is proven. Another's is not there. */
export async function removeOwnAddress(
	scope: PersonScope,
	session: Id,
	{ mailbox }: { mailbox: Id },
): Promise<Result<'removed', OwnAddressRefusal> | undefined> {
	const { person } = scope.actor;
	await sql`select pg_advisory_xact_lock(hashtextextended(${person}, 0))`.execute(scope.tx);
	const mine = await scope.tx
		.selectFrom('mailbox')
		.select(['id', 'proven_at'])
		.where('person_id', '=', person)
		.execute();
	if (!mine.some(({ id }) => id === mailbox)) return undefined;
	const decision = decideRemove({
		byPass: await inByPass(scope, session),
		hasAnother: mine.some(({ id, proven_at: proven }) => id !== mailbox && proven !== null),
	});
	if (!decision.ok) return decision;
	await scope.tx.deleteFrom('mailbox').where('id', '=', mailbox).execute();
	return decision;
}
