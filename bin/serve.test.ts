import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { Agent, createServer, type OutgoingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** Stands in for SvelteKit's handler: tells what it was given, and writes down how it is ended. */
const handler = `
	import { appendFileSync } from 'node:fs';
	const note = (text) => appendFileSync(process.env.NOTES, text + ' ');
	const streams = new Set();
	if (process.env.BREAK === 'sentence') throw Object.assign(new Error('x'), { sentence: 'Zo kan het niet.' });
	process.on('leerkring:drain', () => { note('drain'); for (const each of streams) each.end(); });
	process.on('sveltekit:shutdown', async () => { await new Promise((r) => setTimeout(r, 50)); note('shutdown'); });
	export async function handler(asked, answer, next) {
		if (asked.url === '/nothing') return next();
		if (asked.url === '/stream') { streams.add(answer); return answer.write('first'); }
		if (asked.url === '/slow') { note('begun'); await new Promise((r) => setTimeout(r, 500)); note('slow'); }
		if (asked.url === '/hang') { note('begun'); return; }
		const { PROTOCOL_HEADER, HOST_HEADER, ADDRESS_HEADER, DATA_DIR, LEERKRING_MODE } = process.env;
		const environment = { PROTOCOL_HEADER, HOST_HEADER, ADDRESS_HEADER, DATA_DIR, LEERKRING_MODE };
		answer.end(JSON.stringify({ headers: asked.headers, environment }));
	}`;

let folder: string;
let children: ChildProcess[];

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'leerkring-serve-'));
	await writeFile(join(folder, 'handler.js'), handler);
	await writeFile(join(folder, 'package.json'), '{"type":"module"}');
	await writeFile(join(folder, 'notes'), '');
	children = [];
});

afterEach(async () => {
	for (const child of children) child.kill('SIGKILL');
	await rm(folder, { recursive: true });
});

function start(env: NodeJS.ProcessEnv = {}, args: string[] = []) {
	const file = join(import.meta.dirname, 'serve.ts');
	const { PATH } = process.env;
	const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file, ...args], {
		env: { PATH, LEERKRING_BUILD: folder, NOTES: join(folder, 'notes'), PORT: '0', ...env },
	});
	children.push(child);
	const said = { out: '', err: '' };
	child.stdout.on('data', (chunk) => (said.out += chunk));
	child.stderr.on('data', (chunk) => (said.err += chunk));
	const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
	return { child, said, ended };
}

async function running(env: NodeJS.ProcessEnv = {}, args: string[] = []) {
	const process = start(env, args);
	await vi.waitFor(() => expect(process.said.out).toContain('staat klaar'), 5000);
	return { ...process, url: /http:\S+/.exec(process.said.out)![0] };
}

function ask(url: string, headers: OutgoingHttpHeaders = {}, agent?: Agent) {
	return new Promise<{ status?: number; text: string }>((done, fail) => {
		const asking = request(url, { headers, agent }, (answer) => {
			let text = '';
			answer.on('data', (chunk) => (text += chunk));
			answer.on('error', fail);
			answer.on('end', () => done({ status: answer.statusCode, text }));
		});
		asking.on('error', fail).end();
	});
}

const seen = async (url: string, headers: OutgoingHttpHeaders) =>
	JSON.parse((await ask(url, headers)).text);
const notes = () => readFile(join(folder, 'notes'), 'utf8');
const noted = (text: string) => vi.waitFor(async () => expect(await notes()).toContain(text));

