import type { RequestEvent } from '@sveltejs/kit';

const cookie = 'leerkring.ask';

/** Binds a code that was asked for to this browser. */
export function keepAsk(event: Pick<RequestEvent, 'cookies' | 'url'>, ask: string): void {
	event.cookies.set(cookie, ask, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: event.url.protocol === 'https:',
		maxAge: 900,
	});
}

/** What binds this browser to the code it asked for; empty when it asked for none. */
export function keptAsk(event: Pick<RequestEvent, 'cookies'>): string {
	return event.cookies.get(cookie) ?? '';
}

/** Forgets it, once it was used. On plain http a browser would not take that from a Secure cookie. */
export function forgetAsk(event: Pick<RequestEvent, 'cookies' | 'url'>): void {
	event.cookies.delete(cookie, { path: '/', secure: event.url.protocol === 'https:' });
}

/** Where to go after signing in: a path of this site, else Vandaag. */
export function nextOf(url: URL): string {
	const next = url.searchParams.get('next') ?? '';
	return /^\/(?![/\\])[\w\-/?=&.%]*$/.test(next) ? next : '/today';
}
