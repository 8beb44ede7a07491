import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FolderTaken, lockFolder, ownerOf } from './folder-lock.ts';
import { type Owner, thisProcess } from './owner.ts';

const script = `
	import { lockFolder } from ${JSON.stringify(new URL('folder-lock.ts', import.meta.url).href)};
	try { await lockFolder(process.argv[1]); console.log('taken'); setInterval(() => {}, 1000); }
	catch (error) { console.log(error.sentence ?? error.stack); process.exit(3); }`;

let folder: string;
let children: ChildProcess[];

beforeEach(async () => {
	folder = join(await mkdtemp(join(tmpdir(), 'leerkring-lock-')), 'data');
	children = [];
});

afterEach(async () => {
	for (const child of children) child.kill('SIGKILL');
	await rm(join(folder, '..'), { recursive: true });
});

async function anotherProcess(): Promise<{ child: ChildProcess; said: string }> {
	const args = [
		'--disable-warning=ExperimentalWarning',
		'--input-type=module',
		'-e',
		script,
		folder,
	];
	const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
	children.push(child);
	const [said] = await once(child.stdout!, 'data');
	return { child, said: String(said).trim() };
}

async function leaveLock(owner: Partial<Owner>): Promise<Owner> {
	await (await lockFolder(folder)).release();
	const left = { ...thisProcess('left', '2026-11-22T10:00:00.000Z'), ...owner };
	await writeFile(join(folder, 'owner.lock'), JSON.stringify(left));
	return left;
}

const lock = () => lockFolder(folder, folder, { beat: 40 });

describe('lockFolder', { timeout: 20_000 }, () => {
	it('makes a folder that only its owner may open, and gives it back', async () => {
		const taken = await lock();
		expect((await stat(folder)).mode & 0o777).toBe(0o700);
		expect((await ownerOf(folder))?.owner.pid).toBe(process.pid);
		await taken.release();
		await taken.release();
		expect(await readdir(folder)).toEqual([]);
		expect(await ownerOf(folder)).toBeUndefined();
	});

	it('refuses a second process in one sentence, and leaves the first its folder', async () => {
		const taken = await lock();
		const before = (await ownerOf(folder))?.owner.token;
		const { said } = await anotherProcess();
		expect(said).toContain(`De datamap ${folder} is al in gebruik (proces ${process.pid}`);
		expect(said).not.toContain('\n');
		expect((await ownerOf(folder))?.owner.token).toBe(before);
		await taken.release();
	});

	it('refuses this process as well while another has it, and takes over after kill -9', async () => {
		const { child, said } = await anotherProcess();
		expect(said).toBe('taken');
		await expect(lock()).rejects.toThrow(FolderTaken);
		child.kill('SIGKILL');
		await once(child, 'exit');
		const taken = await lock();
		expect((await ownerOf(folder))?.owner.pid).toBe(process.pid);
		expect(await readdir(folder)).toEqual(['owner.lock']);
		await taken.release();
	});

	it('lets one of many win who find the lock of a process that is gone', async () => {
		for (let round = 0; round < 20; round++) {
			await leaveLock({ token: `left-${round}`, begun: '1' });
			const tries = await Promise.allSettled(Array.from({ length: 8 }, lock));
			const won = tries.filter((each) => each.status === 'fulfilled');
			expect(won).toHaveLength(1);
			await won[0]!.value.release();
		}
		expect(await readdir(folder)).toEqual([]);
	});

	it('takes over when the one who was taking over died as well', async () => {
		await leaveLock({ token: 'first', begun: '1' });
		const second = { ...thisProcess('second', '2026-11-22T10:00:00.000Z'), begun: '2' };
		await writeFile(join(folder, 'owner.lock.first'), JSON.stringify(second));
		const taken = await lock();
		expect(await readdir(folder)).toEqual(['owner.lock']);
		await taken.release();
	});

	it('sees that the machine has restarted since', async () => {
		await leaveLock({ boot: 'an earlier boot' });
		await (await lock()).release();
	});

	it('takes over from another machine once its heart has stopped', async () => {
		await leaveLock({ host: 'elsewhere' });
		await (await lock()).release();
	});

	it('never takes the folder of another machine that lives, whatever its clock says', async () => {
		const left = await leaveLock({ host: 'elsewhere' });
		const beats = ['2026-11-22T09:00:00.000Z', '1999-01-01T00:00:00.000Z'];
		const heart = setInterval(() => {
			const text = JSON.stringify({ ...left, beat: beats.reverse()[0] });
			void writeFile(join(folder, 'owner.lock'), text);
		}, 40);
		await expect(lock()).rejects.toThrow('elsewhere');
		clearInterval(heart);
		expect((await ownerOf(folder))?.owner.token).toBe('left');
	});

	it('treats a pid of another container as one that it cannot see', async () => {
		await leaveLock({ space: 'pid:[1]', pid: 999_999 });
		expect((await ownerOf(folder))?.fate).toBe('unknown');
	});

	it('takes over a lock that a power cut left empty', async () => {
		await leaveLock({});
		await writeFile(join(folder, 'owner.lock'), '');
		await utimes(join(folder, 'owner.lock'), 0, 0);
		await (await lock()).release();
	});

	it('keeps beating, also when the clock jumps back an hour', async () => {
		const taken = await lock();
		const first = (await ownerOf(folder))?.owner.beat;
		vi.setSystemTime(Date.now() - 3_600_000);
		await vi.waitFor(async () => {
			const beat = (await ownerOf(folder))?.owner.beat;
			expect(Date.parse(beat!)).toBeLessThan(Date.parse(first!));
		});
		vi.useRealTimers();
		await expect(lock()).rejects.toThrow(FolderTaken);
		await taken.release();
	});

	it('says so when the folder was taken from a process that slept, and touches nothing', async () => {
		const onLost = vi.fn();
		const taken = await lockFolder(folder, folder, { beat: 40, onLost });
		const theirs = JSON.stringify(thisProcess('theirs', '2026-11-22T10:00:00.000Z'));
		await rm(join(folder, 'owner.lock'));
		await writeFile(join(folder, 'owner.lock'), theirs);
		await vi.waitFor(() => expect(onLost).toHaveBeenCalledTimes(1));
		await taken.release();
		expect(await readFile(join(folder, 'owner.lock'), 'utf8')).toBe(theirs);
	});
});
