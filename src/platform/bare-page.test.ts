import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { bareColours, barePage, barePolicy } from './bare-page.ts';

const page = {
	language: 'en',
	title: 'No connection',
	text: 'Try later.',
	again: 'Try again',
} as const;

it('has the colours of the design', () => {
	const tokens = readFileSync(new URL('../ui/tokens.css', import.meta.url), 'utf8');
	const dark = tokens.indexOf('prefers-color-scheme: dark');
	for (const [name, pair] of Object.entries(bareColours))
		for (const [at, from] of [0, dark].entries())
			expect(new RegExp(`--${name}: (#\\w+);`).exec(tokens.slice(from))?.[1]).toBe(pair[at]);
});

it('says in its own language what is the matter, and asks for the same address again', () => {
	const html = barePage(page);
	expect(html).toContain('<html lang="en">');
	expect(html).toContain('<title>No connection · Leerkring</title>');
	expect(html).toContain('<a href="">Try again</a>');
});

it('needs nothing but the letter, and that only where it is at hand', () => {
	expect(barePage(page)).not.toMatch(/<script|src=|url\(|stylesheet/);
	expect(barePage({ ...page, font: '/letter.woff2' })).toContain('src:url(/letter.woff2)');
	expect(barePolicy).toContain("default-src 'none'");
});
