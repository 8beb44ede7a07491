import { describe, expect, it } from 'vitest';
import { instant } from '#domain/kernel/time.ts';
import { challengeStands, newChallenge } from './challenge.ts';

const at = instant('2026-11-22T11:00:00Z');
const whom = { secret: 'a secret', purpose: 'enter', browser: 'this one' } as const;

describe('a challenge', () => {
	it('stands five minutes in the browser and for the purpose it was made for', () => {
		const challenge = newChallenge(whom, at);
		expect(challengeStands(challenge, whom, at)).toBe(true);
		const end = at.add({ minutes: 5 });
		expect(challengeStands(challenge, whom, end.subtract({ milliseconds: 1 }))).toBe(true);
		expect(challengeStands(challenge, whom, end)).toBe(false);
		expect(challengeStands(challenge, { ...whom, browser: 'another' }, at)).toBe(false);
		expect(challengeStands(challenge, { ...whom, purpose: 'add somebody' }, at)).toBe(false);
		expect(challengeStands(challenge, { ...whom, secret: 'another' }, at)).toBe(false);
	});

	it('is another one each time, and no other text', () => {
		const challenge = newChallenge(whom, at);
		expect(newChallenge(whom, at)).not.toBe(challenge);
		for (const text of ['', 'abc', `${challenge}A`, challenge.slice(0, -4), ` ${challenge}`])
			expect(challengeStands(text, whom, at), text).toBe(false);
	});
});
