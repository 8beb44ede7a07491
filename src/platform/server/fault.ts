import { m } from '#messages';
import { getLocale } from '#i18n-runtime';
import { barePage, barePolicy } from '../bare-page.ts';

/** What a reader is told when there is no page: what happened, and what they can do. */
export interface Told {
	readonly message: string;
	readonly title: string;
	readonly text: string;
	/** Asking again may help: nothing is wrong with what was asked. */
	readonly again: boolean;
}

/**
 * The words for a status, in the reader's language. What does not exist and what one may not see are
 * told alike, so those words fit both.
 */
export function told(status: number): Told {
	if (status === 503)
		return said('away', m.platform_away_title(), m.platform_away(), { again: true });
	if (status >= 500)
		return said('broken', m.platform_broken_title(), m.platform_broken(), { again: true });
	if (status === 404)
		return said('not-found', m.platform_not_found_title(), m.platform_not_found());
	return said('form-wrong', m.platform_form_strange_title(), m.platform_form_strange());
}

function said(message: string, title: string, text: string, { again = false } = {}): Told {
	return { message, title, text, again };
}

/** Connections that were refused, cut or not found, by Node's codes and by PostgreSQL's. */
const awayCodes = /^(ECONN\w+|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|EPIPE|57P0[123]|08\w{3}|53300)$/;

/** True when something failed because the database could not be reached. */
export function isAway(thrown: unknown): boolean {
	return thrown instanceof Error && 'code' in thrown && awayCodes.test(String(thrown.code));
}

/** Answers a request of which nobody can say who sends it, because the database is away. */
export function awayAnswer(
	request: Pick<Request, 'headers' | 'method'>,
	asksData: boolean,
): Response {
	const status = 503;
	const error = told(status);
	const headers = { 'retry-after': '60' };
	// An enhanced form reads its answer as the result of an action.
	if (asksData || request.headers.get('accept')?.startsWith('application/json'))
		return Response.json({ type: 'error', status, error, ...error }, { status, headers });
	const page = barePage({ language: getLocale(), ...error, again: m.platform_again() });
	const type = 'text/html; charset=utf-8';
	return new Response(page, {
		status,
		headers: { ...headers, 'content-type': type, 'content-security-policy': barePolicy },
	});
}
