import { sql } from 'kysely';
import { isId, type Id } from '#domain/kernel/id.ts';
import { happened, refused, type Result } from '#domain/kernel/result.ts';
import { dayOf, type Instant } from '#domain/kernel/time.ts';
import { tryOwnCode, type OwnCodeRefusal } from '#domain/people/own-code.ts';
import { fullName, type PersonName } from '#domain/people/person.ts';
import {
	choosable,
	entersAtOnce,
	howEnters,
	type Choosable,
	type Holder,
} from '#domain/people/shared.ts';
import { now } from '#platform/server/clock.ts';
import { instance } from '#platform/server/db/instance.ts';
import { database } from '#platform/server/db/open.ts';
import { scoped } from '#platform/server/db/scope.ts';
import { ownCodeMark } from '#platform/server/auth/own-code.ts';
import { hash, same } from '#platform/server/random.ts';

/** After its mailbox was proven somebody has this long to say who they are. */
const sayMinutes = 15;

interface SharedAsk {
	readonly id: Id;
	readonly address: string;
	readonly names: readonly Choosable<Id>[];
	readonly people: readonly Named[];
}

type Named = PersonName & Holder & { readonly id: Id };

/** Among whom this browser may choose, when it just proved a shared mailbox; else undefined. Changes nothing. */
export async function sharedAsk(
	cookie: string,
	at: Instant = now(),
): Promise<SharedAsk | undefined> {
	const [id = '', token = ''] = cookie.split('.');
	if (!isId(id)) return undefined;
	const since = at.subtract({ minutes: sayMinutes }).toString();
	const ask = await database()
		.kysely.selectFrom('auth.sign_in_ask')
		.select(['id', 'address'])
		.where('id', '=', id)
		.where('browser_hash', '=', hash(token))
		.where(sql<boolean>`used_at > ${since}::timestamptz`)
		.where('entered_at', 'is', null)
		.executeTakeFirst();
	if (!ask) return undefined;
	const people = (await peopleAt(ask.address, at)).filter((one) => howEnters(one) !== 'not');
	if (people.length === 0) return undefined;
	return { ...ask, names: choosable(people, fullName), people };
}

async function peopleAt(address: string, at: Instant): Promise<readonly Named[]> {
	const people = await scoped({ task: 'door' }, async ({ tx }) => {
		const { rows } = await sql<Omit<Named, 'chose'>>`
			select person_id as id, first_name as "firstName", infix, last_name as "lastName",
				proven, taken, shared, handed
			from people_at(${address}, ${dayOf(at).toString()}::date)`.execute(tx);
		return rows;
	});
	const chose = new Set(await withCode(people.map(({ id }) => id)));
	return people.map((one) => ({ ...one, chose: chose.has(one.id) }));
}

/** Proves a mailbox of different names for who proved it before and shares it with nobody: who it is, or null. */
export async function enterAtOnce(address: string, at: Instant): Promise<Id | null> {
	const first = entersAtOnce(await peopleAt(address, at), address);
	return first && (await enterShared(address, first.id, at)) ? first.id : null;
}

export type SayRefusal = OwnCodeRefusal | 'code-expired' | 'own-code-none' | 'own-code-wrong';

export interface Saying {
	/** One of the people under a name of the list. */
	readonly person: Id;
	/** Six digits, or empty for who has none. */
	readonly code: string;
}

/** Who came in, and whether a code of their own is still to be chosen. */
export interface Said {
	readonly person: Id;
	readonly chooses: boolean;
}

/**
 * Lets in who proved a shared mailbox and says with a code of their own who they are. Each try is counted before
 * it is judged, for everybody who is spelled so, and the right one counts no more. Whom the mailbox alone lets in
 * (`howEnters`) gives none.
 */
export async function sayWho(
	cookie: string,
	{ person, code }: Saying,
	at: Instant = now(),
): Promise<Result<Said, SayRefusal>> {
	const ask = await sharedAsk(cookie, at);
	const chosen = ask?.names.find(({ people }) => people.includes(person));
	if (!ask || !chosen) return refused('code-expired');
	const named = ask.people.filter(({ id }) => chosen.people.includes(id));
	const free = named.find((one) => howEnters(one) === 'mailbox');
	const known = named.filter((one) => one.chose).map(({ id }) => id);
	if (free && (code === '' || known.length === 0))
		return enterAs(ask, free.id, { chooses: free.shared }, at);
	if (known.length === 0) return refused('own-code-none');
	if (code === '') return refused('own-code-wrong');
	const tried = await countTries(known, at);
	const judged = tried.map((one) => tryOwnCode({ lately: one.lately, ever: one.wrong }));
	const open = tried.filter((_, place) => judged[place]?.ok);
	const shut = judged.find((one) => !one.ok);
	if (open.length === 0 && shut && !shut.ok) return shut;
	const right = await whose(open, code);
	if (!right) return refused('own-code-wrong');
	await database()
		.kysely.updateTable('auth.own_code')
		.set({ wrong: 0, wrong_lately: 0 })
		.where('person_id', '=', right)
		.execute();
	return enterAs(ask, right, { chooses: false }, at);
}

async function withCode(people: readonly Id[]): Promise<readonly Id[]> {
	if (people.length === 0) return [];
	const rows = await database()
		.kysely.selectFrom('auth.own_code')
		.select('person_id')
		.where('person_id', 'in', [...people])
		.execute();
	return rows.map(({ person_id }) => person_id);
}

async function countTries(people: readonly Id[], at: Instant) {
	const hourAgo = at.subtract({ hours: 1 }).toString();
	return database()
		.kysely.updateTable('auth.own_code')
		.set({
			wrong: sql<number>`wrong + 1`,
			wrong_lately: sql<number>`case when wrong_from > ${hourAgo}::timestamptz then wrong_lately + 1 else 1 end`,
			wrong_from: sql<string>`case when wrong_from > ${hourAgo}::timestamptz then wrong_from
				else ${at.toString()}::timestamptz end`,
		})
		.where('person_id', 'in', [...people])
		.returning(['person_id', 'mark', 'wrong', 'wrong_lately as lately'])
		.execute();
}

async function whose(
	among: readonly { person_id: Id; mark: string }[],
	code: string,
): Promise<Id | undefined> {
	for (const one of among)
		if (same(one.mark, await ownCodeMark(instance().secret, one.person_id, code)))
			return one.person_id;
	return undefined;
}

/** Once for one proof of the mailbox, in whichever of two windows comes first. */
async function enterAs(
	ask: SharedAsk,
	person: Id,
	{ chooses }: { chooses: boolean },
	at: Instant,
): Promise<Result<Said, SayRefusal>> {
	const used = await database()
		.kysely.updateTable('auth.sign_in_ask')
		.set({ entered_at: at.toString() })
		.where('id', '=', ask.id)
		.where('entered_at', 'is', null)
		.executeTakeFirst();
	if (used.numUpdatedRows === 0n) return refused('code-expired');
	const entered = await enterShared(ask.address, person, at);
	return entered ? happened({ person, chooses }) : refused('code-expired');
}

async function enterShared(address: string, person: Id, at: Instant): Promise<boolean> {
	return scoped({ task: 'door' }, async ({ tx }) => {
		const { rows } = await sql<{ entered: boolean }>`
			select enter_shared(${address}, ${person}, ${at.toString()}::timestamptz,
				${dayOf(at).toString()}::date) as entered`.execute(tx);
		return rows[0]?.entered ?? false;
	});
}
