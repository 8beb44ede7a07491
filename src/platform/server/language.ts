import type { RequestEvent } from '@sveltejs/kit';

const year = 31_536_000;

/** Keeps the language of this browser; the cookie that the messages read. */
export function keepLanguage(
	event: Pick<RequestEvent, 'cookies' | 'url'>,
	language: 'nl' | 'en',
): void {
	event.cookies.set('language', language, {
		path: '/',
		httpOnly: false,
		sameSite: 'lax',
		secure: event.url.protocol === 'https:',
		maxAge: year,
	});
}
