import { describe, expect, it } from 'vitest';
import { parties, parts } from '../kernel/party.ts';
import { day } from '../kernel/time.ts';
import {
	contactDaysMax,
	edgeBetween,
	edges,
	endsOf,
	isOnEdge,
	noteContact,
	takeBackContact,
} from './contact.ts';

const today = day('2026-11-25');
const call = { edge: 'company-school', part: 'coach', day: today, today } as const;
const note = (change: object = {}) => noteContact({ ...call, placementEnded: false, ...change });
const refusal = (code: string) => ({ ok: false, refusal: code });

it('has one edge between every two parties, and none of a party with itself', () => {
	for (const one of parties)
		for (const other of parties) {
			const edge = edgeBetween(one, other);
			if (one === other) expect(edge).toBeNull();
			else expect(endsOf(edge!).toSorted()).toEqual([one, other].toSorted());
		}
	expect(edges).toHaveLength(3);
});

describe('a contact', () => {
	it('is noted by anybody of its two ends, on the day itself or back to ninety days', () => {
		for (const edge of edges)
			for (const part of parts) expect(note({ edge, part }).ok).toBe(isOnEdge(edge, part));
		expect(note({ day: today.subtract({ days: contactDaysMax }) }).ok).toBe(true);
	});

	it('the student cannot note that company and school spoke', () =>
		expect(note({ part: 'student' })).toEqual(refusal('contact-not-yours')));

	it('the coach cannot note a talk of tomorrow', () =>
		expect(note({ day: today.add({ days: 1 }) })).toEqual(refusal('contact-in-future')));

	it('the coach cannot make a silent contact look alive with a talk of long ago', () =>
		expect(note({ day: today.subtract({ days: contactDaysMax + 1 }) })).toEqual(
			refusal('contact-too-old'),
		));

	it('the coach cannot note a contact on a placement that ended', () =>
		expect(note({ placementEnded: true })).toEqual(refusal('placement-ended')));
});

describe('taking a contact back', () => {
	const base = { edge: 'company-school', takenBack: false, placementEnded: false } as const;
	const takeBack = (change: object = {}) =>
		takeBackContact({ ...base, part: 'trainer', ...change });

	it('is for either end, also when the other noted it', () => {
		expect(takeBack().ok).toBe(true);
		expect(takeBack({ part: 'coach' }).ok).toBe(true);
	});

	it('the student cannot take back what company and school noted', () =>
		expect(takeBack({ part: 'student' })).toEqual(refusal('contact-not-yours')));

	it('the trainer cannot take back what somebody took back before', () =>
		expect(takeBack({ takenBack: true })).toEqual(refusal('contact-taken-back')));

	it('the trainer cannot take back a contact of a placement that ended', () =>
		expect(takeBack({ placementEnded: true })).toEqual(refusal('placement-ended')));
});
