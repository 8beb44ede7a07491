import { z } from 'zod';
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

/** One time that somebody said what the student practised, in words. */
export interface Moment {
	readonly id: string;
	/** "met hulp, aanleggen van leidingen" */
	readonly what: string;
	/** "P. te Brake zei op 12 nov: met hulp, aanleggen van leidingen" */
	readonly text: string;
}

/** What the page of a placement tells of practice, in words. */
export interface PlacementPractice {
	readonly title: string;
	/** The last few moments, newest first, and the school day. */
	readonly lines: readonly string[];
	/** What leads on to the page of practice. */
	readonly lead: string;
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
	readonly workProcesses: readonly {
		readonly code: string;
		readonly title: string;
		/** When and with which help it was last done, in words. */
		readonly last: string;
	}[];
	/** Some of it nobody may do alone without a certificate. */
	readonly hasProtectedWork: boolean;
	/** The code to propose; empty when there is none. */
	readonly proposed: string;
	/** What the reader said today, newest first; each with the form that takes it back. */
	readonly saidToday: readonly (Moment & { readonly form: string })[];
	readonly moments: readonly Moment[];
	/** The last few that others said, in words; only for the student. */
	readonly saidOfMe: readonly string[];
	readonly day: DayKind;
	/** "Vandaag werk je", or for who guides "Vandaag op het werk". */
	readonly today: string;
	readonly schoolDay: SchoolWeekday | null;
	/** "Schooldag: dinsdag. De volgende is 1 december." */
	readonly schoolDayText: string;
	/** The first day to come on which an open question has its answer. */
	readonly nextAnswer: {
		readonly signal: string;
		readonly text: string;
	} | null;
	/** Whom to call at school; the number is empty when it is not known. */
	readonly coach: { readonly name: string; readonly phone: string } | null;
	/** Makes what is sent twice count once. */
	readonly form: string;
}
