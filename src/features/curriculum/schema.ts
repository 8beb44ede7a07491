import { z } from 'zod';
import type { BookProblem } from '#domain/import/book-list.ts';
import { isOurDay } from '#domain/kernel/time.ts';
import { most, periodsOf, type Periods, type TeachingLine } from '#domain/placement/curriculum.ts';

const checked = z
	.string()
	.optional()
	.transform((text) => text === 'on');
const line = (length: number) => z.string().trim().max(length, 'too-long').default('');

/** `<school>:<crebo>`. */
const programme = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:\d{5}$/);

const day = z
	.string()
	.trim()
	.default('')
	.refine((text) => text === '' || isOurDay(text), 'day-wrong')
	.transform((text) => text || null);

export const teachForm = z.object({
	form: z.uuid(),
	programme,
	text: z
		.string()
		.trim()
		.min(1, 'required')
		.max(most.lines * (most.lineLength + most.periodLength), 'too-long'),
	period: line(most.periodLength),
	until: day,
	healthChecked: checked,
});

export const bookForm = z.object({
	form: z.uuid(),
	programme,
	title: z.string().trim().min(1, 'required').max(200, 'too-long'),
	subject: line(120),
	publisher: line(120),
	periods: line(40)
		.refine((text) => periodsOf(text) !== undefined, 'period-wrong')
		.transform((text) => periodsOf(text) ?? null),
	required: checked,
});

export const takeBackForm = z.object({ line: z.uuid() });
export const removeForm = z.object({ book: z.uuid() });

/** A book list as a file, or as text that was pasted or comes back from the first step. */
export const lookForm = z
	.object({
		form: z.uuid(),
		school: z.uuid(),
		list: z.string().default(''),
		file: z.instanceof(Uint8Array).optional(),
	})
	.refine(({ list, file }) => file !== undefined || list.trim() !== '', {
		path: ['list'],
		message: 'book-list-empty',
	});

export const bringForm = z.object({
	form: z.uuid(),
	school: z.uuid(),
	list: z.string().min(1, 'book-list-empty'),
});

export interface BookView {
	readonly id: string;
	readonly isbn: string;
	readonly title: string;
	readonly publisher: string;
	readonly subject: string;
	/** Null: every period. */
	readonly periods: Periods | null;
	readonly required: boolean;
}

/** One school's programme that somebody's students follow. Days are ISO text. */
export interface ProgrammeView {
	/** `<school>:<crebo>`. */
	readonly key: string;
	readonly school: { readonly id: string; readonly name: string };
	readonly crebo: string;
	/** Empty when the register does not know the crebo. */
	readonly title: string;
	readonly level: number | null;
	/** The reader coaches or teaches it today, so may write. */
	readonly taught: boolean;
	/** First names of the reader's students who follow it, by name; without the reader. */
	readonly students: readonly string[];
	/** What is taught today; null when nobody wrote it, or it is over. */
	readonly teaching: {
		readonly begins: string;
		readonly ends: string | null;
		readonly lines: readonly TeachingLine[];
		/** The first of its lines, by which all are taken back. */
		readonly id: string;
		/** The reader wrote it. */
		readonly mine: boolean;
	} | null;
	readonly books: readonly BookView[];
	/** Titles of the books of the period that is taught now. */
	readonly booksNow: readonly string[];
}

/** Why a file could not be read as a book list. */
export type Unreadable =
	'not-a-list' | 'workbook-not-yet' | 'empty' | 'no-rows' | 'header-unknown' | 'too-large';

/** What a book list would do, or did, to one programme. */
export interface BookChange {
	readonly crebo: string;
	readonly title: string;
	readonly books: number;
	readonly added: number;
	/** Titles of now that the list does not have. */
	readonly gone: readonly string[];
	/** The same list was brought in before: nothing happens. */
	readonly same: boolean;
}

export interface BookPlan {
	/** Set instead of the rest when the file is no book list. */
	readonly unreadable: Unreadable | null;
	readonly school: string;
	/** The list as text, for the second step. */
	readonly list: string;
	readonly changes: readonly BookChange[];
	/** Programmes of the list that the reader does not teach. */
	readonly skipped: readonly {
		readonly crebo: string;
		readonly title: string;
		readonly books: number;
	}[];
	readonly problems: readonly BookProblem[];
}

/** The schools at which the reader teaches or coaches a programme today, each once. */
export function schoolsTaught(
	programmes: readonly Pick<ProgrammeView, 'school' | 'taught'>[],
): readonly ProgrammeView['school'][] {
	const taught = programmes.flatMap(({ school, taught: mine }) =>
		mine ? [[school.id, school] as const] : [],
	);
	return [...new Map(taught).values()];
}
