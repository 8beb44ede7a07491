import { happened, refused, type Result } from '../kernel/result.ts';
import { isWorkingDay, type Calendar } from '../kernel/school-calendar.ts';
import type { Day } from '../kernel/time.ts';
import { placementState, type Participant, type PlacementDates } from './placement.ts';

/** Monday to Friday, as ISO 8601 numbers them. */
export const schoolWeekdays = [1, 2, 3, 4, 5] as const;
export type SchoolWeekday = (typeof schoolWeekdays)[number];

export type SchoolDayRefusal = 'placement-ended' | 'school-day-not-yours' | 'school-day-wrong';

interface SetSchoolDay {
	readonly by: Participant;
	readonly weekday: number;
}

/** Decides whether somebody may say on which day of the week a student goes to school: student or coach. */
export function setSchoolDay(
	dates: PlacementDates,
	{ by, weekday }: SetSchoolDay,
	today: Day,
): Result<SchoolWeekday, SchoolDayRefusal> {
	const chosen = schoolWeekdays.find((one) => one === weekday);
	const knows = by.part === 'student' || by.part === 'coach';
	if (!knows) return refused('school-day-not-yours');
	if (placementState(dates, today) === 'ended') return refused('placement-ended');
	if (!chosen) return refused('school-day-wrong');
	return happened(chosen);
}

/** What a day is for a student; `unknown` while nobody said on which day they go to school. */
export type DayKind = 'school' | 'work' | 'free' | 'unknown';

interface Week {
	readonly schoolDay: SchoolWeekday | null;
	readonly school: Calendar;
	readonly company: Calendar;
}

/** Whether a day is for school, for work or free: school on its weekday as long as the school is open. */
export function dayKind(date: Day, { schoolDay, school, company }: Week): DayKind {
	const isOpen = isWorkingDay(date, school);
	if (isOpen && schoolDay === null) return 'unknown';
	if (isOpen && schoolDay === date.dayOfWeek) return 'school';
	return isWorkingDay(date, company) ? 'work' : 'free';
}

/** Longer than any holiday of a school. */
const daysAhead = 100;

/** The first day after this one on which the student goes to school; null when nobody knows. */
export function nextSchoolDay(date: Day, week: Week): Day | null {
	if (week.schoolDay === null) return null;
	for (let ahead = 1; ahead <= daysAhead; ahead += 1) {
		const next = date.add({ days: ahead });
		if (dayKind(next, week) === 'school') return next;
	}
	return null;
}
