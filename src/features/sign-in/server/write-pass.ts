import { sql } from 'kysely';
import type { Id } from '#domain/kernel/id.ts';
import { happened, refused, type Result } from '#domain/kernel/result.ts';
import { dayOf, type Instant } from '#domain/kernel/time.ts';
import { passMinutes, tryOnce, type PassRefusal } from '#domain/people/pass.ts';
import { passMarkOf } from '#platform/server/auth/code.ts';
import { placeOf } from '#platform/server/auth/place.ts';
import { now } from '#platform/server/clock.ts';
import { instance } from '#platform/server/db/instance.ts';
import { database } from '#platform/server/db/open.ts';
import { scoped } from '#platform/server/db/scope.ts';
import { hash, newId } from '#platform/server/random.ts';

export interface PassTry {
	/** Eight signs. */
	readonly code: string;
	/** What marks this browser. */
	readonly browser: string;
	/** Where the request came from; kept as a hash, to count. */
	readonly from: string;
}

/** Whom a pass lets in, and as what its maker stood beside them. */
export interface Entered {
	readonly person: Id;
	readonly part: 'coach' | 'trainer';
}

/**
 * Tries the code of a pass. Each try is counted in the database before it is judged, so that two processes
 * count together; the right one counts no more. Whatever is wrong with a code, the answer is the same. It
 * lets a person in and proves nothing of a mailbox.
 */
export async function tryPass(
	{ code, browser, from }: PassTry,
	at: Instant = now(),
): Promise<Result<Entered, PassRefusal | 'pass-wrong'>> {
	const counted = newId(at);
	const decision = tryOnce(await countTry(counted, { browser: hash(browser), from }, at));
	if (!decision.ok) return decision;
	const mark = passMarkOf(instance().secret, code);
	const entered = await scoped(
		{ task: 'door' },
		async ({ tx }) => {
			const { rows } = await sql<Entered>`
				select person_id as person, as_part as part
				from use_pass(${mark}, ${at.toString()}::timestamptz, ${dayOf(at).toString()}::date,
					${newId(at)})`.execute(tx);
			return rows[0];
		},
		at,
	);
	if (!entered) return refused('pass-wrong');
	await database().kysely.deleteFrom('auth.pass_try').where('id', '=', counted).execute();
	return happened(entered);
}

async function countTry(
	id: Id,
	{ browser, from }: { browser: string; from: string },
	at: Instant,
): Promise<{ browser: number; place: number }> {
	const place = hash(placeOf(from));
	const tries = database().kysely;
	await tries
		.deleteFrom('auth.pass_try')
		.where(sql<boolean>`tried_at < ${at.subtract({ hours: 24 }).toString()}::timestamptz`)
		.execute();
	await tries
		.insertInto('auth.pass_try')
		.values({ id, browser_hash: browser, from_hash: place, tried_at: at.toString() })
		.execute();
	const quarter = at.subtract({ minutes: passMinutes }).toString();
	const { rows } = await sql<{ browser: number; place: number }>`
		select count(*) filter (where browser_hash = ${browser}
				and tried_at > ${quarter}::timestamptz)::int as browser,
			count(*) filter (where from_hash = ${place})::int as place
		from auth.pass_try where tried_at > ${at.subtract({ hours: 1 }).toString()}::timestamptz
			and (browser_hash = ${browser} or from_hash = ${place})`.execute(tries);
	return rows[0] ?? { browser: 0, place: 0 };
}
