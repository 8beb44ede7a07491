import { expect, it } from 'vitest';
import { awayAnswer, isAway, told } from './fault.ts';

const asking = (accept: string) => new Request('http://test/today', { headers: { accept } });
const failed = (code: string) => Object.assign(new Error('no'), { code });

it('has the same words for what is not there and what one may not see, and never says which', () => {
	expect(told(404).title).toBe('Deze pagina is er niet, of niet meer voor jou');
	expect(told(404).again).toBe(false);
});

it('says for each kind of status something else, and offers to ask again only where that helps', () => {
	const words = [400, 404, 500, 503].map((status) => told(status));
	expect(new Set(words.map(({ text }) => text)).size).toBe(4);
	expect(words.map(({ again }) => again)).toEqual([false, false, true, true]);
	expect(told(405)).toEqual(told(400));
	expect(told(502)).toEqual(told(500));
});

it('knows a database that is away by its code alone', () => {
	for (const code of ['ECONNREFUSED', 'ECONNRESET', '57P01', '08006', '53300'])
		expect(isAway(failed(code)), code).toBe(true);
	for (const code of ['23505', '42501', 'EACCES', 'X08006'])
		expect(isAway(failed(code)), code).toBe(false);
	expect(isAway(new Error('connection refused'))).toBe(false);
	expect(isAway('ECONNREFUSED')).toBe(false);
});

it('answers a page with a page, and a form with the result that its script understands', async () => {
	const page = awayAnswer(asking('text/html,*/*'), false);
	expect(page.status).toBe(503);
	expect(page.headers.get('retry-after')).toBe('60');
	expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
	expect(await page.text()).toContain('Leerkring kan even niet bij de gegevens');
	for (const answer of [
		awayAnswer(asking('application/json'), false),
		awayAnswer(asking('*/*'), true),
	])
		expect(await answer.json()).toMatchObject({ type: 'error', status: 503, message: 'away' });
});
