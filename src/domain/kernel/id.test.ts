import { describe, expect, it } from 'vitest';
import { isId, uuidv7 } from './id.ts';

describe('uuidv7', () => {
	const dice = Uint8Array.from([0xff, 0, 0xff, 1, 2, 3, 4, 5, 6, 7]);

	it('carries its time in front, so ids sort by when they were made', () => {
		const early = uuidv7(1_700_000_000_000, dice);
		const late = uuidv7(1_700_000_000_001, new Uint8Array(10));
		expect([late, early].sort()).toEqual([early, late]);
	});

	it('has the version and variant of RFC 9562 for any dice', () => {
		for (let byte = 0; byte < 256; byte++)
			expect(isId(uuidv7(1_700_000_000_000, new Uint8Array(10).fill(byte)))).toBe(true);
	});

	it('refuses what only looks like an id', () => {
		expect(isId('018bcfe5-6800-7fff-8001-02030405060')).toBe(false);
		expect(isId("018bcfe5-6800-7fff-8001-020304050607'; --")).toBe(false);
	});
});
