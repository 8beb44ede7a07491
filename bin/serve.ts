/**
 * The server of `npm start`: SvelteKit's handler behind Node's own http server.
 *   --demo  the demo, in a data folder of its own
 */
import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '#platform/server/root.ts';
import { SentenceError } from '#platform/server/sentence.ts';
import { readSettings, type Settings } from '#platform/server/settings.ts';
import { closeInOrder, emitAndWait, shutdown } from './shutdown.ts';

type Handler = (asked: IncomingMessage, answer: ServerResponse, next: () => void) => void;

const server = createServer();
const host = process.env.HOST || '127.0.0.1';
let stopping: number | undefined;

const started = start();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
await started;

async function start(): Promise<void> {
	try {
		const settings = prepareEnvironment(process.argv.includes('--demo'));
		refuseOpenDoor(settings);
		const handler = await loadHandler();
		server.on('request', (asked, answer) => {
			judgeForwarded(asked, settings.trustProxy);
			handler(asked, answer, () => answer.writeHead(404).end());
		});
		await listen(settings.port);
		console.log(`Leerkring staat klaar op ${addressOf(settings)}`);
	} catch (error) {
		await fail(error);
	}
}

/** Completes the environment before the app reads it; the app's settings are the same ones. */
function prepareEnvironment(demo: boolean): Settings {
	if (demo) process.env.LEERKRING_MODE = 'demo';
	// A folder of its own, also beside a DATA_DIR that holds a real instance.
	if (demo && process.env.DATA_DIR) process.env.DATA_DIR = join(process.env.DATA_DIR, 'demo');
	if (process.env.DATA_DIR) process.env.DATA_DIR = resolve(process.env.DATA_DIR);
	const settings = readSettings();
	// Without a protocol header SvelteKit assumes https and refuses every form on plain http.
	process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
	delete process.env.HOST_HEADER;
	delete process.env.ADDRESS_HEADER;
	delete process.env.PORT_HEADER;
	if (settings.trustProxy) {
		process.env.HOST_HEADER = 'x-forwarded-host';
		process.env.ADDRESS_HEADER = 'x-forwarded-for';
	}
	return settings;
}

/** Without mail nobody can prove who they are, so a real instance then stays on this machine. */
function refuseOpenDoor({ demo, smtpUrl }: Settings): void {
	const loopback =
		host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
	if (!demo && !smtpUrl && !loopback)
		throw new SentenceError(
			`Zonder SMTP_URL luistert Leerkring alleen op deze computer: haal HOST=${host} weg of stel mail in.`,
		);
}

/** Importing the handler runs the app's `init`: the database is open and at level afterwards. */
async function loadHandler(): Promise<Handler> {
	const file = join(process.env.LEERKRING_BUILD ?? join(root, 'build'), 'handler.js');
	if (!existsSync(file))
		throw new SentenceError(
			'De app is nog niet gebouwd: start met npm start, of bouw met npm run build.',
		);
	return ((await import(pathToFileURL(file).href)) as { handler: Handler }).handler;
}

/** Only a proxy that the operator trusts may say for whom and how it asks. */
function judgeForwarded({ headers, socket }: IncomingMessage, trusted: boolean): void {
	const proto = trusted ? lastOf(headers['x-forwarded-proto']) : undefined;
	if (!trusted)
		for (const name of Object.keys(headers))
			if (name.startsWith('x-forwarded-') || name === 'forwarded') delete headers[name];
	headers['x-forwarded-proto'] = proto === 'https' ? 'https' : 'http';
	if (trusted) headers['x-forwarded-for'] ??= socket.remoteAddress ?? '';
}

function lastOf(value: string | string[] | undefined): string | undefined {
	return (Array.isArray(value) ? value.join(',') : value)?.split(',').at(-1)?.trim();
}

async function listen(port: number): Promise<void> {
	server.listen(port, host);
	try {
		await once(server, 'listening');
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'EADDRINUSE')
			throw new SentenceError(
				`Poort ${port} is al in gebruik: stop wat daar draait of kies een andere PORT.`,
			);
		if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
			throw new SentenceError(`Op ${host}:${port} kan Leerkring niet luisteren (${code}).`);
		throw error;
	}
}

function addressOf({ publicUrl }: Settings): string {
	if (process.env.PUBLIC_URL) return publicUrl;
	const bound = server.address();
	const port = typeof bound === 'object' ? bound?.port : bound;
	return `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

/** A sentence for the operator, or else the whole error; what the app had opened is closed. */
async function fail(error: unknown): Promise<never> {
	const sentence = error instanceof Error && 'sentence' in error ? error.sentence : undefined;
	console.error(sentence ?? error);
	await emitAndWait(shutdown, 'failed');
	process.exit(1);
}

/**
 * The first signal ends in order. A second one ends at once, but not within a second: on Ctrl-C
 * the terminal and npm both send one.
 */
async function stop(signal: NodeJS.Signals): Promise<void> {
	if (stopping !== undefined && performance.now() - stopping > 1000) process.exit(1);
	if (stopping !== undefined) return;
	stopping = performance.now();
	await started;
	await closeInOrder(server, signal);
	process.exit();
}
