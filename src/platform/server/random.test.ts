import { expect, it } from 'vitest';
import { isId } from '#domain/kernel/id.ts';
import { fingerprint, idFrom, newCode, newId, newToken, same, seal } from './random.ts';

it('makes the same id of a job and a subject at every try, and another for another subject', () => {
	const job = newId();
	expect(idFrom(job, 'a')).toBe(idFrom(job, 'a'));
	expect(idFrom(job, 'a')).not.toBe(idFrom(job, 'b'));
	expect(isId(idFrom(job, 'a'))).toBe(true);
});

it('seals each purpose and subject apart', () => {
	const seals = [
		seal('s', 'a', 'b'),
		seal('s', 'ab', ''),
		seal('s', 'a', 'c'),
		seal('t', 'a', 'b'),
	];
	expect(new Set(seals.map((one) => one.toString('hex'))).size).toBe(4);
});

it('makes codes that nobody misreads, and tokens that nobody guesses', () => {
	expect(newCode()).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/);
	expect(newToken()).toMatch(/^[\w-]{43}$/);
	expect(newToken()).not.toBe(newToken());
});

it('knows two texts apart, also of different length', () => {
	expect([same('a', 'a'), same('a', 'b'), same('a', 'aa')]).toEqual([true, false, false]);
});

it('knows a file again whatever its line ends', () => {
	expect(fingerprint('a\r\nb')).toBe(fingerprint('a\nb'));
	expect(fingerprint('a\nb')).not.toBe(fingerprint('a b'));
});
