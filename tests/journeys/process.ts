import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { root } from '#platform/server/root.ts';

/** A server of Leerkring in a process of its own. */
export interface Running {
	readonly url: string;
	/** What it said so far. */
	said(): string;
	/** Ends it in order and answers its exit code. */
	stop(): Promise<number | null>;
}

export interface Outcome {
	readonly code: number | null;
	readonly said: string;
}

/** A port of this machine that nobody used a moment ago. */
export async function freePort(): Promise<number> {
	const probe = createServer();
	await new Promise<void>((ready) => probe.listen(0, '127.0.0.1', ready));
	const { port } = probe.address() as AddressInfo;
	await new Promise((closed) => probe.close(closed));
	return port;
}

/** Starts a server and waits until it says that it is ready. Throws with what it said if it is not. */
export async function startProcess(
	port: number,
	environment: Record<string, string>,
	flags: readonly string[] = [],
): Promise<Running> {
	const child = launch('bin/serve.ts', flags, { ...environment, PORT: String(port) });
	const said = listen(child);
	const ended = once(child, 'exit');
	const until = performance.now() + 60_000;
	while (!said().includes('Leerkring staat klaar')) {
		if (child.exitCode !== null || performance.now() > until) {
			child.kill('SIGKILL');
			throw new Error(`the server did not start:\n${said()}`);
		}
		await new Promise((later) => setTimeout(later, 40));
	}
	return {
		url: `http://127.0.0.1:${port}`,
		said,
		async stop() {
			if (child.exitCode !== null) return child.exitCode;
			child.kill('SIGTERM');
			const limit = setTimeout(() => child.kill('SIGKILL'), 15_000);
			await ended;
			clearTimeout(limit);
			return child.exitCode;
		},
	};
}

/** Runs a script of `bin` to its end. */
export async function runScript(
	script: string,
	args: readonly string[],
	environment: Record<string, string>,
): Promise<Outcome> {
	const child = launch(script, args, environment);
	const said = listen(child);
	await once(child, 'close');
	return { code: child.exitCode, said: said() };
}

function launch(script: string, args: readonly string[], environment: Record<string, string>) {
	const { PATH, HOME, LEERKRING_BUILD } = process.env;
	// Nothing of this run's own settings may reach the server.
	const kept = { HOME, LEERKRING_BUILD, NODE_ENV: 'production' };
	const path = `${join(root, 'node_modules', '.bin')}${delimiter}${PATH ?? ''}`;
	return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
		cwd: root,
		env: { ...kept, ...environment, PATH: path },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
}

function listen(child: ChildProcess): () => string {
	let said = '';
	for (const stream of [child.stdout, child.stderr])
		stream?.on('data', (piece: Buffer) => (said += piece.toString()));
	return () => said;
}
