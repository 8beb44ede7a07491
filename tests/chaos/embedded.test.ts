import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '#domain/kernel/id.ts';
import { openDatabase } from '#platform/server/db/open.ts';
import { runnerOf } from '#platform/server/db/engine.ts';
import { newId } from '#platform/server/random.ts';
import { placementId } from '../cast.ts';
import {
	cookiesOf,
	fillFolder,
	post,
	signIn,
	spawnServer,
	startServer,
	type Serving,
} from './serving.ts';

const raisePath = `/placements/${placementId('noor')}/raise`;
const signal = (form = newId(), asked = `Kan dit, ${form}?`, asks = 'company') => ({
	form,
	asks,
	topic: 'together',
	asked,
	wished: '',
});

describe('a server on its own folder', () => {
	let folder: string;
	let secret: string;
	let server: Serving;
	let cookie: string;
	let karin: string;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'leerkring-chaos-'));
		secret = await fillFolder(folder);
		server = await startServer({ DATA_DIR: folder });
		cookie = await signIn(server.url, secret, 'hanneke@voorbeeld.example');
		karin = await signIn(server.url, secret, 'karin@voorbeeld.example');
	});
	afterAll(async () => {
		server?.child.kill('SIGKILL');
		await server?.ended;
		await rm(folder, { recursive: true, force: true });
	});

	it('refuses a second process on it in one sentence, and goes on serving', async () => {
		const second = spawnServer({ DATA_DIR: folder });
		expect(await second.ended).toEqual({ code: 1, signal: null });
		expect(second.said.err.trim().split('\n')).toHaveLength(1);
		expect(second.said.err).toContain('al in gebruik');
		expect((await fetch(`${server.url}/ready`)).status).toBe(200);
	});

	it('keeps what was typed on a form that is not in order, or whose code is wrong', async () => {
		const typed = 'Een zin die niet verloren mag gaan';
		const wrong = await post(
			`${server.url}${raisePath}`,
			{ ...signal(newId(), typed), topic: '' },
			cookie,
		);
		expect(wrong.status).toBe(422);
		expect(await wrong.text()).toContain(typed);
		const asked = await post(`${server.url}/sign-in`, { address: 'karin@voorbeeld.example' });
		const tried = await post(`${server.url}/sign-in/code`, { code: '12 34' }, cookiesOf(asked));
		expect(tried.status).toBe(422);
		expect(await tried.text()).toContain('12 34');
	});

	it('gives an old tab back what it had typed, after signing in again, and nobody else', async () => {
		const typed = 'Een zin uit een oud tabblad';
		const url = `${server.url}${raisePath}`;
		const readerOnly = cookie
			.split('; ')
			.filter((one) => one.startsWith('leerkring.reader='))
			.join();
		const out = await post(url, signal(newId(), typed), readerOnly);
		expect(out.status).toBe(303);
		expect(out.headers.get('location')).toContain('/sign-in?next=');
		const at = async (whose: string) =>
			(await fetch(url, { headers: { cookie: `${whose}; ${cookiesOf(out)}` } })).text();
		expect(await at(cookie)).toContain(typed);
		expect(await at(karin)).not.toContain(typed);
	});

	it('answers a request that was half there at SIGTERM, stores it, ends well and leaves no lock', async () => {
		const form = newId();
		const body = new URLSearchParams(signal(form)).toString();
		const { hostname, port, origin } = new URL(server.url);
		const socket = connect(Number(port), hostname);
		const heard: string[] = [];
		socket.on('data', (part) => heard.push(part.toString()));
		socket.write(
			`POST ${raisePath} HTTP/1.1\r\nhost: ${hostname}:${port}\r\norigin: ${origin}\r\ncookie: ${cookie}\r\naccept: text/html\r\n` +
				`content-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 20)}`,
		);
		await new Promise((resolve) => setTimeout(resolve, 200));
		server.child.kill('SIGTERM');
		await new Promise((resolve) => setTimeout(resolve, 200));
		socket.write(body.slice(20));
		expect(await server.ended).toEqual({ code: 0, signal: null });
		expect(heard.join('')).toMatch(/^HTTP\/1\.1 303 /);
		expect(await readdir(join(folder, 'embedded'))).not.toContain('owner.lock');
		server = await startServer({ DATA_DIR: folder });
		const again = await post(`${server.url}${raisePath}`, signal(form), cookie);
		expect(again.headers.get('location')).toBe(/location: (\S+)/i.exec(heard.join(''))?.[1]);
	});

	it('has every acknowledged write after kill -9 in the middle of 180 of them, whole, and none twice', async () => {
		const forms = Array.from({ length: 180 }, () => newId());
		// By two people, because one may have others mailed a hundred times an hour.
		const send = (form: Id) =>
			forms.indexOf(form) % 2
				? post(`${server.url}${raisePath}`, signal(form, undefined, 'school'), karin)
				: post(`${server.url}${raisePath}`, signal(form), cookie);
		const kept = new Map<string, string | null>();
		const queue = [...forms];
		const writer = async () => {
			for (let form = queue.shift(); form; form = queue.shift()) {
				const answer = await send(form).catch(() => undefined);
				if (answer?.status === 303) kept.set(form, answer.headers.get('location'));
				if (kept.size === 120) server.child.kill('SIGKILL');
			}
		};
		await Promise.all(Array.from({ length: 8 }, writer));
		await server.ended;
		expect(kept.size).toBeGreaterThanOrEqual(120);
		expect(kept.size).toBeLessThan(180);
		server = await startServer({ DATA_DIR: folder });
		for (const form of [...kept.keys()].slice(-5)) {
			const again = await send(form);
			expect(again.headers.get('location')).toBe(kept.get(form));
		}
		server.child.kill('SIGTERM');
		await server.ended;
		const database = await openDatabase({ folder });
		const run = runnerOf(database.pool);
		const rows = async (at: string) =>
			(await run(`select test_${at}() as found`))[0]?.['found'] as Record<string, string>[];
		const stored = (await rows('signals')).map((one) => one['form_id']);
		for (const form of kept.keys()) expect(stored.filter((one) => one === form)).toHaveLength(1);
		const ours = (await rows('signals')).filter((one) => forms.includes(one['form_id'] ?? ''));
		const events = new Set((await rows('events')).map((one) => one['subject_id']));
		const jobs = await run(
			`select data ->> 'signal' as signal from jobs.job where data ->> 'kind' = 'waiting'`,
		);
		const mailed = new Set(jobs.map((one) => one['signal']));
		expect(ours.filter(({ id }) => !events.has(id) || !mailed.has(id))).toEqual([]);
		await database.close();
	});
});
