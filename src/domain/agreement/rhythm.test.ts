import { describe, expect, it } from 'vitest';
import { agreesAs, confirmRhythm, offered, proposeRhythm, weeksMax } from './rhythm.ts';

const refusal = (code: string) => ({ ok: false, refusal: code });
const edge = 'company-school' as const;
const propose = (change: object = {}) =>
	proposeRhythm({ edge, part: 'coach', weeks: 6, placementEnded: false, ...change });

describe('a rhythm', () => {
	it('is proposed by one end in whole weeks', () => {
		for (const weeks of offered) expect(propose({ weeks }).ok).toBe(true);
		expect(propose({ part: 'trainer' }).ok).toBe(true);
	});

	it('the student cannot propose for company and school, nor a mentor or teacher for theirs', () => {
		for (const part of ['student', 'mentor', 'teacher'])
			expect(propose({ part })).toEqual(refusal('rhythm-not-yours'));
	});

	it('the coach cannot ask for no pause at all, half a week or a whole year', () => {
		for (const weeks of [0, 2.5, weeksMax + 1, Number.NaN])
			expect(propose({ weeks })).toEqual(refusal('rhythm-weeks-wrong'));
	});

	it('the coach cannot propose on a placement that ended', () =>
		expect(propose({ placementEnded: true })).toEqual(refusal('placement-ended')));
});

describe('confirming', () => {
	const proposed = { edge, proposedBy: 'coach', confirmed: false, placementEnded: false } as const;
	const confirm = (change: object = {}) =>
		confirmRhythm({ ...proposed, part: 'trainer', ...change });

	it('is for the other end', () => expect(confirm().ok).toBe(true));

	it('the other coach cannot agree with the own side', () =>
		expect(confirm({ part: 'coach' })).toEqual(refusal('rhythm-own-proposal')));

	it('the mentor cannot bind the company', () =>
		expect(confirm({ part: 'mentor' })).toEqual(refusal('rhythm-not-yours')));

	it('the trainer cannot confirm what a colleague confirmed', () =>
		expect(confirm({ confirmed: true })).toEqual(refusal('rhythm-already-agreed')));

	it('the trainer cannot confirm on a placement that ended', () =>
		expect(confirm({ placementEnded: true })).toEqual(refusal('placement-ended')));
});

it('says in which part somebody agrees, of several that they hold', () => {
	expect(agreesAs(edge, ['mentor', 'trainer'])).toBe('trainer');
	expect(agreesAs(edge, ['student'])).toBeNull();
	expect(agreesAs('school-student', ['student', 'mentor'])).toBe('student');
});
