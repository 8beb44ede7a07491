import { beforeAll, expect, it } from 'vitest';
import { readerMark, rememberReader } from './auth/reader.ts';
import { serveInstance } from './db/instance.ts';
import { hasDraft, keepDraft, takeDraft } from './draft.ts';

const [noor, sami] = [
	'019aa000-0000-7000-8000-000000000001',
	'019aa000-0000-7000-8000-000000000002',
];
const url = new URL('http://x/placements/1/raise');

beforeAll(() => serveInstance({ secret: 'secret', demo: false }));

/** A browser in which somebody was signed in last. */
function browserOf(person: string) {
	const kept = new Map<string, string>();
	const cookies = {
		get: (name: string) => kept.get(name),
		set: (name: string, value: string) => void kept.set(name, value),
		delete: (name: string) => void kept.delete(name),
	};
	const event = { cookies, url } as unknown as Parameters<typeof keepDraft>[0];
	rememberReader(event as Parameters<typeof rememberReader>[0], person, undefined);
	return {
		event,
		kept,
		as: (actor: string) => ({ ...event, locals: { actor: { person: actor } } }),
	};
}
type Reader = Parameters<typeof takeDraft>[0];

it('says that a text is kept only where one is, for the page on which it was typed', () => {
	const { event, kept } = browserOf(noor!);
	expect(hasDraft(event, url.pathname)).toBe(false);
	keepDraft(event, '', { asked: 'Bewaar mij' });
	expect(hasDraft(event, url.pathname)).toBe(true);
	expect(hasDraft(event, '/today')).toBe(false);
	kept.set('draft', 'not one of ours');
	expect(hasDraft(event, url.pathname)).toBe(false);
});

it('says nothing of a text to who used this browser after its writer', () => {
	const { event, kept } = browserOf(noor!);
	keepDraft(event, '', { asked: 'Bewaar mij' });
	kept.set('leerkring.reader', readerMark(sami!));
	expect(hasDraft(event, url.pathname)).toBe(false);
});

it('gives a text back once, with a sentence, and to nobody but its writer', () => {
	const one = browserOf(noor!);
	keepDraft(one.event, '?/x', { asked: 'Bewaar mij' });
	expect(takeDraft(one.as(noor!) as unknown as Reader)).toMatchObject({
		action: '?/x',
		values: { asked: 'Bewaar mij' },
		problem: 'signed-out',
		sentence: expect.stringContaining('.'),
	});
	expect(takeDraft(one.as(noor!) as unknown as Reader)).toBeNull();
	const other = browserOf(noor!);
	keepDraft(other.event, '', { asked: 'Bewaar mij' });
	expect(takeDraft(other.as(sami!) as unknown as Reader)).toBeNull();
	expect(other.kept.has('draft'), 'and it is gone').toBe(false);
});
