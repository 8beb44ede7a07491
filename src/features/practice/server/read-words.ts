/**
 * What practice says in words, in the reader's language. Made here and not in the browser: a sentence is
 * smaller than what makes it, and a phone on a building site waits for every kilobyte.
 */
import { getLocale } from '#i18n-runtime';
import { m } from '#messages';
import type { Part } from '#domain/kernel/party.ts';
import { isPracticePart, type Help } from '#domain/placement/practice-entry.ts';
import type { DayKind } from '#domain/placement/school-day.ts';
import { comingDayText, shortDayText, weekdayText } from '#platform/time/format.ts';

interface Said {
	readonly by: string;
	readonly byStudent: boolean;
	readonly help: Help;
	/** The title of the work process; empty when nobody said which. */
	readonly work: string;
	readonly day: string;
}

/** With which help, and which work when that was said: "met hulp, aanleggen van leidingen". */
export function whatText({ help, work }: Pick<Said, 'help' | 'work'>): string {
	const texts = {
		seen: m.practice_help_seen,
		helped: m.practice_help_helped,
		independent: m.practice_help_independent,
	};
	return [texts[help](), inside(work)].filter(Boolean).join(', ');
}

/** A title of the register begins with a capital, and stands here within a sentence. */
const inside = (title: string): string =>
	title && title.charAt(0).toLocaleLowerCase('nl') + title.slice(1);

/** Who said it on which day: "P. te Brake zei op 12 nov: met hulp, aanleggen van leidingen". */
export function momentText(said: Said): string {
	const text = said.byStudent ? m.practice_wrote : m.practice_said;
	return text({ who: said.by, day: shortDayText(said.day, getLocale()), what: whatText(said) });
}

/** With which help somebody last did this work: "Laatst op 12 nov: met hulp"; or that nobody said so yet. */
export function lastText(last: { readonly day: string; readonly help: Help } | undefined): string {
	if (!last) return m.practice_last_none();
	const help = whatText({ help: last.help, work: '' });
	return m.practice_last({ day: shortDayText(last.day, getLocale()), help });
}

/** So many of them are named; the rest is counted. */
const neverMax = 2;

/** Of which work nobody said anything yet: one line, or none where of all of it somebody did. */
export function neverText(titles: readonly string[]): readonly string[] {
	if (titles.length === 0) return [];
	const named = titles.slice(0, neverMax).map(inside).join(', ');
	const more = titles.length - neverMax;
	return [
		more > 0
			? m.practice_never_more({ titles: named, count: more })
			: m.practice_never({ titles: named }),
	];
}

/** "Schooldag: dinsdag", with the next one when it is known, or that nobody said which. */
export function schoolDayText(weekday: number | null, next: string | null = null): string {
	if (!weekday) return m.practice_school_day_none();
	const day = weekdayText(weekday, getLocale());
	return next
		? m.practice_school_day_next({ day, next: comingDayText(next, getLocale()) })
		: m.practice_school_day_is({ day });
}

/** What today is: to the student who reads it, or to who guides them. */
export function todayText(day: DayKind, own: boolean): string {
	const mine = {
		school: m.practice_my_day_school,
		work: m.practice_my_day_work,
		free: m.practice_my_day_free,
		unknown: m.practice_my_day_unknown,
	};
	const theirs = {
		school: m.practice_day_school,
		work: m.practice_day_work,
		free: m.practice_day_free,
		unknown: m.practice_day_unknown,
	};
	return (own ? mine : theirs)[day]();
}

/** By when an open question has its answer; not what it asks, which may be for the school alone. */
export function answerText(day: string): string {
	return m.practice_next_answer({ day: comingDayText(day, getLocale()) });
}

/** What leads from the page of a placement to that of its practice, by what the reader is there. */
export function leadText(part: Part | null): string {
	if (part === 'student') return m.practice_open_own();
	return part && isPracticePart(part) ? m.practice_open() : m.practice_open_coach();
}

/** The heading of practice on the page of a placement, and what it says when nobody said anything. */
export const titleText = (): string => m.practice_title();
export const noneText = (): string => m.practice_none();