describe('what a request may say of itself', { timeout: 20_000 }, () => {
	const forged = {
		'x-forwarded-proto': 'https',
		'x-forwarded-host': 'evil.example',
		'x-forwarded-for': '9.9.9.9',
		forwarded: 'for=9.9.9.9',
	};

	it('is not believed without a trusted proxy', async () => {
		const { url } = await running({ HOST_HEADER: 'x-forwarded-host' });
		const { headers, environment } = await seen(url, forged);
		expect(headers).toMatchObject({ 'x-forwarded-proto': 'http', host: new URL(url).host });
		expect(JSON.stringify(headers)).not.toMatch(/evil|9\.9/);
		expect(environment.PROTOCOL_HEADER).toBe('x-forwarded-proto');
		expect(environment).not.toHaveProperty('HOST_HEADER');
	});

	it('is believed of a trusted proxy, and completed where the proxy is silent', async () => {
		const { url } = await running({ TRUST_PROXY: '1' });
		const told = await seen(url, forged);
		expect(told.headers).toMatchObject({
			'x-forwarded-proto': 'https',
			'x-forwarded-for': '9.9.9.9',
		});
		expect(told.environment.HOST_HEADER).toBe('x-forwarded-host');
		const silent = await seen(url, {});
		expect(silent.headers).toMatchObject({
			'x-forwarded-proto': 'http',
			'x-forwarded-for': '127.0.0.1',
		});
	});

	it('answers 404 where the app has nothing', async () => {
		const { url } = await running();
		expect((await ask(`${url}/nothing`)).status).toBe(404);
	});
});

describe('a start', { timeout: 20_000 }, () => {
	it('of the demo has a folder of its own, also beside a real one', async () => {
		const { url } = await running({ DATA_DIR: folder }, ['--demo']);
		const { environment } = await seen(url, {});
		expect(environment).toMatchObject({ DATA_DIR: join(folder, 'demo'), LEERKRING_MODE: 'demo' });
	});

	const refusals: [string, NodeJS.ProcessEnv, string][] = [
		['for everybody without mail', { HOST: '0.0.0.0' }, 'SMTP_URL'],
		['with mail but no address for its links', { SMTP_URL: 'smtp://x' }, 'PUBLIC_URL'],
		['without a build', { LEERKRING_BUILD: '/nowhere' }, 'npm start'],
		['that the app refuses', { BREAK: 'sentence' }, 'Zo kan het niet.'],
	];
	it.each(refusals)('%s is refused in one sentence', async (_, env, sentence) => {
		const { said, ended } = start(env);
		expect(await ended).toEqual({ code: 1, signal: null });
		expect(said.err).toContain(sentence);
		expect(said.err.trim().split('\n')).toHaveLength(1);
		expect(said.out).toBe('');
	});

	it('for everybody is fine for the demo', async () => {
		const { url } = await running({ HOST: '0.0.0.0' }, ['--demo']);
		expect((await ask(url)).status).toBe(200);
	});

	it('on a port in use is refused, and closes what the app had opened', async () => {
		const other = createServer().listen(0, '127.0.0.1');
		await once(other, 'listening');
		const { port } = other.address() as { port: number };
		const { said, ended } = start({ PORT: String(port) });
		expect((await ended).code).toBe(1);
		expect(said.err).toContain(`Poort ${port} is al in gebruik`);
		expect(await notes()).toBe('shutdown ');
		other.close();
	});
});

describe.each(['SIGTERM', 'SIGINT'] as const)('%s', { timeout: 20_000 }, (signal) => {
	it('ends streams, lets a running request finish, then closes the app, and is no failure', async () => {
		const { url, child, ended } = await running();
		const stream = ask(`${url}/stream`);
		const slow = ask(`${url}/slow`);
		await noted('begun');
		child.kill(signal);
		expect((await stream).text).toBe('first');
		expect(await slow).toMatchObject({ status: 200 });
		expect(await ended).toEqual({ code: 0, signal: null });
		expect(await notes()).toBe('begun drain slow shutdown ');
	});

	it('does not wait for connections that are only kept', async () => {
		const { url, child, ended } = await running();
		const agent = new Agent({ keepAlive: true });
		await ask(url, {}, agent);
		const start = performance.now();
		child.kill(signal);
		await ended;
		agent.destroy();
		expect(performance.now() - start).toBeLessThan(3000);
	});

	it('twice at once, as npm and the terminal send it, still ends in order; later it ends at once', async () => {
		const { url, child, ended } = await running();
		const hanging = ask(`${url}/hang`).catch(() => 'cut off');
		await noted('begun');
		child.kill(signal);
		child.kill(signal);
		await noted('drain');
		await sleep(1100);
		expect(child.exitCode).toBeNull();
		child.kill(signal);
		expect((await ended).code).toBe(1);
		expect(await hanging).toBe('cut off');
	});
});
