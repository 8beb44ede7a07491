import { expect, it } from 'vitest';
import { paperAsHtml, paperAsJson, type Paper } from './paper.ts';

const nasty = `<script>alert(1)</script>"'&=HYPERLINK("x")`;
const paper: Paper = {
	language: 'nl',
	title: nasty,
	lead: 'Wat er stond.',
	sections: [
		{ key: 'goals', title: 'Doelen', empty: 'Nog geen.', entries: [] },
		{
			key: 'practice',
			title: 'Praktijk',
			empty: '',
			entries: [{ day: '2026-11-20', text: nasty, more: [nasty] }],
		},
	],
};

it('writes what somebody typed as text, and nothing that runs or is fetched', () => {
	const html = paperAsHtml(paper);
	expect(html).not.toMatch(/<script|<img|<link|<iframe|javascript:|https?:/i);
	expect(html.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;/g)?.length).toBe(4);
	expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
});

it('writes days in words, and says so where there is nothing', () => {
	const html = paperAsHtml(paper);
	expect(html).toContain('<time datetime="2026-11-20">20 november 2026</time>');
	expect(html).toContain('<p>Nog geen.</p>');
	expect(paperAsHtml({ ...paper, language: 'en' })).toContain('20 November 2026');
});

it('writes the same as JSON, to the letter', () => {
	expect(JSON.parse(paperAsJson(paper))).toEqual({ version: 1, ...paper });
});
