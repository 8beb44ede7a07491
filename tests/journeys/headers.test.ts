import { expect } from '@playwright/test';
import { journey as test } from './journey.ts';
import { become } from './signing-in.ts';

const outside = [
	'/demo',
	'/demo/outbox',
	'/design',
	'/sign-in',
	'/sign-in/code',
	'/sign-in/link/none',
	'/task/none',
	'/first',
	'/nowhere',
	'/health',
	'/ready',
	'/',
];

test('every answer forbids foreign scripts, sniffing, framing and keeping', async ({
	house,
	profile,
}) => {
	const context = await profile();
	await become(context, 'haddou');
	const nonces = new Set<string>();
	for (const path of ['/today', '/placements', '/me', '/colleagues', ...outside]) {
		const answer = await context.request.get(path, { headers: { accept: 'text/html' } });
		const head = answer.headers();
		expect(head['x-content-type-options'], path).toBe('nosniff');
		expect(head['referrer-policy'], path).toBe('same-origin');
		expect(head['cross-origin-opener-policy'], path).toBe('same-origin');
		expect(head['permissions-policy'], path).toContain('camera=()');
		expect(head['cache-control'], path).toBe('private, no-store');
		if (!head['content-type']?.startsWith('text/html')) continue;
		const policy = head['content-security-policy'] ?? '';
		const scripts = /script-src ([^;]+)/.exec(policy)?.[1] ?? '';
		// A page that sends no script needs no nonce.
		expect(scripts, path).toMatch(
			path === '/design' ? /^'self'$/ : /^'self' 'nonce-[\w+/=]{16,}'$/,
		);
		expect(policy, path).toContain("frame-ancestors 'none'");
		expect(policy, path).toContain("form-action 'self'");
		expect(policy, path).toContain("object-src 'none'");
		expect(policy, path).toContain("worker-src 'self'");
		expect(head['content-language'], path).toBe('nl');
		nonces.add(scripts);
		const bare = (await answer.text()).match(/<script(?![^>]*\bnonce=)[^>]*>/g);
		expect(bare, `${path}: scripts without a nonce`).toBeNull();
	}
	expect(nonces.size, 'each answer has a nonce of its own').toBeGreaterThan(10);
	const other = { form: { person: 'x' }, headers: { origin: 'https://elders.example' } };
	expect((await context.request.post(`${house.url}/me?/signOut`, other)).status()).toBe(403);
});

test('a page travels packed, but not where another site asked for it', async ({ profile }) => {
	const context = await profile();
	await become(context, 'haddou');
	const packing = async (path: string, headers: Record<string, string> = {}) => {
		const answer = await context.request.get(path, { headers });
		expect(answer.headers()['vary'], path).toContain('accept-encoding');
		expect(await answer.text(), path).toContain('Haddou');
		return answer.headers()['content-encoding'];
	};
	expect(await packing('/placements')).toBe('br');
	expect(await packing('/placements', { 'accept-encoding': 'gzip' })).toBe('gzip');
	expect(await packing('/placements', { 'accept-encoding': 'identity' })).toBeUndefined();
	expect(await packing('/placements', { 'sec-fetch-site': 'cross-site' })).toBeUndefined();
});
