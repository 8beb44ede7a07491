import { describe, expect, it } from 'vitest';
import type { Part } from '../kernel/party.ts';
import { calendarFor, type Holidays } from '../kernel/school-calendar.ts';
import { day } from '../kernel/time.ts';
import { dayKind, nextSchoolDay, setSchoolDay, type SchoolWeekday } from './school-day.ts';

const dates = { beginsOn: day('2026-09-01'), plannedEndOn: day('2028-07-31'), endedOn: null };
const today = day('2026-11-22');
const by = (part: Part) => ({ person: 'p', part, onBehalfOf: null });

describe('the school day', () => {
	it.each(['student', 'coach'] as const)('the %s may set it', (part) => {
		expect(setSchoolDay(dates, { by: by(part), weekday: 2 }, today)).toEqual({
			ok: true,
			value: 2,
		});
	});

	it.each(['trainer', 'mentor', 'teacher'] as const)('the %s cannot set it', (part) => {
		expect(setSchoolDay(dates, { by: by(part), weekday: 2 }, today)).toEqual({
			ok: false,
			refusal: 'school-day-not-yours',
		});
	});

	it('the coach cannot set it on a placement that ended', () => {
		const ended = { ...dates, endedOn: day('2026-11-22') };
		expect(setSchoolDay(ended, { by: by('coach'), weekday: 2 }, today)).toEqual({
			ok: false,
			refusal: 'placement-ended',
		});
	});

	it.each([0, 6, 7, 1.5])('the student cannot go to school on day %s of the week', (weekday) => {
		expect(setSchoolDay(dates, { by: by('student'), weekday }, today)).toEqual({
			ok: false,
			refusal: 'school-day-wrong',
		});
	});
});

const closed = (from: string, until: string, regions = ['midden']) => ({
	name: '',
	regions,
	from,
	until,
	source: '',
});
const holidays: Holidays = {
	school: [closed('2026-12-19', '2027-01-03'), closed('2027-07-10', '2027-08-22')],
	construction: [closed('2027-08-02', '2027-08-20', ['noord'])],
};
const week = (schoolDay: SchoolWeekday | null) => ({
	schoolDay,
	school: calendarFor('school', 'midden', holidays),
	company: calendarFor('company', 'noord', holidays),
});

describe('a day of a student who goes to school on Tuesday', () => {
	it.each([
		['2026-11-24', 'school', 'Tuesday'],
		['2026-11-25', 'work', 'Wednesday'],
		['2026-11-28', 'free', 'Saturday'],
		['2026-12-22', 'work', 'Tuesday in the school holidays'],
		['2026-12-25', 'free', 'Christmas'],
		['2027-08-03', 'free', 'the construction holiday'],
		['2027-08-24', 'school', 'the first Tuesday after both'],
	])('%s is %s: %s', (date, kind) => {
		expect(dayKind(day(date), week(2))).toBe(kind);
	});

	it('has a next day of school, past the holidays', () => {
		expect(nextSchoolDay(day('2026-11-24'), week(2))?.toString()).toBe('2026-12-01');
		expect(nextSchoolDay(day('2026-12-15'), week(2))?.toString()).toBe('2027-01-05');
	});
});

it('nobody knows whether a day is for school until somebody said which day is', () => {
	expect(dayKind(day('2026-11-24'), week(null))).toBe('unknown');
	expect(dayKind(day('2026-11-28'), week(null))).toBe('free');
	expect(dayKind(day('2026-12-22'), week(null))).toBe('work');
	expect(nextSchoolDay(day('2026-11-24'), week(null))).toBeNull();
});

it('a school that never opens again has no next day', () => {
	const never = { school: [closed('2026-01-01', '2030-01-01')], construction: [] };
	const school = calendarFor('school', 'midden', never);
	expect(nextSchoolDay(day('2026-11-24'), { ...week(2), school })).toBeNull();
});
