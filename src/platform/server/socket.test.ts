import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SentenceError } from './sentence.ts';
import { askSocket, type Commands, NobodyThere, serveSocket, socketPath } from './socket.ts';

let folder: string;
let path: string;
let closing: (() => Promise<void>)[];

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'leerkring-socket-'));
	path = socketPath(join(folder, 'data'));
	closing = [];
});

afterEach(async () => {
	vi.restoreAllMocks();
	for (const close of closing) await close();
	await rm(folder, { recursive: true });
});

async function serve(commands: Commands) {
	const served = await serveSocket(path, commands);
	closing.push(served.close);
	return served;
}

/** Both ends of every connection of this process, as a killed server leaves them. */
function sockets(): Socket[] {
	const handles = (process as unknown as { _getActiveHandles(): object[] })._getActiveHandles();
	return handles.filter(
		(handle) => handle instanceof Socket && 'server' in handle && handle.server,
	) as Socket[];
}

async function all(command: string, payload = '', args: Record<string, string> = {}) {
	const rows: object[] = [];
	for await (const row of askSocket(path, command, Buffer.from(payload), args)) rows.push(row);
	return rows;
}

describe('the socket', () => {
	it('gives a command its payload and arguments, and brings back every row', async () => {
		await serve({
			async *import(body, args) {
				yield { size: body.length, school: args.school };
				yield { text: 'regel 1\nregel 2' };
			},
		});
		const rows = await all('import', 'één', { school: '25PW & co' });
		expect(rows).toEqual([{ size: 5, school: '25PW & co' }, { text: 'regel 1\nregel 2' }]);
	});

	it('is closed to everybody but the operator', async () => {
		await serve({});
		expect((await stat(path)).mode & 0o777).toBe(0o600);
		expect((await stat(dirname(path))).mode & 0o777).toBe(0o700);
	});

	it('streams: the first row is there before the second is made', async () => {
		let go = () => {};
		const second = new Promise<void>((resolve) => (go = resolve));
		await serve({
			async *slow() {
				yield { row: 1 };
				await second;
				yield { row: 2 };
			},
		});
		const asked = askSocket(path, 'slow');
		expect((await asked.next()).value).toEqual({ row: 1 });
		go();
		expect((await asked.next()).value).toEqual({ row: 2 });
		expect((await asked.next()).done).toBe(true);
	});

	it('stops a command whose asker has left, however much it still had to tell', async () => {
		let made = 0;
		let stopped = false;
		await serve({
			async *endless() {
				try {
					for (;;) yield { filler: 'x'.repeat(10_000), made: made++ };
				} finally {
					stopped = true;
				}
			},
		});
		const asked = askSocket(path, 'endless');
		await asked.next();
		await sleep(50);
		expect(made).toBeLessThan(1000);
		await asked.return(undefined);
		await vi.waitFor(() => expect(stopped).toBe(true));
	});

	it('brings a refusal back as its sentence, after the rows before it', async () => {
		await serve({
			async *import() {
				yield { row: 1 };
				throw new SentenceError('Deze school is er niet.');
			},
		});
		const asked = askSocket(path, 'import');
		await asked.next();
		await expect(asked.next()).rejects.toMatchObject({ sentence: 'Deze school is er niet.' });
	});

	it('does not tell what broke inside', async () => {
		const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
		await serve({
			async *import() {
				yield* [];
				throw new Error('Key (email)=(floris@oost.example)');
			},
		});
		const fault = await all('import').catch((error: SentenceError) => error.sentence);
		expect(fault).toContain('ging mis');
		expect(fault + JSON.stringify(written.mock.calls)).not.toContain('floris');
	});

	it.each(['unknown', 'constructor'])('refuses the command %s', async (command) => {
		await serve({});
		await expect(all(command)).rejects.toMatchObject({
			sentence: expect.stringContaining(command),
		});
	});

	it('says that nobody is there: without a socket, and with one that a killed process left', async () => {
		await expect(all('import')).rejects.toThrow(NobodyThere);
		await serve({});
		await closing.pop()!();
		await writeFile(path, '');
		await expect(all('import')).rejects.toThrow(NobodyThere);
		await serve({
			async *hello() {
				yield { hello: true };
			},
		});
		expect(await all('hello')).toEqual([{ hello: true }]);
	});

	it('refuses to take the place of a server that answers', async () => {
		await serve({
			async *hello() {
				yield { first: true };
			},
		});
		await expect(serveSocket(path, {})).rejects.toThrow(SentenceError);
		expect(await all('hello')).toEqual([{ first: true }]);
	});

	it('does not take a broken answer for a whole one', async () => {
		await serve({
			async *hang() {
				yield { a: 1 };
				await new Promise(() => {});
			},
		});
		const asked = askSocket(path, 'hang');
		expect((await asked.next()).value).toEqual({ a: 1 });
		const broken = expect(asked.next()).rejects.toMatchObject({
			sentence: expect.stringContaining('stopte'),
		});
		for (const socket of sockets()) socket.destroy();
		await broken;
	});

	it('refuses a path that no socket can have, before it makes anything', async () => {
		const long = socketPath(join(folder, 'x'.repeat(100)));
		await expect(serveSocket(long, {})).rejects.toMatchObject({
			sentence: expect.stringContaining('te lang'),
		});
		await expect(stat(dirname(long))).rejects.toThrow('ENOENT');
	});
});
