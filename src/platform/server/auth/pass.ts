import type { RequestEvent } from '@sveltejs/kit';
import { newToken } from '../random.ts';

const cookie = 'leerkring.pass';
const hourInSeconds = 3_600;

/** What marks a browser that tries passes, so that its tries count together. Made at the first try. */
export function passBrowser(event: Pick<RequestEvent, 'cookies' | 'url'>): string {
	const known = event.cookies.get(cookie);
	if (known && /^[\w-]{43}$/.test(known)) return known;
	const token = newToken();
	event.cookies.set(cookie, token, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: event.url.protocol === 'https:',
		maxAge: hourInSeconds,
	});
	return token;
}
