import { expect, test, type APIRequestContext, type APIResponse } from '@playwright/test';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request as ask, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressOf } from '../../src/demo/cast.ts';
import { filledFolder } from './filled.ts';
import { linkIn, openPostbox, type Postbox } from './postbox.ts';
import { freePort, startProcess, type Running } from './process.ts';

/** How the world knows this Leerkring: the proxy speaks https for it. */
const publicUrl = 'https://leerkring.example';
const address = addressOf('kromhout');

interface Proxied {
	readonly url: string;
	/** The server itself, past the proxy. */
	readonly direct: string;
	readonly postbox: Postbox;
	close(): Promise<void>;
}

/** A reverse proxy as an operator puts before Leerkring; it passes on by which name it was called. */
async function openProxy(port: number): Promise<Server> {
	const proxy = createServer((asked, answer) => {
		const { host = '' } = asked.headers;
		const headers = {
			...asked.headers,
			host: `127.0.0.1:${port}`,
			'x-forwarded-proto': 'https',
			'x-forwarded-host': host,
			'x-forwarded-for': '198.51.100.7',
		};
		const { method, url: path } = asked;
		const passed = ask({ host: '127.0.0.1', port, method, path, headers }, (got) => {
			answer.writeHead(got.statusCode ?? 502, got.headers);
			got.pipe(answer);
		});
		passed.on('error', () => answer.destroy());
		asked.pipe(passed);
	});
	proxy.listen(0, '127.0.0.1');
	await once(proxy, 'listening');
	return proxy;
}

/** A demo behind that proxy. */
async function openProxied(settings: Record<string, string>): Promise<Proxied> {
	const folder = await mkdtemp(join(tmpdir(), 'leerkring-journey-'));
	cpSync(filledFolder(), folder, { recursive: true });
	const postbox = await openPostbox();
	const port = await freePort();
	const environment = { DATA_DIR: folder, SMTP_URL: postbox.url, ...settings };
	const server: Running = await startProcess(port, environment, ['--demo']);
	const proxy = await openProxy(port);
	return {
		url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
		direct: server.url,
		postbox,
		async close() {
			proxy.closeAllConnections();
			proxy.close();
			await server.stop();
			await postbox.close();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

const setCookies = (answer: APIResponse) =>
	answer.headersArray().flatMap(({ name, value }) => (/^set-cookie$/i.test(name) ? [value] : []));
/** As the next request sends them: by hand, because what is Secure is not sent over plain http. */
const cookieOf = (...answers: APIResponse[]) =>
	answers
		.flatMap(setCookies)
		.map((one) => one.split(';')[0])
		.join('; ');

/** Asks for a code and enters with it, as a browser on that site posts its forms. */
async function enter(
	request: APIRequestContext,
	{ url, postbox }: Proxied,
	site: string,
): Promise<{ answers: APIResponse[]; link: string; cookie: string }> {
	const { host } = new URL(site);
	const post = (path: string, form: Record<string, string>, cookie = '') => {
		const headers = { host, origin: site, accept: 'text/html', cookie };
		return request.post(url + path, { form, headers, maxRedirects: 0 });
	};
	const before = postbox.letters.length;
	const asked = await post('/sign-in', { address });
	expect(asked.status(), await asked.text()).toBe(303);
	const code = await postbox.code(address, before);
	const letter = postbox.letters.findLast(({ to }) => to === address)!;
	const entered = await post('/sign-in/code', { code }, cookieOf(asked));
	expect(entered.status()).toBe(303);
	return { answers: [asked, entered], link: linkIn(letter), cookie: cookieOf(entered) };
}

test.describe('behind a proxy that is trusted', () => {
	let at: Proxied;
	test.beforeAll(async () => {
		at = await openProxied({ TRUST_PROXY: '1', PUBLIC_URL: publicUrl });
	});
	test.afterAll(() => at?.close());

	test('forms work, and nobody on the way can read a cookie', async ({ request }) => {
		const { answers, cookie } = await enter(request, at, publicUrl);
		const cookies = answers.flatMap(setCookies).filter((one) => !/max-age=0/i.test(one));
		expect(cookies.length).toBeGreaterThan(2);
		for (const one of cookies) expect(one).toMatch(/; *secure/i);
		const headers = { host: new URL(publicUrl).host, cookie };
		const today = await request.get(`${at.url}/today`, { headers, maxRedirects: 0 });
		expect(today.status(), 'signed in').toBe(200);
		for (const answer of [...answers, today])
			expect(answer.headers()['strict-transport-security']).toMatch(/max-age=31536000/);
	});

	test('a form from another site is refused', async ({ request }) => {
		const headers = { host: new URL(publicUrl).host, origin: 'https://elders.example' };
		const answer = await request.post(`${at.url}/sign-in`, { form: { address }, headers });
		expect(answer.status()).toBe(403);
	});

	test('whoever calls it by another name gets no link to there into somebody’s mail', async ({
		request,
	}) => {
		const { link } = await enter(request, at, 'https://gluurder.example');
		expect(link).toMatch(new RegExp(`^${publicUrl}/sign-in/link/`));
		expect(at.postbox.letters.map(({ raw }) => raw).join()).not.toContain('gluurder');
	});
});

test('a proxy that is not trusted makes nothing secure and forges no name', async ({ request }) => {
	const at = await openProxied({ PUBLIC_URL: 'http://leerkring.example' });
	try {
		const headers = { host: 'gluurder.example', accept: 'text/html' };
		const page = await request.get(`${at.url}/sign-in`, { headers });
		expect(page.headers()['strict-transport-security']).toBeUndefined();
		const forged = await request.post(`${at.url}/sign-in`, {
			form: { address },
			headers: { ...headers, origin: 'https://gluurder.example' },
		});
		expect(forged.status(), 'a form of the forged site').toBe(403);
		expect(at.postbox.letters.filter(({ to }) => to === address)).toEqual([]);
		const { answers, cookie } = await enter(request, at, at.direct);
		const list = await request.get(`${at.direct}/placements`, { headers: { cookie } });
		const path = /href="(\/placements\/[0-9a-f-]{36})"/.exec(await list.text())![1]! + '/raise';
		const draft = { reader: 'x', path, action: '', values: {} };
		const kept = `draft=${Buffer.from(JSON.stringify(draft)).toString('base64url')}`;
		const taken = await request.get(at.direct + path, {
			headers: { cookie: `${cookie}; ${kept}` },
		});
		const cookies = [...answers, taken].flatMap(setCookies);
		for (const name of ['session_token', 'leerkring.ask=;', 'draft=;'])
			expect(
				cookies.some((one) => one.includes(name)),
				name,
			).toBe(true);
		for (const one of cookies) expect(one, 'a browser would not take it').not.toMatch(/; *secure/i);
	} finally {
		await at.close();
	}
});
