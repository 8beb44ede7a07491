import { expect, it } from 'vitest';
import type { Part } from '../kernel/party.ts';
import { day, instant } from '../kernel/time.ts';
import { addLine } from './line.ts';
import type { SignalFacts } from './signal.ts';

const by = (person: string, part: Part) => ({ person, part, onBehalfOf: null });
const raisedBy = (person: string, part: Part): SignalFacts => ({
	id: 'signal',
	placement: 'placement',
	raisedBy: by(person, part),
	raisedAt: instant('2026-11-23T10:00:00Z'),
	topic: { kind: 'together', detail: '' },
	asks: 'company',
	asksPerson: null,
	audience: ['student', 'trainer', 'coach'],
	dueOn: day('2026-11-30'),
});
const byCoach = raisedBy('coach', 'coach');
const line = {
	by: by('noor', 'student'),
	text: 'Ik wil dit zelf',
	alreadyAdded: false,
	over: false,
	healthChecked: false,
};

it('the student adds a line to what the coach or the trainer said', () => {
	expect(addLine(byCoach, line)).toEqual({ ok: true, value: 'added' });
	expect(addLine(raisedBy('trainer', 'trainer'), line)).toEqual({ ok: true, value: 'added' });
});

it.each(['trainer', 'mentor', 'coach', 'teacher'] as const)(
	'the %s cannot add a line in the place of the student',
	(part) =>
		expect(addLine(byCoach, { ...line, by: by('somebody', part) })).toEqual({
			ok: false,
			refusal: 'line-not-yours',
		}),
);

it('the student cannot add a line to a signal of their own', () =>
	expect(addLine(raisedBy('noor', 'student'), line)).toEqual({
		ok: false,
		refusal: 'line-on-own-signal',
	}));

it('the student of an ended placement cannot add a line', () =>
	expect(addLine(byCoach, { ...line, over: true })).toEqual({
		ok: false,
		refusal: 'placement-ended',
	}));

it('the student cannot add a second line', () =>
	expect(addLine(byCoach, { ...line, alreadyAdded: true })).toEqual({
		ok: false,
		refusal: 'line-already',
	}));

it('the student cannot show the company a word about health without being asked first', () => {
	const text = 'Ik was ziek';
	expect(addLine(byCoach, { ...line, text })).toEqual({ ok: false, refusal: 'text-about-health' });
	expect(addLine(byCoach, { ...line, text, healthChecked: true })).toEqual({
		ok: true,
		value: 'added',
	});
});
