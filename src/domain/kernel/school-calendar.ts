/**
 * Working days in the Netherlands. Everything is a calendar day, so clocks and their
 * change play no part. Which days schools and building sites are closed is data that the
 * caller brings (`data/holidays.json`); public holidays are computed.
 */
import type { Party } from './party.ts';
import { day, Temporal } from './time.ts';
import type { Day } from './time.ts';

/** The three regions over which Dutch school holidays are spread. */
export const regions = ['noord', 'midden', 'zuid'] as const;
export type Region = (typeof regions)[number];

/** A stretch of closed days; the first and the last belong to it. */
export type Closure = { readonly from: Day; readonly until: Day };

/** When one party is not at work; weekends are always free. */
export type Calendar = {
	readonly publicHolidays: (year: number) => readonly Day[];
	readonly closures: readonly Closure[];
};

/** A closure as the data file writes it: days as `2026-07-20`, and where that is written. */
export type Holiday = {
	readonly name: string;
	readonly regions: readonly string[];
	readonly from: string;
	readonly until: string;
	readonly source: string;
};

export type Holidays = {
	readonly school: readonly Holiday[];
	readonly construction: readonly Holiday[];
};

/** Easter Sunday of a Gregorian year (Meeus, Jones and Butcher's arithmetic). */
function easter(year: number): Day {
	const golden = year % 19;
	const century = Math.trunc(year / 100);
	const inCentury = year % 100;
	const lunar = Math.trunc((century - Math.trunc((century + 8) / 25) + 1) / 3);
	const epact = (19 * golden + century - Math.trunc(century / 4) - lunar + 15) % 30;
	const leap = 2 * (century % 4) + 2 * Math.trunc(inCentury / 4);
	const toSunday = (32 + leap - epact - (inCentury % 4)) % 7;
	const shift = Math.trunc((golden + 11 * epact + 22 * toSunday) / 451);
	const since = epact + toSunday - 7 * shift + 114;
	return Temporal.PlainDate.from({
		year,
		month: Math.trunc(since / 31),
		day: (since % 31) + 1,
	});
}

/** 27 April, or the day before when that is a Sunday (since 2014). */
function kingsDay(year: number): Day {
	const birthday = Temporal.PlainDate.from({ year, month: 4, day: 27 });
	return birthday.dayOfWeek === 7 ? birthday.subtract({ days: 1 }) : birthday;
}

/**
 * The days on which Dutch schools and companies are generally closed, in order.
 * Good Friday is not among them: hardly any collective agreement gives it, so counting
 * it as free would make an answer look due later than the other side expects. Liberation
 * Day (5 May) counts once in five years (2025, 2030), as most collective agreements in
 * building and installation have it.
 */
export function publicHolidays(year: number): readonly Day[] {
	const fixed = (month: number, dayOfMonth: number) =>
		Temporal.PlainDate.from({ year, month, day: dayOfMonth });
	const fromEaster = (days: number) => easter(year).add({ days });
	const days = [
		fixed(1, 1),
		fromEaster(0),
		fromEaster(1),
		kingsDay(year),
		...(year % 5 === 0 ? [fixed(5, 5)] : []),
		fromEaster(39),
		fromEaster(49),
		fromEaster(50),
		fixed(12, 25),
		fixed(12, 26),
	];
	return days.sort(Temporal.PlainDate.compare);
}

/**
 * The calendar of one party in one region. A company keeps public holidays and the
 * construction holiday; a school and its students keep public and school holidays.
 * In a year that the data does not cover, only weekends and public holidays are free.
 * @throws when the data holds something that is no day
 */
export function calendarFor(party: Party, region: Region, holidays: Holidays): Calendar {
	const known = calendars.get(holidays) ?? new Map<string, Calendar>();
	calendars.set(holidays, known);
	const key = `${party === 'company' ? 'company' : 'school'} ${region}`;
	const found = known.get(key);
	if (found) return found;
	const kept = party === 'company' ? holidays.construction : holidays.school;
	const closures = kept
		.filter((holiday) => holiday.regions.includes(region))
		.map((holiday) => ({ from: day(holiday.from), until: day(holiday.until) }));
	const calendar = { publicHolidays: remembered(publicHolidays), closures };
	known.set(key, calendar);
	return calendar;
}

/** A wall of a hundred students asks for the same few calendars hundreds of times. */
const calendars = new WeakMap<Holidays, Map<string, Calendar>>();

/** A list of a hundred due days asks for the same two years hundreds of times. */
function remembered(compute: (year: number) => readonly Day[]): (year: number) => readonly Day[] {
	const years = new Map<number, readonly Day[]>();
	return (year) => {
		const days = years.get(year) ?? compute(year);
		years.set(year, days);
		return days;
	};
}

/** True when the party of this calendar can be expected at work on this day. */
export function isWorkingDay(date: Day, calendar: Calendar): boolean {
	if (date.dayOfWeek > 5) return false;
	if (calendar.publicHolidays(date.year).some((holiday) => holiday.equals(date))) return false;
	return !calendar.closures.some((closure) => within(date, closure));
}

function within(date: Day, closure: Closure): boolean {
	const { compare } = Temporal.PlainDate;
	return compare(closure.from, date) <= 0 && compare(date, closure.until) <= 0;
}

/**
 * The nth working day after a day; that day itself does not count. With 0 it answers the
 * day itself, or the next working day when that day is free.
 * @throws RangeError when n is negative or not whole
 */
export function addWorkingDays(date: Day, n: number, calendar: Calendar): Day {
	if (!Number.isInteger(n) || n < 0) throw new RangeError('working days are counted forward');
	let found = date;
	if (n === 0) while (!isWorkingDay(found, calendar)) found = found.add({ days: 1 });
	for (let counted = 0; counted < n;) {
		found = found.add({ days: 1 });
		if (isWorkingDay(found, calendar)) counted += 1;
	}
	return found;
}

/**
 * How many working days lie after `from`, up to and including `until`; 0 when `until`
 * is not later. So `workingDaysBetween(d, addWorkingDays(d, n))` is n for every n > 0.
 */
export function workingDaysBetween(from: Day, until: Day, calendar: Calendar): number {
	let count = 0;
	for (
		let date = from.add({ days: 1 });
		Temporal.PlainDate.compare(date, until) <= 0;
		date = date.add({ days: 1 })
	)
		if (isWorkingDay(date, calendar)) count += 1;
	return count;
}
