import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import type { FormResult } from '../form/result.ts';
import { problemText } from '../problem.ts';
import { readerMark, lastReader } from './auth/reader.ts';

const cookie = 'draft';
const bytesMax = 3000;
const seconds = 900;
/** A cookie is input: another site of the same domain can plant one. */
const shape = z.object({
	reader: z.string(),
	path: z.string(),
	action: z.string(),
	values: z.record(z.string(), z.string()),
});

/** Keeps what somebody typed who turned out to be signed out, for who was signed in here last. */
export function keepDraft(
	event: Pick<RequestEvent, 'cookies' | 'url'>,
	action: string,
	values: FormResult['values'],
): void {
	const reader = lastReader(event.cookies);
	if (!reader) return;
	const draft = JSON.stringify({ reader, path: event.url.pathname, action, values });
	if (Buffer.byteLength(draft) > bytesMax) return;
	event.cookies.set(cookie, Buffer.from(draft).toString('base64url'), {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: event.url.protocol === 'https:',
		maxAge: seconds,
	});
}

/** True when this browser keeps what its last reader typed on the page with this path. */
export function hasDraft(event: Pick<RequestEvent, 'cookies'>, path: string): boolean {
	const draft = keptDraft(event);
	return draft?.path === path && draft.reader === lastReader(event.cookies);
}

/** What this reader had typed on this page before they were signed out; given once, and to nobody else. */
export function takeDraft(
	event: Pick<RequestEvent, 'cookies' | 'url' | 'locals'>,
): FormResult | null {
	const draft = keptDraft(event);
	if (!event.locals.actor || draft?.path !== event.url.pathname) return null;
	// On plain http a browser would not let a Secure cookie end it.
	event.cookies.delete(cookie, { path: '/', secure: event.url.protocol === 'https:' });
	if (draft.reader !== readerMark(event.locals.actor.person)) return null;
	const { action, values } = draft;
	const problem = 'signed-out';
	return { action, values, errors: {}, problem, sentence: problemText(problem) };
}

function keptDraft({ cookies }: Pick<RequestEvent, 'cookies'>): z.infer<typeof shape> | null {
	try {
		const text = Buffer.from(cookies.get(cookie) ?? '', 'base64url').toString();
		return shape.parse(JSON.parse(text));
	} catch {
		return null;
	}
}
