import { expect, it } from 'vitest';
import type { Part } from '../kernel/party.ts';
import { day } from '../kernel/time.ts';
import { addMentor, endMentor, mentorsMax, type AddMentor } from './mentor.ts';

const dates = { beginsOn: day('2026-09-01'), plannedEndOn: day('2028-07-31'), endedOn: null };
const ended = { ...dates, endedOn: day('2026-11-22') };
const today = day('2026-11-22');
const by = (part: Part) => ({ person: 'p', part, onBehalfOf: null });
const command = (change: Partial<AddMentor> = {}): AddMentor => ({
	by: by('trainer'),
	ofTheCompany: true,
	already: false,
	riding: 0,
	...change,
});
const refusedWith = (refusal: string) => ({ ok: false, refusal });

it('the trainer says who rides along, and that it is over', () => {
	expect(addMentor(dates, command(), today).ok).toBe(true);
	expect(endMentor(dates, { by: by('trainer') }, today).ok).toBe(true);
});

it.each(['student', 'mentor', 'coach', 'teacher'] as const)(
	'the %s cannot say who of the company rides along, nor end it',
	(part) => {
		expect(addMentor(dates, command({ by: by(part) }), today)).toEqual(
			refusedWith('mentor-not-yours'),
		);
		expect(endMentor(dates, { by: by(part) }, today)).toEqual(refusedWith('mentor-not-yours'));
	},
);

it('the trainer of a placement that ended lets nobody in on it any more', () => {
	expect(addMentor(ended, command(), today)).toEqual(refusedWith('placement-ended'));
	expect(endMentor(ended, { by: by('trainer') }, today)).toEqual(refusedWith('placement-ended'));
});

it('the trainer cannot let somebody of another company read along', () =>
	expect(addMentor(dates, command({ ofTheCompany: false }), today)).toEqual(
		refusedWith('mentor-elsewhere'),
	));

it('the trainer cannot put one colleague there twice', () =>
	expect(addMentor(dates, command({ already: true }), today)).toEqual(
		refusedWith('mentor-already'),
	));

it('the trainer cannot let a whole company read about one student', () => {
	expect(addMentor(dates, command({ riding: mentorsMax - 1 }), today).ok).toBe(true);
	expect(addMentor(dates, command({ riding: mentorsMax }), today)).toEqual(
		refusedWith('mentor-too-many'),
	);
});
