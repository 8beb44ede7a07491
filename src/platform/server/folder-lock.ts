/**
 * One owner for an embedded data folder. The embedded database does not notice a second process and
 * loses writes, so `owner.lock` in the folder says whose it is.
 */
import { randomUUID } from 'node:crypto';
import { type FileHandle, chmod, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { log } from './log.ts';
import { fateOf, type Owner, thisProcess } from './owner.ts';
import { SentenceError } from './sentence.ts';

export type FolderLock = { readonly release: () => Promise<void> };

type Options = {
	/** Milliseconds between two signs of life. */
	readonly beat?: number;
	/** Called once when somebody else took the folder, for instance after this machine had slept. */
	readonly onLost?: () => void;
};

/** The folder belongs to a process that lives; `sentence` tells it to a person. */
export class FolderTaken extends SentenceError {
	constructor(folder: string, owner: Owner) {
		const where = `proces ${owner.pid} op ${owner.host.split(' ')[0]}`;
		super(
			`De datamap ${folder} is al in gebruik (${where}): stop die eerst of kies een andere DATA_DIR.`,
		);
		this.name = 'FolderTaken';
	}
}

/**
 * Takes the folder, making it (0700) where needed, until `release()`. Refuses with `FolderTaken`
 * while another process has it. A lock of a process that is gone is taken over; of several that try
 * this at once, one wins. Whether an owner that can't be seen from here (another machine or
 * container) still lives is found by watching its heartbeat, never by comparing two clocks: that
 * takes up to 30 seconds.
 * @param shown the folder as the operator knows it, for the sentence
 */
export async function lockFolder(
	folder: string,
	shown: string = folder,
	options: Options = {},
): Promise<FolderLock> {
	const { beat = 5000, onLost = stopAtOnce } = options;
	await mkdir(folder, { recursive: true, mode: 0o700 });
	await chmod(folder, 0o700);
	const file = join(folder, 'owner.lock');
	for (;;) {
		const handle = (await takeNew(file)) ?? (await takeOver(shown, file, beat));
		if (handle) return hold(file, handle, beat, onLost);
	}
}

/** Reads who has the folder, for a report; undefined when nobody has. */
export async function ownerOf(
	folder: string,
): Promise<{ owner: Owner; fate: ReturnType<typeof fateOf> } | undefined> {
	const owner = await readOwner(join(folder, 'owner.lock'));
	return owner && { owner, fate: fateOf(owner) };
}

async function takeNew(file: string): Promise<FileHandle | undefined> {
	try {
		const handle = await open(file, 'wx', 0o600);
		await write(handle, thisProcess(randomUUID(), new Date().toISOString()));
		return handle;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
		throw error;
	}
}

/**
 * Replaces the lock of an owner that is gone. The right to do so is a file named after that lock's
 * token, which only one process can make; where its maker died too, its own token is next in line.
 * So nobody ever removes a lock other than the one that was judged.
 */
async function takeOver(
	shown: string,
	file: string,
	beat: number,
): Promise<FileHandle | undefined> {
	const old = await readOwner(file);
	if (!old) return undefined;
	const rights: string[] = [];
	for (let gone = old; ;) {
		if (await lives(rights.at(-1) ?? file, gone, beat)) throw new FolderTaken(shown, gone);
		const right = `${file}.${gone.token}`;
		rights.push(right);
		const handle = await takeNew(right);
		if (handle) return succeed(file, old, rights, handle);
		const rival = await readOwner(right);
		if (!rival) return undefined;
		gone = rival;
	}
}

/** Another process writes here now: a moment longer would cost both of them data. */
function stopAtOnce(): never {
	log('error', 'folder.lost');
	return process.exit(1);
}

/** Puts the claim in the place of the old lock, unless that lock was replaced in the meantime. */
async function succeed(file: string, old: Owner, rights: string[], handle: FileHandle) {
	const mine = rights.at(-1) ?? file;
	const current = await readOwner(file);
	const still = current?.token === old.token;
	if (still) await rename(mine, file);
	else await Promise.all([handle.close(), rm(mine, { force: true })]);
	if (still) for (const right of rights.slice(0, -1)) await rm(right, { force: true });
	return still ? handle : undefined;
}

/** Watches an owner that can't be seen from here: a changed heartbeat is a sign of life. */
async function lives(file: string, owner: Owner, beat: number): Promise<boolean> {
	const fate = fateOf(owner);
	if (fate !== 'unknown') return fate === 'alive';
	const end = performance.now() + 6 * beat;
	while (performance.now() < end) {
		await sleep(beat / 5);
		const now = await readOwner(file);
		if (now?.token !== owner.token || now.beat !== owner.beat) return now !== undefined;
	}
	return false;
}

function hold(file: string, handle: FileHandle, beat: number, onLost: () => void): FolderLock {
	let busy: Promise<void> = Promise.resolve();
	const timer = setInterval(() => (busy = refresh()), beat);
	timer.unref();

	// Through the handle: a beat of a process that slept can't overwrite its successor's lock.
	async function refresh() {
		const owner = await ownOwner(file, handle);
		if (owner) return write(handle, { ...owner, beat: new Date().toISOString() });
		clearInterval(timer);
		onLost();
	}

	let released: Promise<void> | undefined;
	async function release() {
		clearInterval(timer);
		await busy;
		if (await ownOwner(file, handle)) await rm(file, { force: true });
		await handle.close();
	}
	return { release: () => (released ??= release()) };
}

/** The lock, as long as the file that stands there is the one that we wrote. */
async function ownOwner(file: string, handle: FileHandle): Promise<Owner | undefined> {
	const [there, ours] = await Promise.all([
		stat(file, { bigint: true }).catch(() => undefined),
		handle.stat({ bigint: true }),
	]);
	return there?.ino === ours.ino && there.dev === ours.dev ? readOwner(file) : undefined;
}

/** Always the same length, in one write, so that a reader never sees half of it. */
async function write(handle: FileHandle, owner: Owner): Promise<void> {
	await handle.write(`${JSON.stringify(owner)}\n`, 0, 'utf8');
	await handle.datasync();
}

/**
 * Reads a lock; undefined when there is none. A file that stays unreadable for a second was left by
 * a machine that lost power: its owner counts as gone.
 */
async function readOwner(file: string): Promise<Owner | undefined> {
	for (let tries = 0; ; tries++) {
		try {
			return JSON.parse(await readFile(file, 'utf8')) as Owner;
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
			if (!(error instanceof SyntaxError)) throw error;
		}
		if (tries === 20) return unreadable(file);
		await sleep(50);
	}
}

async function unreadable(file: string): Promise<Owner | undefined> {
	const found = await stat(file).catch(() => undefined);
	if (!found) return undefined;
	const token = `unreadable-${found.ino}-${Math.trunc(found.mtimeMs)}`;
	return { ...thisProcess(token, new Date().toISOString()), begun: 'never' };
}
