/** Who holds a data folder, in a way that survives pids that repeat and machines that restart. */
import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

export type Owner = {
	/** Unique per taking, so a lock is never mistaken for the one before it. */
	readonly token: string;
	/** Name and machine id: two machines can both be called `localhost`. */
	readonly host: string;
	readonly boot: string;
	/** The space in which the pid counts: containers on one machine have their own. */
	readonly space: string;
	readonly pid: number;
	/** When the process began, as the system writes it; empty when the system can't tell. */
	readonly begun: string;
	/** ISO instant of the last sign of life, always 24 characters. */
	readonly beat: string;
};

/** This process as the owner of something. */
export function thisProcess(token: string, now: string): Owner {
	const { pid } = process;
	return { token, ...machine(), pid, begun: begunOf(pid), beat: now };
}

/**
 * Tells whether an owner still lives. `unknown` when that can't be seen from here: another machine,
 * another container, or a system that can't tell a process from its pid's next user.
 */
export function fateOf(owner: Owner): 'alive' | 'gone' | 'unknown' {
	const here = machine();
	if (owner.host !== here.host) return 'unknown';
	if (owner.boot !== here.boot) return 'gone';
	if (owner.space !== here.space) return 'unknown';
	if (!exists(owner.pid)) return 'gone';
	const begun = begunOf(owner.pid);
	if (begun === '' || owner.begun === '') return 'unknown';
	return begun === owner.begun ? 'alive' : 'gone';
}

function machine() {
	return {
		host: `${hostname()} ${read('/etc/machine-id')}`.trim(),
		boot: read('/proc/sys/kernel/random/boot_id'),
		space: attempt(() => readlinkSync('/proc/self/ns/pid')),
	};
}

function exists(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// EPERM: it is there, and somebody else's.
		return (error as NodeJS.ErrnoException).code !== 'ESRCH';
	}
}

/** proc(5): field 22 of `stat`, counted after the name, which may hold spaces and brackets. */
function begunOf(pid: number): string {
	if (process.platform === 'linux')
		return read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[19] ?? '';
	if (process.platform === 'win32') return '';
	return attempt(() => execFileSync('ps', ['-o', 'lstart=', '-p', `${pid}`], { encoding: 'utf8' }));
}

function read(file: string): string {
	return attempt(() => readFileSync(file, 'utf8'));
}

function attempt(work: () => string): string {
	try {
		return work().trim();
	} catch {
		return '';
	}
}
