import { parseSetCookieHeader, toCookieOptions } from 'better-auth/cookies';
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Tables } from '#database/tables.ts';
import type { Id } from '#domain/kernel/id.ts';
import { now } from '../clock.ts';
import { database } from '../db/open.ts';
import { ownDeviceDays, type Auth } from './auth.ts';
import { rememberReader } from './reader.ts';

/** One sign-in of a person, as they see it in their list. */
export interface SignIn {
	readonly id: Id;
	/** ISO 8601, like `until`. */
	readonly since: string;
	readonly until: string;
	readonly device: string;
	readonly current: boolean;
}

/** What signing in needs of a request; a SvelteKit event fits. */
export interface Doorway {
	readonly request: { readonly headers: Headers };
	readonly url: URL;
	readonly cookies: {
		set(name: string, value: string, options: { path: string; maxAge?: number }): void;
	};
}

let auth: Auth | undefined;

/** Makes this the sign-in of the process. */
export function serveAuth(instance: Auth): void {
	auth = instance;
}

function signIn(): Auth {
	if (!auth) throw new Error('sign-in is not ready yet');
	return auth;
}

/** Who sends these headers: the person and their sign-in, or null. Asks the database only with a cookie. */
export async function actorOf(headers: Headers): Promise<{ person: Id; session: Id } | null> {
	if (!headers.get('cookie')?.includes('leerkring.session_token')) return null;
	const found = await signIn().api.getSession({ headers });
	return found ? { person: found.user.id, session: found.session.id } : null;
}

/** How a sign-in came about; empty for what is not known. */
export type Way = Selectable<Tables['auth.session']>['way'];

/**
 * Makes a sign-in of this person in this browser. The person's own device keeps it for 90 days.
 * @param way what let them in, which decides what they may do about their own doors
 */
export async function enter(
	at: Doorway,
	person: Id,
	{ ownDevice, way }: { ownDevice: boolean; way: Way },
): Promise<void> {
	await rememberUser(person);
	const answer = await signIn().api.enter({
		body: { person, ownDevice },
		headers: at.request.headers,
		returnHeaders: true,
	});
	await database()
		.kysely.updateTable('auth.session')
		.set({ way })
		.where('id', '=', answer.response.session)
		.execute();
	keepCookies(answer.headers, at.cookies);
	rememberReader(at, person, ownDevice ? ownDeviceDays * 86_400 : undefined);
}

// A person can have several addresses, or none that lasts; the library wants one that never changes.
async function rememberUser(person: Id): Promise<void> {
	await database()
		.kysely.insertInto('auth.user')
		.values({ id: person, name: '', email: `${person}@person.invalid`, emailVerified: true })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

function keepCookies(headers: Headers, jar: Doorway['cookies']): void {
	for (const header of headers.getSetCookie())
		for (const [name, attributes] of parseSetCookieHeader(header))
			jar.set(name, attributes.value, {
				...toCookieOptions(attributes),
				path: attributes.path ?? '/',
			});
}

/** Ends the sign-in of this browser. */
export async function leave(at: Doorway): Promise<void> {
	const answer = await signIn().api.signOut({ headers: at.request.headers, returnHeaders: true });
	keepCookies(answer.headers, at.cookies);
}

/** How this sign-in came about, and when it began; what is gone came about in no known way. */
export async function wayOf(session: Id): Promise<{ way: Way; since: Date }> {
	const row = await database()
		.kysely.selectFrom('auth.session')
		.select(['way', 'createdAt'])
		.where('id', '=', session)
		.executeTakeFirst();
	return { way: row?.way ?? '', since: row?.createdAt ?? new Date(0) };
}

/** All running sign-ins of a person, newest first; `tx` where a transaction is under way. */
export async function signInsOf(
	person: Id,
	current: Id | null,
	tx: Kysely<Tables> = database().kysely,
): Promise<readonly SignIn[]> {
	const rows = await tx
		.selectFrom('auth.session')
		.select(['id', 'createdAt', 'expiresAt', 'userAgent'])
		.where('userId', '=', person)
		.where('expiresAt', '>', new Date(now().epochMilliseconds))
		.orderBy('createdAt', 'desc')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		since: row.createdAt.toISOString(),
		until: row.expiresAt.toISOString(),
		device: row.userAgent ?? '',
		current: row.id === current,
	}));
}

/** Ends one sign-in of this person, wherever it is; answers whether it did. Of another's it ends nothing. */
export async function endSignIn(
	tx: Transaction<Tables>,
	person: Id,
	session: Id,
): Promise<boolean> {
	const ended = await tx
		.deleteFrom('auth.session')
		.where('id', '=', session)
		.where('userId', '=', person)
		.executeTakeFirst();
	return ended.numDeletedRows > 0n;
}

/** Ends every sign-in of a person. */
export async function endSignIns(tx: Transaction<Tables>, person: Id): Promise<void> {
	await tx.deleteFrom('auth.session').where('userId', '=', person).execute();
}

/** True while this sign-in still runs; a stream asks it before each delivery. */
export async function stillSignedIn(session: Id): Promise<boolean> {
	const row = await database()
		.kysely.selectFrom('auth.session')
		.select('id')
		.where('id', '=', session)
		.where('expiresAt', '>', new Date(now().epochMilliseconds))
		.executeTakeFirst();
	return row !== undefined;
}
