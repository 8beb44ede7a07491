import { describe, expect, it } from 'vitest';
import { addKey, keysMax, tryKey } from './passkey.ts';

const refused = (refusal: string) => ({ ok: false, refusal });

describe('a key', () => {
	it.each(['mail', 'key', 'demo'] as const)('is added by who came in by %s', (way) => {
		expect(addKey({ way, keys: 0 })).toEqual({ ok: true, value: 'may' });
	});
	it.each(['coach', 'trainer', ''] as const)(
		'is not added by who came in by "%s": a maker of passes would keep it',
		(way) => {
			expect(addKey({ way, keys: 0 })).toEqual(refused('key-after-mail'));
		},
	);
	it('is not added by who has so many that nobody watches them', () => {
		expect(addKey({ way: 'mail', keys: keysMax - 1 })).toMatchObject({ ok: true });
		expect(addKey({ way: 'mail', keys: keysMax })).toEqual(refused('key-too-many'));
	});
	it('somebody cannot try a sixty-first time from one place in an hour', () => {
		expect(tryKey(60)).toMatchObject({ ok: true });
		expect(tryKey(61)).toEqual(refused('key-wait'));
	});
});
