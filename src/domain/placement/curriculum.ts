import { healthWordsIn } from '../kernel/health-words.ts';
import { happened, refused, type Result } from '../kernel/result.ts';
import { Temporal, type Day } from '../kernel/time.ts';

/** What a school teaches now and from which books, per programme: one school and one crebo. */

export type CurriculumRefusal =
	| 'books-too-many'
	| 'programme-not-yours'
	| 'teaching-empty'
	| 'teaching-line-too-long'
	| 'teaching-not-yours'
	| 'teaching-too-many'
	| 'teaching-until-past'
	| 'text-about-health';

/** A programme as a decision needs it: whether who asks coaches or teaches it today. */
export interface ProgrammeAtHand {
	readonly taught: boolean;
}

/** One thing that is taught now; `period` is '' when nobody said which. */
export interface TeachingLine {
	readonly period: string;
	readonly text: string;
}

export interface WriteTeaching {
	readonly lines: readonly TeachingLine[];
	/** The last day on which it holds; null until the next one is written. */
	readonly until: Day | null;
	/** True once the writer was asked about words of health and chose to keep them. */
	readonly healthChecked: boolean;
}

/** Of one form; the database keeps no more either. */
export const most = { lines: 40, lineLength: 200, periodLength: 40, books: 2000, period: 24 };

/** Decides whether somebody may say what is taught now. */
export function writeTeaching(
	programme: ProgrammeAtHand,
	{ lines, until, healthChecked }: WriteTeaching,
	today: Day,
): Result<'written', CurriculumRefusal> {
	const longest = Math.max(0, ...lines.map(({ text }) => text.length));
	const words = lines.flatMap(({ text }) => healthWordsIn(text));
	const isPast = until !== null && Temporal.PlainDate.compare(until, today) < 0;
	if (!programme.taught) return refused('programme-not-yours');
	if (lines.length === 0) return refused('teaching-empty');
	if (lines.length > most.lines) return refused('teaching-too-many');
	if (longest > most.lineLength) return refused('teaching-line-too-long');
	if (isPast) return refused('teaching-until-past');
	if (words.length > 0 && !healthChecked) return refused('text-about-health');
	return happened('written');
}

/** Decides whether somebody may take back what was written: only who wrote it. */
export function takeBackTeaching(
	programme: ProgrammeAtHand,
	{ mine }: { readonly mine: boolean },
): Result<'taken-back', CurriculumRefusal> {
	if (!programme.taught) return refused('programme-not-yours');
	if (!mine) return refused('teaching-not-yours');
	return happened('taken-back');
}

/** Decides whether somebody may bring in, add or take away books of these programmes, so many at once. */
export function changeBooks(
	programmes: readonly ProgrammeAtHand[],
	count: number,
): Result<'changed', CurriculumRefusal> {
	if (!programmes.every(({ taught }) => taught)) return refused('programme-not-yours');
	if (count > most.books) return refused('books-too-many');
	return happened('changed');
}

const named =
	/^((?:periode|blok|week|weken|kwartaal|semester|leerjaar|jaar|module|period|block|weeks|term|year|p)\.?\s?\d[^:]{0,25}):\s*(.*)$/iu;

/**
 * What somebody typed or pasted, as lines: one a line, without empty ones and without the marks of a list.
 * `Periode 2: rookgas` belongs to that period; `Periode 2:` alone names the period of what stands under it.
 * @param period of the lines that name none themselves
 */
export function teachingLines(typed: string, period = ''): readonly TeachingLine[] {
	let under = period;
	return typed.split(/\r\n?|\n/u).flatMap((line) => {
		const text = line
			.replace(/^\s*[-–*•·]\s+/u, '')
			.replace(/\s+/gu, ' ')
			.trim();
		const [, own, rest] = named.exec(text) ?? [];
		if (own !== undefined && rest === '') under = own.trim();
		if (text === '' || rest === '') return [];
		return [{ period: own?.trim() ?? under, text: rest ?? text }];
	});
}

/** From which period up to and including which. */
export interface Periods {
	readonly first: number;
	readonly last: number;
}

/** Reads `3`, `1-4`, `1 t/m 4`, `periode 2`; null is every period. Undefined for what cannot be read. */
export function periodsOf(text: string): Periods | null | undefined {
	const bare = text
		.toLowerCase()
		.replace(/^\s*(?:periodes?|perioden|periods?|blok|p)\s*/u, '')
		.trim();
	if (bare === '') return null;
	const found = /^(\d{1,2})(?:\s*(?:-|–|—|t\/m|tot en met|to)\s*(\d{1,2}))?$/u.exec(bare);
	if (!found) return undefined;
	const [first, last] = [Number(found[1]), Number(found[2] ?? found[1])];
	return first >= 1 && last >= first && last <= most.period ? { first, last } : undefined;
}

/** The books of the periods that these lines name, with those of every period; all when none is named. */
export function booksNow<Book extends { readonly periods: Periods | null }>(
	books: readonly Book[],
	lines: readonly Pick<TeachingLine, 'period'>[],
): readonly Book[] {
	const now = lines.flatMap(({ period }) => periodsOf(period) ?? []);
	if (now.length === 0) return books;
	return books.filter(
		({ periods }) =>
			periods === null ||
			now.some(({ first, last }) => periods.first <= last && first <= periods.last),
	);
}
