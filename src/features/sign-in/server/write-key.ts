import { sql } from 'kysely';
import type { Id } from '#domain/kernel/id.ts';
import { happened, refused, type Result } from '#domain/kernel/result.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { addKey as decide, tryKey, type KeyRefusal } from '#domain/people/passkey.ts';
import { record } from '#features/history/server/write.ts';
import { challengeStands, type ChallengeFor } from '#platform/server/auth/challenge.ts';
import {
	keyHandle,
	newKeyIn,
	readAnswer,
	usesOf,
	type Key,
	type KeyAnswer,
	type KeyHouse,
} from '#platform/server/auth/passkey.ts';
import { placeOf } from '#platform/server/auth/place.ts';
import type { Way } from '#platform/server/auth/session.ts';
import { now } from '#platform/server/clock.ts';
import type { Database } from '#platform/server/db/engine.ts';
import { instance } from '#platform/server/db/instance.ts';
import { database } from '#platform/server/db/open.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { hash, newId } from '#platform/server/random.ts';

/** An answer of a browser to a challenge, and what is known of where it came from. */
export interface KeyTry {
	/** As the browser posted it. */
	readonly key: string;
	readonly house: KeyHouse;
	/** What marks this browser. */
	readonly browser: string;
	/** Where the request came from; kept as a hash, to count. */
	readonly from: string;
}

export interface NewKey extends KeyTry {
	/** How the sign-in came about in which it is added. */
	readonly way: Way;
	/** The user agent, to know the device by. */
	readonly device: string;
}

/** Adds a key to the own ways in. What is wrong with it is not said; the same key is not added twice. */
export async function addKey(
	scope: PersonScope,
	{ way, device, ...given }: NewKey,
): Promise<Result<'added', KeyRefusal>> {
	const { person } = scope.actor;
	await sql`select pg_advisory_xact_lock(hashtextextended(${person}, 0))`.execute(scope.tx);
	const decision = decide({ way, keys: await countKeys(scope) });
	if (!decision.ok) return decision;
	const answered = await useChallenge(scope.tx, given, `add ${person}`, scope.now);
	if (!answered.ok) return answered;
	const key = await newKeyIn(given.house, answered.value.answer);
	if (!key) return refused('key-wrong');
	const id = newId(scope.now);
	const kept = await scope.tx
		.insertInto('auth.passkey')
		.values({
			id,
			person_id: person,
			credential: key.credential,
			public_key: key.publicKey,
			counter: key.counter,
			device: device.slice(0, 300),
			added_at: scope.now.toString(),
			used_at: null,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (kept.numInsertedOrUpdatedRows === 0n) return refused('key-wrong');
	await tell(scope, 'key.added', id);
	await answered.value.succeeded();
	return happened('added');
}

async function countKeys(scope: PersonScope): Promise<number> {
	const row = await scope.tx
		.selectFrom('auth.passkey')
		.select((one) => one.fn.countAll<number>().as('keys'))
		.where('person_id', '=', scope.actor.person)
		.executeTakeFirstOrThrow();
	return Number(row.keys);
}

/** Takes one of the own keys away. Of another's it takes none, and says the same. */
export async function removeKey(
	scope: PersonScope,
	{ key }: { key: Id },
): Promise<Result<'removed', never>> {
	const removed = await scope.tx
		.deleteFrom('auth.passkey')
		.where('id', '=', key)
		.where('person_id', '=', scope.actor.person)
		.executeTakeFirst();
	if (removed.numDeletedRows > 0n) await tell(scope, 'key.removed', key);
	return happened('removed');
}

async function tell(
	scope: PersonScope,
	kind: 'key.added' | 'key.removed',
	subject: Id,
): Promise<void> {
	const { person } = scope.actor;
	await record(scope, [
		{
			kind,
			at: scope.now,
			actor: person,
			onBehalfOf: null,
			organisation: null,
			placement: null,
			subject,
			audience: [`person:${person}`],
		},
	]);
}

/**
 * Tries a key. Each try is counted, and its challenge used up, before it is judged, so that two processes count
 * together. Whatever is wrong the answer is the same. Answers who comes in, and whether the key is this device's.
 */
export async function tryKeyIn(
	given: KeyTry,
	at: Instant = now(),
): Promise<Result<{ person: Id; inDevice: boolean }, KeyRefusal>> {
	const answered = await useChallenge(database().kysely, given, 'enter', at);
	if (!answered.ok) return answered;
	const { answer } = answered.value;
	const known = await keyOf(answer.credential);
	if (!known) return refused('key-wrong');
	const handle = keyHandle(instance().secret, known.person);
	if (answer.handle !== '' && answer.handle !== handle) return refused('key-wrong');
	const uses = await usesOf(given.house, known, answer);
	if (uses === null) return refused('key-wrong');
	const used = await database()
		.kysely.updateTable('auth.passkey')
		.set({ counter: uses, used_at: at.toString() })
		.where('id', '=', known.id)
		// Used twice at once: who counts on comes in.
		.where('counter', '=', String(known.counter))
		.executeTakeFirst();
	if (used.numUpdatedRows === 0n) return refused('key-wrong');
	await answered.value.succeeded();
	return happened({ person: known.person, inDevice: answer.inDevice });
}

async function keyOf(credential: string): Promise<(Key & { id: Id; person: Id }) | undefined> {
	const row = await database()
		.kysely.selectFrom('auth.passkey')
		.select(['id', 'person_id as person', 'credential', 'public_key as publicKey', 'counter'])
		.where('credential', '=', credential)
		.executeTakeFirst();
	return row && { ...row, counter: Number(row.counter) };
}

/** Long after its five minutes a challenge that was used can't be used again anyway. */
const keptHours = 24;

async function useChallenge(
	tries: Database['kysely'],
	{ key, browser, from }: KeyTry,
	purpose: ChallengeFor,
	at: Instant,
): Promise<Result<{ answer: KeyAnswer; succeeded: () => Promise<unknown> }, KeyRefusal>> {
	const answer = readAnswer(key);
	const whom = { secret: instance().secret, purpose, browser };
	if (!answer || !challengeStands(answer.challenge, whom, at)) return refused('key-wrong');
	const [mark, place] = [hash(answer.challenge), hash(placeOf(from))];
	await tries
		.deleteFrom('auth.passkey_challenge')
		.where(sql<boolean>`used_at < ${at.subtract({ hours: keptHours }).toString()}::timestamptz`)
		.execute();
	const first = await tries
		.insertInto('auth.passkey_challenge')
		.values({ mark, from_hash: place, used_at: at.toString() })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (first.numInsertedOrUpdatedRows === 0n) return refused('key-wrong');
	const { failed } = await tries
		.selectFrom('auth.passkey_challenge')
		.select((row) => row.fn.countAll<number>().as('failed'))
		.where('from_hash', '=', place)
		.where('failed', '=', true)
		.where(sql<boolean>`used_at > ${at.subtract({ hours: 1 }).toString()}::timestamptz`)
		.executeTakeFirstOrThrow();
	const decision = tryKey(Number(failed));
	if (!decision.ok) return decision;
	const succeeded = () =>
		tries
			.updateTable('auth.passkey_challenge')
			.set({ failed: false })
			.where('mark', '=', mark)
			.execute();
	return happened({ answer, succeeded });
}
