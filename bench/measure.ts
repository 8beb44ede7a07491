import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { taskLinkOf } from '#platform/server/auth/code.ts';
import type { Bench } from './engines.ts';
import { load, type Load } from './load.ts';
import { startBare, startLeerkring, type Running } from './processes.ts';
import { paintOf, type Paint } from './paint.ts';
import { coachAddress, placementId, studentAddress, waitingTask } from './seed.ts';
import { signIn } from './sign-in.ts';
import { javascriptBytes } from './weight.ts';

/** One page on one engine. Times in ms as the client waited, memory in MB, sizes in bytes. */
export interface Row extends Paint {
	readonly page: string;
	readonly engine: Bench['engine'];
	readonly placements: number;
	/** At `connections` at once: ours, the bare server's, and ours as a part of the bare one's. */
	readonly connections: number;
	readonly requestsPerSecond: number;
	readonly bareRequestsPerSecond: number;
	readonly ratio: number;
	/** Statements for one request, those that begin and end its transaction included. */
	readonly queries: number;
	readonly p50: number;
	readonly p95: number;
	/** The same for one visitor alone. */
	readonly p50Alone: number;
	readonly p95Alone: number;
	readonly htmlBytes: number;
	/** The same as it travels to a browser. */
	readonly htmlSentBytes: number;
	/** After gzip, on a first visit. */
	readonly javascriptBytes: number;
	/** Of the server's process alone. */
	readonly memoryAtStart: number;
	readonly memoryUnderLoad: number;
	/** From the start of the process to the first 200: on an empty database, and on this one. */
	readonly startFirst: number;
	readonly startLater: number;
}

/** How long each load lasts, in seconds, and how often a slow phone comes by. */
export interface Patience {
	readonly visits: number;
	readonly warmUp: number;
	readonly load: number;
	readonly alone: number;
}

const connections = 20;
/** The pages with a budget, and who opens them; what a mail leads to is opened by who is not signed in. */
const pages = [
	{ page: '/placements/[id]', path: () => `/placements/${placementId}`, address: coachAddress },
	{ page: '/placements', path: () => '/placements', address: coachAddress },
	{ page: '/today', path: () => '/today', address: studentAddress },
	{ page: '/task/[link]', path: (secret: string) => `/task/${taskLinkOf(secret, waitingTask)}` },
] as const;

/** Measures every page on one engine: a row per page. */
export async function measure(
	bench: Bench,
	browser: Browser,
	patience: Patience,
): Promise<readonly Row[]> {
	const folder = await mkdtemp(join(tmpdir(), 'leerkring-bench-log-'));
	try {
		const startFirst = await firstStart(bench, folder);
		const server = await startLeerkring(bench.environment, join(folder, 'server.log'));
		try {
			const memoryAtStart = await server.memory();
			const rows: Row[] = [];
			for (const { page, path, ...who } of pages) {
				const cookie = 'address' in who ? await signIn(server.url, bench.secret, who.address) : '';
				const url = server.url + path(bench.secret);
				rows.push({
					page,
					engine: bench.engine,
					placements: bench.placements,
					...(await measurePage({ bench, server, browser, cookie, folder, patience }, page, url)),
					memoryAtStart,
					startFirst,
					startLater: Math.round(server.readyAfter),
				});
			}
			return rows;
		} finally {
			await server.stop();
		}
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function firstStart(bench: Bench, folder: string): Promise<number> {
	const server = await startLeerkring(await bench.empty(), join(folder, 'first.log'));
	await server.stop();
	return Math.round(server.readyAfter);
}

interface Setting {
	readonly bench: Bench;
	readonly server: Running;
	readonly browser: Browser;
	readonly cookie: string;
	readonly folder: string;
	readonly patience: Patience;
}

async function measurePage(
	{ bench, server, browser, cookie, folder, patience }: Setting,
	page: string,
	url: string,
) {
	const body = await fetchPage(url, cookie);
	const sent = await sentBytes(url, cookie);
	const weight = await javascriptBytes(browser, url, cookie);
	const paint = await paintOf(browser, url, cookie, patience.visits);
	await load(url, cookie, connections, patience.warmUp);
	await settle(url, cookie);
	const alone = await load(url, cookie, 1, patience.alone);
	const { measured, memory } = await loadAndWatch(server, url, cookie, patience.load);
	const file = join(folder, 'page.html');
	await writeFile(file, body);
	const bare = await loadBare(bench, file, patience);
	return {
		connections,
		requestsPerSecond: measured.requestsPerSecond,
		bareRequestsPerSecond: bare.requestsPerSecond,
		ratio: Math.round((measured.requestsPerSecond / bare.requestsPerSecond) * 1000) / 1000,
		queries: await queriesOf(server, page),
		p50: measured.p50,
		p95: measured.p95,
		p50Alone: alone.p50,
		p95Alone: alone.p95,
		htmlBytes: body.length,
		htmlSentBytes: sent,
		javascriptBytes: weight,
		...paint,
		memoryUnderLoad: memory,
	};
}

async function fetchPage(url: string, cookie: string): Promise<Buffer> {
	const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' });
	if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
	return Buffer.from(await answer.arrayBuffer());
}

/** The bytes of a page's body on the wire, for a browser that can unpack. */
async function sentBytes(url: string, cookie: string): Promise<number> {
	const answer = await fetch(url, { headers: { cookie, 'accept-encoding': 'br, gzip' } });
	await answer.arrayBuffer();
	return Number(answer.headers.get('content-length') ?? 0);
}

/** Waits until the server has answered what the load before left standing: those who come next wait in line. */
async function settle(url: string, cookie: string): Promise<void> {
	for (let round = 0; round < 3; round += 1) await fetchPage(url, cookie);
}

async function loadAndWatch(
	server: Running,
	url: string,
	cookie: string,
	seconds: number,
): Promise<{ measured: Load; memory: number }> {
	let memory = 0;
	const watch = setInterval(() => {
		void server.memory().then((now) => (memory = Math.max(memory, now)));
	}, 250);
	try {
		return { measured: await load(url, cookie, connections, seconds), memory };
	} finally {
		clearInterval(watch);
	}
}

async function loadBare(bench: Bench, file: string, patience: Patience): Promise<Load> {
	const bare = await startBare(file, bench.bareUrl, `${file}.log`);
	try {
		await load(bare.url, '', connections, patience.warmUp);
		return await load(bare.url, '', connections, patience.load);
	} finally {
		await bare.stop();
	}
}

/** The most that any request of this page took. */
async function queriesOf(server: Running, page: string): Promise<number> {
	const requests = await server.requests();
	return requests.reduce(
		(most, one) => (one.route === page ? Math.max(most, one.queries) : most),
		0,
	);
}
