import { sql } from 'kysely';
import { isId, type Id } from '#domain/kernel/id.ts';
import { happened, refused, type Result } from '#domain/kernel/result.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { codeOf, linkOf, triesMax } from '#platform/server/auth/code.ts';
import { placeOf } from '#platform/server/auth/place.ts';
import { now } from '#platform/server/clock.ts';
import { instance } from '#platform/server/db/instance.ts';
import { database } from '#platform/server/db/open.ts';
import { scoped, type Scope } from '#platform/server/db/scope.ts';
import { enqueue } from '#platform/server/jobs/jobs.ts';
import { hash, newId, newToken, same } from '#platform/server/random.ts';
import { enterAtOnce } from './write-shared.ts';

/** A code and its link work this long. */
const codeMinutes = 15;
/** Past this many requests in an hour nothing is sent any more; the answer stays the same. */
const asksPerAddressMax = 10;
const asksPerPlaceMax = 60;

export interface Ask {
	readonly address: string;
	readonly language: 'nl' | 'en';
	/** Where the request came from; kept as a hash, to count. */
	readonly from: string;
}

/**
 * Asks for a code. Does the same work and answers the same whether the address is known or not:
 * the job finds that out. Answers the cookie that binds the code to this browser.
 */
export async function askCode(ask: Ask, at: Instant = now()): Promise<string> {
	const token = newToken();
	const id = newId(at);
	await database()
		.kysely.transaction()
		.execute(async (tx) => {
			const { busy, flooded } = await pressure(tx, ask, at);
			if (flooded) return;
			await forgetOld(tx, at);
			await tx
				.insertInto('auth.sign_in_ask')
				.values({
					id,
					browser_hash: hash(token),
					address: ask.address,
					language: ask.language,
					asked_at: at.toString(),
					expires_at: at.add({ minutes: codeMinutes }).toString(),
					from_hash: hash(placeOf(ask.from)),
					// Past the limit a code that nobody gets must not be there to guess either.
					tries: busy ? triesMax : 0,
					used_at: null,
				})
				.execute();
			await enqueue(tx, 'mail', { kind: busy ? 'nothing' : 'sign-in', ask: id }, newId(at));
		});
	return `${id}.${token}`;
}

/** Far past the limit nothing is written any more: what nobody can use needs no row. */
const floodTimes = 5;

async function pressure(
	tx: Scope['tx'],
	ask: Ask,
	at: Instant,
): Promise<{ busy: boolean; flooded: boolean }> {
	const hourAgo = at.subtract({ hours: 1 }).toString();
	const { rows } = await sql<{ address: number; place: number }>`
		select count(*) filter (where address = ${ask.address}) as address,
			count(*) filter (where from_hash = ${hash(placeOf(ask.from))}) as place
		from auth.sign_in_ask where asked_at > ${hourAgo}::timestamptz
			and (address = ${ask.address} or from_hash = ${hash(placeOf(ask.from))})`.execute(tx);
	const { address = 0, place = 0 } = rows[0] ?? {};
	const load = Math.max(address / asksPerAddressMax, place / asksPerPlaceMax);
	return { busy: load >= 1, flooded: load >= floodTimes };
}

/** Requests count for an hour and their codes work for a quarter; a day later they are of no use. */
async function forgetOld(tx: Scope['tx'], at: Instant): Promise<void> {
	await tx
		.deleteFrom('auth.sign_in_ask')
		.where(sql<boolean>`asked_at < ${at.subtract({ hours: 24 }).toString()}::timestamptz`)
		.execute();
}

/** True while a code that this browser asked for can still be typed for this address. */
export async function codeUnderWay(
	cookie: string,
	address: string,
	at: Instant = now(),
): Promise<boolean> {
	const [id = '', token = ''] = cookie.split('.');
	if (!isId(id)) return false;
	const row = await database()
		.kysely.selectFrom('auth.sign_in_ask')
		.select('id')
		.where('id', '=', id)
		.where('browser_hash', '=', hash(token))
		.where('address', '=', address)
		.where('used_at', 'is', null)
		.where('tries', '<', triesMax)
		.where(sql<boolean>`expires_at > ${at.toString()}::timestamptz`)
		.executeTakeFirst();
	return row !== undefined;
}

/** A mailbox that was proven: whose it is, or null for one that several people share. */
export interface Proven {
	readonly person: Id | null;
	/** Binds what follows to this browser: who shares a mailbox says next who they are. */
	readonly ask: string;
}

export type CodeRefusal = 'code-wrong' | 'code-spent' | 'code-expired';

/**
 * Tries a code in the browser that asked for it. Each try is counted in the database before it is
 * judged, so that two processes count together. The right one proves the mailbox.
 */
export async function tryCode(
	cookie: string,
	code: string,
	at: Instant = now(),
): Promise<Result<Proven, CodeRefusal>> {
	const [id = '', token = ''] = cookie.split('.');
	const ask = await countTry(id, token, at);
	if (!ask) return refused('code-expired');
	if (ask.tries > triesMax) return refused('code-spent');
	if (!same(code, codeOf(instance().secret, id))) return refused('code-wrong');
	return useUp(id, at);
}

/** Tries a mailed link, in whatever browser; the button on its page calls this. */
export async function tryLink(
	link: string,
	at: Instant = now(),
): Promise<Result<Proven, CodeRefusal>> {
	const [id = ''] = link.split('.');
	if (!isId(id) || !same(link, linkOf(instance().secret, id))) return refused('code-expired');
	return useUp(id, at);
}

async function countTry(
	id: string,
	token: string,
	at: Instant,
): Promise<{ tries: number } | undefined> {
	if (!isId(id)) return undefined;
	return database()
		.kysely.updateTable('auth.sign_in_ask')
		.set((row) => ({ tries: row('tries', '+', 1) }))
		.where('id', '=', id)
		.where('browser_hash', '=', hash(token))
		.where('used_at', 'is', null)
		.where(sql<boolean>`expires_at > ${at.toString()}::timestamptz`)
		.returning('tries')
		.executeTakeFirst();
}

async function useUp(id: Id, at: Instant): Promise<Result<Proven, CodeRefusal>> {
	// The link works in another browser than the one that asked; what follows belongs to this one.
	const token = newToken();
	const used = await database()
		.kysely.updateTable('auth.sign_in_ask')
		.set({ used_at: at.toString(), browser_hash: hash(token) })
		.where('id', '=', id)
		.where('used_at', 'is', null)
		.where(sql<boolean>`expires_at > ${at.toString()}::timestamptz`)
		.returning('address')
		.executeTakeFirst();
	if (!used) return refused('code-expired');
	const proven = await prove(used.address, at);
	if (!proven.person && !proven.shared) return refused('code-wrong');
	const person = proven.person ?? (await enterAtOnce(used.address, at));
	return happened({ person, ask: `${id}.${token}` });
}

async function prove(
	address: string,
	at: Instant,
): Promise<{ person: Id | null; shared: boolean }> {
	return scoped({ task: 'door' }, async ({ tx }) => {
		const { rows } = await sql<{ person: Id | null; shared: boolean }>`
			select prove_address(${address}, ${at.toString()}::timestamptz) as person,
				is_shared(${address}) as shared`.execute(tx);
		return rows[0] ?? { person: null, shared: false };
	});
}
