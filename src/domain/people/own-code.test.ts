import { describe, expect, it } from 'vitest';
import { isEasy, setOwnCode, tryOwnCode, type SetOwnCode } from './own-code.ts';

const refused = (refusal: string) => ({ ok: false, refusal });
const set = (more: Partial<SetOwnCode> = {}) =>
	setOwnCode({
		shared: true,
		way: 'coach',
		signedInMinutes: 5,
		current: 'none',
		code: '407192',
		...more,
	});

describe('an own code', () => {
	it.each(['mail', 'coach', 'key', 'demo'] as const)('is chosen by who came in by %s', (way) => {
		expect(set({ way })).toEqual({ ok: true, value: 'set' });
	});
	it('is for nobody with a mailbox of their own', () => {
		expect(set({ shared: false })).toEqual(refused('own-code-not-needed'));
	});
	it('is not chosen after a trainer’s pass, who reads the mailbox too, nor after who knows what', () => {
		expect(set({ way: 'trainer' })).toEqual(refused('own-code-by-coach'));
		expect(set({ way: '' })).toEqual(refused('own-code-by-coach'));
	});
	it('is changed by who knows it, or just after a coach’s pass; not by who finds a phone signed in', () => {
		expect(set({ current: 'wrong', way: 'mail' })).toEqual(refused('own-code-current-wrong'));
		expect(set({ current: 'wrong', way: 'key' })).toEqual(refused('own-code-current-wrong'));
		expect(set({ current: 'wrong', signedInMinutes: 60 })).toEqual(
			refused('own-code-current-wrong'),
		);
		expect(set({ current: 'wrong', signedInMinutes: 59 })).toMatchObject({ ok: true });
		expect(set({ current: 'right', way: 'mail' })).toMatchObject({ ok: true });
	});
	it('is not one that a colleague guesses', () => {
		for (const code of ['111111', '123456', '987654', '121212', '123123', '024680'])
			expect(set({ code }), code).toEqual(refused('own-code-easy'));
		for (const code of ['407192', '112233', '100000', '246813'])
			expect(isEasy(code), code).toBe(false);
	});
	it('waits when a colleague tries a sixth time in an hour', () => {
		expect(tryOwnCode({ lately: 5, ever: 5 })).toMatchObject({ ok: true });
		expect(tryOwnCode({ lately: 6, ever: 6 })).toEqual(refused('own-code-wait'));
	});
	it('works no more when a colleague tried for days', () => {
		expect(tryOwnCode({ lately: 1, ever: 20 })).toMatchObject({ ok: true });
		expect(tryOwnCode({ lately: 1, ever: 21 })).toEqual(refused('own-code-spent'));
	});
});
