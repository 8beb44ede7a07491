import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { prepareHouse } from '#house';
import type { Id } from '#domain/kernel/id.ts';
import { codeOf } from '#platform/server/auth/code.ts';
import { readInstance } from '#platform/server/db/instance.ts';
import { openDatabase } from '#platform/server/db/open.ts';
import { runnerOf } from '#platform/server/db/engine.ts';
import { root } from '#platform/server/root.ts';
import { insertWorld } from '../world.ts';
import { ownersWindow, until } from './world-open.ts';

/** A server of its own process, as `npm start` runs it. */
export interface Serving {
	readonly child: ChildProcess;
	readonly said: { out: string; err: string };
	readonly ended: Promise<{ code: number | null; signal: string | null }>;
	url: string;
}

/** Starts a server; the caller ends it. Does not wait. */
export function spawnServer(env: NodeJS.ProcessEnv, file = 'bin/serve.ts'): Serving {
	const child = spawn(
		process.execPath,
		['--disable-warning=ExperimentalWarning', join(root, file)],
		{
			env: { PATH: process.env['PATH'], PORT: '0', ...env },
		},
	);
	const said = { out: '', err: '' };
	child.stdout.on('data', (part) => (said.out += part));
	child.stderr.on('data', (part) => (said.err += part));
	const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
	return { child, said, ended, url: '' };
}

/** Starts a server and waits until it listens. */
export async function startServer(env: NodeJS.ProcessEnv): Promise<Serving> {
	const serving = spawnServer(env);
	await until(
		() => serving.said.out.includes('staat klaar') || serving.child.exitCode !== null,
		40_000,
	);
	const url = /staat klaar op (http:\S+)/.exec(serving.said.out)?.[1];
	if (!url) throw new Error(`the server did not start: ${serving.said.err}`);
	return Object.assign(serving, { url });
}

/** Fills a folder with the whole cast; answers the secret of that instance. */
export async function fillFolder(folder: string): Promise<string> {
	const database = await openDatabase({
		folder,
		prepare: async (pool, engine) => {
			await prepareHouse(pool, engine, false);
			await insertWorld(runnerOf(pool));
			await runnerOf(pool)(ownersWindow);
		},
	});
	const { secret } = await readInstance(database.pool);
	await database.close();
	return secret;
}

/** Posts a form as a browser does; never follows where it is sent. */
export function post(url: string, fields: Record<string, string>, cookie = ''): Promise<Response> {
	return fetch(url, {
		method: 'POST',
		redirect: 'manual',
		headers: {
			'content-type': 'application/x-www-form-urlencoded',
			accept: 'text/html',
			origin: new URL(url).origin,
			cookie,
		},
		body: new URLSearchParams(fields),
	});
}

/** The cookies that an answer sets, as the next request sends them. */
export function cookiesOf(answer: Response): string {
	return answer.headers
		.getSetCookie()
		.map((one) => one.split(';')[0])
		.join('; ');
}

/** Signs somebody in by a code, over HTTP. */
export async function signIn(url: string, secret: string, address: string): Promise<string> {
	const asked = await post(`${url}/sign-in`, { address });
	const ask = cookiesOf(asked);
	const id = /leerkring\.ask=([^.]+)\./.exec(decodeURIComponent(ask))?.[1] as Id;
	const entered = await post(`${url}/sign-in/code`, { code: codeOf(secret, id) }, ask);
	if (entered.status !== 303) throw new Error(`not signed in: ${entered.status}`);
	return cookiesOf(entered);
}
