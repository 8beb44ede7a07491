import type { Id } from '#domain/kernel/id.ts';
import { instance } from '../db/instance.ts';
import { seal } from '../random.ts';

const cookie = 'leerkring.reader';

/** What marks this person in a browser without telling who it is. */
export function readerMark(person: Id): string {
	return seal(instance().secret, 'reader', person).toString('base64url').slice(0, 22);
}

/** Remembers who was signed in here last, so that what was typed is given back to nobody else. */
export function rememberReader(
	at: { readonly url: URL; readonly cookies: { set(...cookie: [string, string, object]): void } },
	person: Id,
	seconds: number | undefined,
): void {
	at.cookies.set(cookie, readerMark(person), {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: at.url.protocol === 'https:',
		...(seconds === undefined ? {} : { maxAge: seconds }),
	});
}

/** The mark of who was signed in here last; empty when nobody was. */
export function lastReader(jar: { get(name: string): string | undefined }): string {
	return jar.get(cookie) ?? '';
}
