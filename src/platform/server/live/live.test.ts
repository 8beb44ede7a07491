import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { stream, type Look } from './live.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Opens a stream and gathers what it sends. */
function open(look: Look, of = 'reader') {
	const gone = new AbortController();
	const seen = { text: '', ended: false, gone };
	const reader = stream(look, gone.signal, of).getReader();
	void (async () => {
		for (let part = await reader.read(); !part.done; part = await reader.read())
			seen.text += new TextDecoder().decode(part.value);
		seen.ended = true;
	})();
	return seen;
}
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

it('tells what it sees at once, and looks again at each ping', async () => {
	const look = vi.fn<Look>(async () => ({ lines: ['data: 1\n\n'], again: false }));
	const seen = open(look);
	await pass(10);
	expect(seen.text).toBe('retry: 1000\n\ndata: 1\n\n');
	await pass(20_000);
	expect(look).toHaveBeenCalledTimes(2);
	expect(seen.text).toContain(': ping');
	seen.gone.abort();
});

it('ends when a look says so, and tells that as its last word', async () => {
	const seen = open(async () => null);
	await pass(10);
	expect(seen.text).toBe('retry: 1000\n\nevent: gone\ndata:\n\n');
	expect(seen.ended).toBe(true);
});

it('looks again soon while something is under way', async () => {
	let looks = 0;
	const look = vi.fn<Look>(async () => ({ lines: [], again: ++looks < 3 }));
	const seen = open(look);
	await pass(1000);
	expect(look).toHaveBeenCalledTimes(3);
	seen.gone.abort();
});

it('stays open when a look fails, and tells everything once the database is back', async () => {
	let away = true;
	const seen = open(async () => {
		if (away) throw new Error('away');
		return { lines: ['data: back\n\n'], again: false };
	});
	await pass(2500);
	expect(seen.ended).toBe(false);
	away = false;
	await pass(1000);
	expect(seen.text).toContain('data: back');
	seen.gone.abort();
});

it('never looks again after its reader went', async () => {
	const look = vi.fn<Look>(async () => ({ lines: [], again: true }));
	const seen = open(look);
	await pass(10);
	seen.gone.abort();
	const looks = look.mock.calls.length;
	await pass(60_000);
	expect(look.mock.calls.length).toBe(looks);
	expect(seen.ended).toBe(true);
});

it('ends the oldest stream of a reader who opens too many, and nobody else’s', async () => {
	const look: Look = async () => ({ lines: [], again: false });
	const other = open(look, 'somebody else');
	const mine = Array.from({ length: 10 }, () => open(look, 'busy reader'));
	await pass(10);
	expect(mine.map(({ ended }) => ended)).toEqual([true, true, ...Array(8).fill(false)]);
	expect(other.ended).toBe(false);
	for (const { gone } of [...mine, other]) gone.abort();
});
