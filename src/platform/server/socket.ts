/**
 * The door for bin/leerkring while the server runs, since an embedded database has one owner: HTTP
 * over a unix socket that only the operator can open. Answers stream as lines of JSON: `{"row":…}`
 * for each, and `{"end":true}` or `{"problem":…}` last, so that a broken answer is never whole.
 */
import { createHash } from 'node:crypto';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { connect } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { faultFields, log } from './log.ts';
import { SentenceError } from './sentence.ts';

/** Does a command with its payload and arguments; every object it yields reaches who asked. */
export type Command = (body: Buffer, args: Record<string, string>) => AsyncIterable<object>;
export type Commands = { readonly [name: string]: Command };

/** Nobody listens at the socket: the server is not running. */
export class NobodyThere extends Error {}

const largest = 32 * 1024 * 1024;
/** sun_path of unix(7) holds 108 bytes, on macOS 104, with a closing zero. */
const longest = 103;

/** Where the socket of a data folder is; on Windows a named pipe. */
export function socketPath(folder: string): string {
	const full = resolve(folder);
	if (process.platform !== 'win32') return join(full, 'leerkring.sock');
	const name = createHash('sha256').update(full.toLowerCase()).digest('hex').slice(0, 32);
	return `\\\\.\\pipe\\leerkring-${name}`;
}

/**
 * Listens for commands. The folder becomes 0700 and the socket 0600; a socket that a killed process
 * left is removed, one that answers is refused in a sentence. `close()` lets running commands end.
 */
export async function serveSocket(
	path: string,
	commands: Commands,
): Promise<{ close: () => Promise<void> }> {
	if (Buffer.byteLength(path) > longest && process.platform !== 'win32')
		throw new SentenceError(
			`Het pad ${path} is te lang voor een socket: kies een kortere DATA_DIR.`,
		);
	await prepare(path);
	const server = createServer((asked, answer) => void respond(commands, asked, answer));
	server.listen(path);
	await once(server, 'listening');
	if (process.platform !== 'win32') await chmod(path, 0o600);
	return {
		close: () =>
			new Promise((done) => {
				server.close(() => done());
				server.closeIdleConnections();
			}),
	};
}

/**
 * Asks a running server to do a command and yields what it answers, as it comes. Throws
 * `NobodyThere` when no server runs, and a `SentenceError` when the command was refused or broke off.
 */
export async function* askSocket(
	path: string,
	command: string,
	payload: Buffer = Buffer.alloc(0),
	args: Record<string, string> = {},
): AsyncGenerator<object> {
	const answer = await send(path, `/${command}?${new URLSearchParams(args)}`, payload);
	let ended = false;
	try {
		for await (const line of linesOf(answer)) {
			const { row, problem, end } = JSON.parse(line);
			if (problem) throw new SentenceError(problem);
			if (row) yield row;
			ended = end === true;
		}
	} finally {
		answer.destroy();
	}
	if (!ended) throw new SentenceError('De server stopte voordat het klaar was.');
}

/** Whole lines as they come; a connection that breaks is an end, which the caller sees is too early. */
async function* linesOf(answer: IncomingMessage): AsyncGenerator<string> {
	let rest = '';
	try {
		for await (const chunk of answer.setEncoding('utf8')) {
			const lines = (rest + chunk).split('\n');
			rest = lines.pop() ?? '';
			yield* lines;
		}
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error;
	}
}

async function send(path: string, url: string, payload: Buffer): Promise<IncomingMessage> {
	const asking = request({ socketPath: path, path: url, method: 'POST', agent: false });
	asking.end(payload);
	try {
		const [answer] = (await once(asking, 'response')) as [IncomingMessage];
		return answer;
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'ECONNREFUSED') throw new NobodyThere('no server');
		throw error;
	}
}

async function prepare(path: string): Promise<void> {
	if (process.platform === 'win32') return;
	await mkdir(dirname(path), { recursive: true, mode: 0o700 });
	// Closed before there is a socket, so nobody can open it between listening and its own 0600.
	await chmod(dirname(path), 0o700);
	if (await answers(path))
		throw new SentenceError(`Er luistert al een server op ${path}: stop die eerst.`);
	await rm(path, { force: true });
}

function answers(path: string): Promise<boolean> {
	return new Promise((done) => {
		const trial = connect(path);
		trial.once('error', () => done(false));
		trial.once('connect', () => {
			trial.destroy();
			done(true);
		});
	});
}

async function respond(commands: Commands, asked: IncomingMessage, answer: ServerResponse) {
	const url = new URL(asked.url ?? '/', 'http://socket');
	const name = url.pathname.slice(1);
	const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
	const say = async (line: object) => {
		if (!answer.write(`${JSON.stringify(line)}\n`)) await drained(answer);
	};
	answer.setHeader('content-type', 'application/x-ndjson');
	answer.setHeader('connection', 'close');
	try {
		if (!command || asked.method !== 'POST')
			throw new SentenceError(
				`De server kent de opdracht ${name} niet: is hij van dezelfde versie?`,
			);
		for await (const row of command(await bodyOf(asked), Object.fromEntries(url.searchParams))) {
			await say({ row });
			if (answer.destroyed) return;
		}
		await say({ end: true });
	} catch (error) {
		await say({ problem: sentenceOf(error) });
	} finally {
		answer.end();
	}
}

function sentenceOf(error: unknown): string {
	if (error instanceof SentenceError) return error.sentence;
	log('error', 'socket.failed', faultFields(error));
	return 'Dit ging mis op de server; in het logboek staat waar.';
}

/** Waits until the reader has caught up, or is gone. */
function drained(answer: ServerResponse): Promise<void> {
	return new Promise((done) => {
		const go = () => {
			answer.off('drain', go).off('close', go);
			done();
		};
		if (answer.destroyed) done();
		else answer.on('drain', go).on('close', go);
	});
}

async function bodyOf(asked: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of asked) {
		size += chunk.length;
		// Read to its end, so that the refusal can still be answered.
		if (size <= largest) chunks.push(chunk);
	}
	if (size > largest) throw new SentenceError('Dit bestand is groter dan 32 MB.');
	return Buffer.concat(chunks);
}
