import { expect, it } from 'vitest';
import {
	makePass,
	passesPerHourMax,
	passTriesMax,
	passTriesPerPlaceMax,
	tryOnce,
	type PassCandidate,
} from './pass.ts';

const beside = (change: Partial<PassCandidate> = {}): PassCandidate => ({
	part: 'coach',
	office: false,
	proven: false,
	further: false,
	...change,
});
const make = (candidate: PassCandidate | undefined, madeLastHour = 0) =>
	makePass({ candidate, madeLastHour });
const refusedWith = (refusal: string) => ({ ok: false, refusal });

it('a coach makes a pass for a student or trainer, also one who has a proven mailbox', () => {
	expect(make(beside()).ok).toBe(true);
	expect(make(beside({ proven: true })).ok).toBe(true);
});

it('a trainer makes a pass for a student or mentor who has no proven mailbox', () =>
	expect(make(beside({ part: 'trainer' })).ok).toBe(true));

it('a mentor, a teacher or a stand-in cannot make a pass for anybody', () =>
	expect(make(undefined)).toEqual(refusedWith('pass-not-yours-to-make')));

it('a coach cannot make a pass that opens the office of an administrator', () =>
	expect(make(beside({ office: true }))).toEqual(refusedWith('pass-not-for-them')));

it('a coach cannot make a pass that opens what another school shares with a trainer', () =>
	expect(make(beside({ further: true, proven: true }))).toEqual(refusedWith('pass-not-for-them')));

it('a trainer cannot enter as a student who has a mailbox, and read what school was asked', () =>
	expect(make(beside({ part: 'trainer', proven: true }))).toEqual(
		refusedWith('pass-not-for-them'),
	));

it('a coach who made thirty passes this hour waits before making one more', () => {
	expect(make(beside(), passesPerHourMax - 1).ok).toBe(true);
	expect(make(beside(), passesPerHourMax)).toEqual(refusedWith('pass-too-often'));
});

it('who guesses in one browser waits after five tries', () => {
	expect(tryOnce({ browser: passTriesMax, place: 5 }).ok).toBe(true);
	expect(tryOnce({ browser: passTriesMax + 1, place: 6 })).toEqual(refusedWith('pass-wait'));
});

it('who guesses in a new browser each time waits after a hundred tries from one place', () => {
	expect(tryOnce({ browser: 1, place: passTriesPerPlaceMax }).ok).toBe(true);
	expect(tryOnce({ browser: 1, place: passTriesPerPlaceMax + 1 })).toEqual(
		refusedWith('pass-wait'),
	);
});
