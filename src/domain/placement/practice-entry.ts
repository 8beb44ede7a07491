import type { Part } from '../kernel/party.ts';
import { happened, refused, type Result } from '../kernel/result.ts';
import type { Day } from '../kernel/time.ts';
import { placementState, type Participant, type PlacementDates } from './placement.ts';

/** With which help a student did something at work, from least to most of their own. */
export const helps = ['seen', 'helped', 'independent'] as const;
export type Help = (typeof helps)[number];

/** Who was there at work and can say what happened. */
export const practiceParts = ['student', 'trainer', 'mentor'] as const;
export type PracticePart = (typeof practiceParts)[number];

export type PracticeRefusal =
	| 'placement-ended'
	| 'placement-not-begun'
	| 'practice-not-yours'
	| 'practice-of-another'
	| 'practice-other-work'
	| 'practice-taken-back';

/** True for a part in which somebody says what was practised. */
export function isPracticePart(part: Part): part is PracticePart {
	return (practiceParts as readonly Part[]).includes(part);
}

interface NotePractice {
	readonly by: Participant;
	/** A code of the qualification; empty when nobody says which work it was. */
	readonly workProcess: string;
}

interface PracticePlace {
	readonly dates: PlacementDates;
	/** The codes of the qualification; none while its core tasks are not verified. */
	readonly workProcesses: readonly string[];
}

/**
 * Decides whether somebody may say that a student practised something today. It tells what was seen; it
 * never says that somebody is allowed by law to do it.
 */
export function notePractice(
	place: PracticePlace,
	{ by, workProcess }: NotePractice,
	today: Day,
): Result<PracticePart, PracticeRefusal> {
	const state = placementState(place.dates, today);
	const isOther = workProcess !== '' && !place.workProcesses.includes(workProcess);
	if (!isPracticePart(by.part)) return refused('practice-not-yours');
	if (state === 'ended') return refused('placement-ended');
	if (state === 'coming') return refused('placement-not-begun');
	if (isOther) return refused('practice-other-work');
	return happened(by.part);
}

interface TakeBackPractice {
	/** Whether who takes it back is who said it. */
	readonly own: boolean;
	readonly takenBack: boolean;
}

/** Decides whether somebody may take back what was said about practice: only who said it, and once. */
export function takeBackPractice(
	dates: PlacementDates,
	{ own, takenBack }: TakeBackPractice,
	today: Day,
): Result<'taken-back', PracticeRefusal> {
	if (!own) return refused('practice-of-another');
	if (placementState(dates, today) === 'ended') return refused('placement-ended');
	if (takenBack) return refused('practice-taken-back');
	return happened('taken-back');
}

/** A job on a site goes on from day to day; what came up in so many days is likely what is done today. */
const goesOnDays = 14;

interface Practised {
	/** The last day of each work process that was practised, as `2026-11-12`, by code. */
	readonly last: Readonly<Record<string, string>>;
	/** What the reader said of today already. */
	readonly said: readonly string[];
}

/**
 * The work process to propose: what was last practised in two weeks, as a job goes on; else one that was never
 * practised, else the one longest ago. Not what the reader said of today, while there is another. Of equals the
 * first as the qualification lists them; empty when it lists none.
 */
export function proposeWorkProcess(
	codes: readonly string[],
	{ last, said }: Practised,
	today: Day,
): string {
	const from = today.subtract({ days: goesOnDays }).toString();
	const left = codes.filter((code) => !said.includes(code));
	const among = left.length > 0 ? left : codes;
	const longestAgo = (one: string, other: string) =>
		(last[one] ?? '').localeCompare(last[other] ?? '');
	const newest = among.toSorted((one, other) => longestAgo(other, one))[0] ?? '';
	return (last[newest] ?? '') >= from ? newest : (among.toSorted(longestAgo)[0] ?? '');
}

/**
 * Whether the title of a work process speaks of carbon monoxide or gas, which the law keeps for who holds a
 * certificate (Gasketelwet, since 1 April 2023).
 */
export function isProtectedWork(title: string): boolean {
	return /koolmonoxide|\bco\b|gas(?!t)/i.test(title);
}
