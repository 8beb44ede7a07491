import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import holidays from '../../../data/holidays.json' with { type: 'json' };
import { parties } from './party.ts';
import {
	addWorkingDays,
	calendarFor,
	isWorkingDay,
	publicHolidays,
	regions,
	workingDaysBetween,
} from './school-calendar.ts';
import type { Calendar } from './school-calendar.ts';
import { day, Temporal } from './time.ts';

const company = calendarFor('company', 'noord', holidays);
const school = calendarFor('school', 'noord', holidays);
const spans = ({ closures }: Calendar) => closures.map(({ from, until }) => `${from} ${until}`);
const inYear = (year: number) => publicHolidays(year).map(String);

describe('publicHolidays', () => {
	it.each([
		[2024, '2024-03-31'],
		[2025, '2025-04-20'],
		[2026, '2026-04-05'],
		[2027, '2027-03-28'],
		[2028, '2028-04-16'],
		[2038, '2038-04-25'],
		[2285, '2285-03-22'],
	])('finds Easter of %i', (year, easter) => expect(inYear(year)).toContain(easter));

	it('lists a whole year in order', () =>
		expect(inYear(2026)).toEqual([
			'2026-01-01',
			'2026-04-05',
			'2026-04-06',
			'2026-04-27',
			'2026-05-14',
			'2026-05-24',
			'2026-05-25',
			'2026-12-25',
			'2026-12-26',
		]));

	it('moves King’s Day from a Sunday to the Saturday before', () => {
		expect(inYear(2031)).toContain('2031-04-26');
		expect(inYear(2031)).not.toContain('2031-04-27');
	});

	it('gives Liberation Day once in five years', () => {
		expect(inYear(2025)).toContain('2025-05-05');
		expect(inYear(2030)).toContain('2030-05-05');
		expect(inYear(2027)).not.toContain('2027-05-05');
	});

	it('leaves Good Friday a working day', () =>
		expect(isWorkingDay(day('2026-04-03'), company)).toBe(true));
});

describe('calendarFor', () => {
	it('closes the company in the construction holiday, first and last day included', () => {
		expect(isWorkingDay(day('2026-07-17'), company)).toBe(true);
		expect(isWorkingDay(day('2026-07-20'), company)).toBe(false);
		expect(isWorkingDay(day('2026-08-07'), company)).toBe(false);
		expect(isWorkingDay(day('2026-08-10'), company)).toBe(true);
	});

	it('closes another region in other weeks', () =>
		expect(isWorkingDay(day('2026-07-20'), calendarFor('company', 'midden', holidays))).toBe(true));

	it('leaves the company at work in a school holiday, and the school at rest', () => {
		expect(isWorkingDay(day('2026-10-12'), company)).toBe(true);
		expect(isWorkingDay(day('2026-10-12'), school)).toBe(false);
	});

	it('keeps one calendar for a school and its students', () =>
		expect(spans(calendarFor('student', 'noord', holidays))).toEqual(spans(school)));

	it('refuses data that is no day', () => {
		const wrong = { name: 'may', regions: ['noord'], from: '2027-02-31', until: '2027-03-01' };
		expect(() =>
			calendarFor('school', 'noord', { school: [{ ...wrong, source: '' }], construction: [] }),
		).toThrow();
	});
});

describe('addWorkingDays', () => {
	const after = (from: string, n: number, calendar = company) =>
		addWorkingDays(day(from), n, calendar).toString();

	it('does not count the day itself', () => expect(after('2026-11-16', 5)).toBe('2026-11-23'));
	it('answers a working day itself for 0', () => expect(after('2026-11-20', 0)).toBe('2026-11-20'));
	it('answers the next working day for 0 on a free one', () =>
		expect(after('2026-11-21', 0)).toBe('2026-11-23'));
	it('counts from a Saturday as from the Friday before', () =>
		expect(after('2026-11-21', 1)).toBe('2026-11-23'));
	it('steps over Christmas, when the year ends', () =>
		expect(after('2025-12-24', 4)).toBe('2026-01-02'));
	it('waits for a school until its Christmas holiday is over', () =>
		expect(after('2026-12-18', 1, school)).toBe('2027-01-04'));
	it('steps over three weeks of construction holiday', () =>
		expect(after('2026-07-17', 1)).toBe('2026-08-10'));
	it('counts 29 February in a leap year', () => expect(after('2028-02-28', 1)).toBe('2028-02-29'));
	it('does not lose a day when the clock changes', () => {
		expect(after('2027-03-26', 1)).toBe('2027-03-30');
		expect(after('2026-10-23', 1)).toBe('2026-10-26');
	});
	it.each([-1, 0.5, Number.NaN])('refuses to count %s days', (n) =>
		expect(() => after('2026-11-16', n)).toThrow(RangeError),
	);
});

describe('workingDaysBetween', () => {
	it('counts neither backwards nor the first day', () => {
		expect(workingDaysBetween(day('2026-11-16'), day('2026-11-16'), company)).toBe(0);
		expect(workingDaysBetween(day('2026-11-16'), day('2026-11-13'), company)).toBe(0);
		expect(workingDaysBetween(day('2026-11-13'), day('2026-11-16'), company)).toBe(1);
	});

	it('undoes addWorkingDays, for every party and region, on any day', () => {
		const days = fc.integer({ min: 0, max: 1_100 }).map((n) => day('2025-08-01').add({ days: n }));
		fc.assert(
			fc.property(
				days,
				fc.integer({ min: 1, max: 40 }),
				fc.constantFrom(...parties),
				fc.constantFrom(...regions),
				(from, n, party, region) => {
					const calendar = calendarFor(party, region, holidays);
					const due = addWorkingDays(from, n, calendar);
					expect(isWorkingDay(due, calendar)).toBe(true);
					expect(workingDaysBetween(from, due, calendar)).toBe(n);
				},
			),
			{ numRuns: 60 },
		);
	});
});

describe('data/holidays.json', () => {
	const all = [...holidays.school, ...holidays.construction];

	it('says of each holiday where it is written', () => {
		for (const { source } of all) expect(Object.keys(holidays.sources)).toContain(source);
	});

	it('has days that exist, in order, and regions that exist', () => {
		for (const holiday of all) {
			expect(Temporal.PlainDate.compare(day(holiday.from), day(holiday.until))).toBe(-1);
			for (const region of holiday.regions) expect(regions).toContain(region);
		}
	});

	it('has each of the five school holidays once per region and year', () => {
		for (const region of regions)
			for (const year of ['2025-2026', '2026-2027', '2027-2028'])
				expect(
					holidays.school
						.filter((one) => one.schoolYear === year && one.regions.includes(region))
						.map((one) => one.name),
				).toEqual(['autumn', 'christmas', 'spring', 'may', 'summer']);
	});
});
