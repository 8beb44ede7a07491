import type { RequestEvent } from '@sveltejs/kit';

const year = 31_536_000;

/** Keeps the language of this browser; the cookie that the messages read. */
export function keepLanguage(event: Pick<RequestEvent, 'cookies'>, language: 'nl' | 'en'): void {
	event.cookies.set('language', language, {
		path: '/',
		httpOnly: false,
		sameSite: 'lax',
		maxAge: year,
	});
}
