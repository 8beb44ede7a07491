import { z } from 'zod';
import type { Help } from '#domain/placement/practice-entry.ts';
import type { DayKind, SchoolWeekday } from '#domain/placement/school-day.ts';

export const practiceForm = z.object({
	form: z.uuid(),
	placement: z.uuid(),
	help: z.enum(['seen', 'helped', 'independent'], 'required'),
	/** Empty when nobody says which work it was. */
	workProcess: z
		.string()
		.regex(/^([BP]\d{1,2}-K\d{1,2}-W\d{1,2})?$/, 'practice-other-work')
		.default(''),
});

export const takeBackForm = z.object({ form: z.uuid(), placement: z.uuid(), entry: z.uuid() });

export const schoolDayForm = z.object({
	form: z.uuid(),
	placement: z.uuid(),
	weekday: z.coerce.number('school-day-wrong'),
});

/** One time that somebody said what the student practised. Days are ISO text. */
export interface Moment {
	readonly id: string;
	readonly by: string;
	readonly byStudent: boolean;
	readonly help: Help;
	/** The title of the work process; empty when nobody said which. */
	readonly work: string;
	readonly day: string;
}

/** What the page of a placement tells of practice. */
export interface PlacementPractice {
	/** The last few, newest first. */
	readonly moments: readonly Moment[];
	readonly schoolDay: SchoolWeekday | null;
}

/** One student at work, for who is there with them and for the student. */
export interface PracticeView {
	readonly placement: string;
	readonly student: string;
	readonly firstName: string;
	/** The reader is the student. */
	readonly own: boolean;
	/** The reader was there and can say what was practised. */
	readonly mayNote: boolean;
	readonly maySetSchoolDay: boolean;
	readonly company: string;
	readonly school: string;
	/** Empty while there is none. */
	readonly goal: string;
	/** None while the core tasks of the qualification are not verified. */
	readonly workProcesses: readonly { readonly code: string; readonly title: string }[];
	/** The code to propose; empty when there is none. */
	readonly proposed: string;
	/** What the reader said today, newest first; each with the form that takes it back. */
	readonly saidToday: readonly (Moment & { readonly form: string })[];
	readonly moments: readonly Moment[];
	readonly day: DayKind;
	readonly schoolDay: SchoolWeekday | null;
	readonly nextSchoolDay: string | null;
	/** The first day to come on which an open question has its answer. */
	readonly nextAnswer: {
		readonly signal: string;
		readonly asked: string;
		readonly day: string;
	} | null;
	/** Whom to call at school; the number is empty when it is not known. */
	readonly coach: { readonly name: string; readonly phone: string } | null;
	/** Makes what is sent twice count once. */
	readonly form: string;
}
