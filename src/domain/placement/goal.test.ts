import { expect, it } from 'vitest';
import type { Part } from '../kernel/party.ts';
import { day } from '../kernel/time.ts';
import { writeGoal } from './goal.ts';
import { leadingPart, placementState } from './placement.ts';

const dates = { beginsOn: day('2026-09-01'), plannedEndOn: day('2028-07-31'), endedOn: null };
const today = day('2026-11-22');
const by = (part: Part) => ({ person: 'p', part, onBehalfOf: null });
const text = 'Onder toezicht een cv-ketel vervangen';

it.each(['student', 'trainer', 'coach'] as const)('the %s may write the goal', (part) => {
	expect(writeGoal(dates, { by: by(part), text, healthChecked: false }, today).ok).toBe(true);
});

it.each(['mentor', 'teacher'] as const)('the %s cannot write the goal', (part) => {
	expect(writeGoal(dates, { by: by(part), text, healthChecked: false }, today)).toEqual({
		ok: false,
		refusal: 'goal-not-yours',
	});
});

it('the coach cannot write a goal on a placement that ended', () => {
	const ended = { ...dates, endedOn: day('2026-11-22') };
	expect(writeGoal(ended, { by: by('coach'), text, healthChecked: false }, today)).toEqual({
		ok: false,
		refusal: 'placement-ended',
	});
});

it('the trainer is asked first when the goal speaks of health, and may keep it then', () => {
	const command = { by: by('trainer'), text: 'Na burn-out rustig opbouwen', healthChecked: false };
	expect(writeGoal(dates, command, today)).toEqual({ ok: false, refusal: 'text-about-health' });
	expect(writeGoal(dates, { ...command, healthChecked: true }, today).ok).toBe(true);
});

it('a placement comes, runs, runs over its planned end, and ends only when somebody ends it', () => {
	expect(placementState(dates, day('2026-08-31'))).toBe('coming');
	expect(placementState(dates, day('2026-09-01'))).toBe('running');
	expect(placementState(dates, day('2028-08-01'))).toBe('over-time');
	expect(placementState({ ...dates, endedOn: day('2027-01-01') }, day('2027-01-01'))).toBe('ended');
});

it('who is coach and teacher on one placement speaks as coach', () => {
	expect(leadingPart(['teacher', 'coach'])).toBe('coach');
	expect(leadingPart([])).toBeNull();
});
