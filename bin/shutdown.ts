import type { Server } from 'node:http';

/** Streams listen for this event to end; it comes before running requests are waited for. */
export const drain = 'leerkring:drain';
/** SvelteKit's own name: here jobs stop and the database closes, after the last request. */
export const shutdown = 'sveltekit:shutdown';

/**
 * Ends a server in order: no new connections, `leerkring:drain` (streams end), running requests
 * finish, `sveltekit:shutdown` (jobs, database). Each listener of both events is awaited.
 * @param patience milliseconds after which requests that still run are cut off
 */
export async function closeInOrder(
	server: Server,
	signal: string,
	patience = 10_000,
): Promise<void> {
	const closed = new Promise<void>((done) => server.close(() => done()));
	// A kept connection would otherwise carry new requests until it times out.
	server.prependListener('request', (_, answer) => answer.setHeader('connection', 'close'));
	const limit = setTimeout(() => server.closeAllConnections(), patience);
	const idle = setInterval(() => server.closeIdleConnections(), 50);
	await emitAndWait(drain, signal);
	await closed;
	clearTimeout(limit);
	clearInterval(idle);
	await emitAndWait(shutdown, signal);
}

/** Calls the listeners of an event one after the other; one that fails does not stop the rest. */
export async function emitAndWait(event: string, signal: string): Promise<void> {
	for (const listener of process.listeners(event as NodeJS.Signals)) {
		try {
			await (listener as (reason: string) => unknown)(signal);
		} catch (error) {
			console.error(error);
			process.exitCode = 1;
		}
	}
}
