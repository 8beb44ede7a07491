import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '#platform/server/root.ts';
import { freePort } from './engines.ts';

/** A server process of its own that answers. */
export interface Running {
	readonly url: string;
	/** Milliseconds from the start of the process to its first answer with status 200. */
	readonly readyAfter: number;
	/** Resident memory now, in MB; 0 where the system does not tell. */
	memory(): Promise<number>;
	/** The queries of each request so far, with its route, as the process logged them. */
	requests(): Promise<readonly { route: string; queries: number }[]>;
	stop(): Promise<void>;
}

const startMillisecondsMax = 120_000;

/**
 * Starts Leerkring on its build, as an operator does, and waits for its first 200.
 * @param log file that takes what the process writes, as a system's journal would
 */
export function startLeerkring(
	environment: Readonly<Record<string, string>>,
	log: string,
): Promise<Running> {
	return start(['--disable-warning=ExperimentalWarning', join(root, 'bin/serve.ts')], {
		path: '/sign-in',
		log,
		environment,
	});
}

/** Starts the bare server that sends the bytes of a file. */
export function startBare(file: string, url: string, log: string): Promise<Running> {
	return start([join(root, 'bench/bare.ts')], { path: '/', log, arguments: [file, url] });
}

async function start(
	command: readonly string[],
	how: {
		path: string;
		log: string;
		environment?: Readonly<Record<string, string>>;
		arguments?: readonly string[];
	},
): Promise<Running> {
	const port = String(await freePort());
	const given = how.arguments ? [port, ...how.arguments.filter((one) => one !== '')] : [];
	const output = await open(how.log, 'w');
	const began = performance.now();
	const child = spawn(process.execPath, [...command, ...given], {
		cwd: root,
		env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...how.environment, PORT: port },
		stdio: ['ignore', output.fd, output.fd],
	});
	await output.close();
	const url = `http://127.0.0.1:${port}`;
	await firstAnswer(child, url + how.path, how.log);
	return {
		url,
		readyAfter: performance.now() - began,
		memory: () => residentMegabytes(child.pid),
		requests: () => loggedRequests(how.log),
		stop: () => stop(child),
	};
}

async function firstAnswer(child: ChildProcess, url: string, log: string): Promise<void> {
	const limit = performance.now() + startMillisecondsMax;
	while (performance.now() < limit && child.exitCode === null) {
		const answer = await fetch(url).catch(() => undefined);
		await answer?.arrayBuffer();
		if (answer?.status === 200) return;
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
	child.kill('SIGKILL');
	throw new Error(`no answer from ${url}:\n${(await readFile(log, 'utf8')).slice(-2000)}`);
}

async function stop(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null) return;
	const ended = once(child, 'exit');
	child.kill('SIGTERM');
	await ended;
}

async function residentMegabytes(pid: number | undefined): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
	return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
}

async function loggedRequests(log: string): Promise<readonly { route: string; queries: number }[]> {
	const lines = (await readFile(log, 'utf8')).split('\n');
	return lines
		.filter((line) => line.includes('"event":"request"'))
		.map((line) => JSON.parse(line) as { route: string; queries: number });
}
