import { expect, it } from 'vitest';
import { codeOf, linkOf, readTaskLink, taskLinkOf } from './code.ts';
import { nextOf } from './ask.ts';

const [one, other] = [
	'019aa000-0000-7000-8000-000000000001',
	'019aa000-0000-7000-8000-000000000002',
];
const link = { signal: one!, mailbox: other! };

it('makes six digits that are the same for one request and differ with the secret and the request', () => {
	expect(codeOf('secret', one!)).toMatch(/^\d{6}$/);
	expect(codeOf('secret', one!)).toBe(codeOf('secret', one!));
	const codes = [codeOf('secret', one!), codeOf('other', one!), codeOf('secret', other!)];
	expect(new Set(codes).size).toBe(3);
});

it('tells the code nowhere in the link', () => {
	expect(linkOf('secret', one!)).not.toContain(codeOf('secret', one!));
	expect(linkOf('secret', one!)).not.toBe(linkOf('other', one!));
});

it('reads back only a task link that who has the secret made', () => {
	const text = taskLinkOf('secret', link);
	expect(readTaskLink('secret', text)).toEqual(link);
	expect(readTaskLink('other', text)).toBeNull();
	expect(readTaskLink('secret', `${text}A`)).toBeNull();
	expect(
		readTaskLink(
			'secret',
			text.replace(/^./, (sign) => (sign === 'B' ? 'C' : 'B')),
		),
	).toBeNull();
	expect(readTaskLink('secret', '')).toBeNull();
	expect(
		readTaskLink('secret', taskLinkOf('secret', { signal: other!, mailbox: one! })),
	).not.toEqual(link);
});

it('leads on after signing in only to a path of this site', () => {
	const after = (next: string) => nextOf(new URL(`http://x/?next=${encodeURIComponent(next)}`));
	expect(after('/signals/1?raised')).toBe('/signals/1?raised');
	for (const away of [
		'',
		'https://elders.example',
		'//elders.example',
		'/\\elders.example',
		'javascript:1',
		'/a\nb',
	])
		expect(after(away)).toBe('/today');
});
