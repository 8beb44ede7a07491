import { periodsOf, type Periods } from '../placement/curriculum.ts';
import { grouped } from './duplicate.ts';
import type { Sheet } from './list.ts';
import type { SheetRow } from './row-cells.ts';
import { bare, cleaned } from './text.ts';

/** What we take from a book list, each with the headers we know it by, the most telling first. */
const synonyms = {
	isbn: 'isbn isbn13 isbnnummer ean',
	title: 'titel boektitel boek lesboek leermiddel title booktitle book',
	publisher: 'uitgever uitgeverij publisher',
	subject: 'vak vakgebied vakken subject',
	period: 'periode periodes perioden blok period periods',
	crebo: 'crebo crebocode crebonummer crebos opleidingscode',
	level: 'niveau level',
	required: 'verplicht required mandatory',
} as const;
type BookField = keyof typeof synonyms;

const fieldByHeader = new Map(
	(Object.keys(synonyms) as BookField[]).flatMap((field) =>
		synonyms[field].split(' ').map((word) => [word, field] as const),
	),
);

/** How many cells of a row are headers of a book list, and how few of them are chance. */
export const bookHeaders = {
	recognised: (cells: readonly string[]): number =>
		new Set(cells.flatMap((cell) => fieldByHeader.get(bare(cell)) ?? [])).size,
	fewest: 2,
};

/** Why a row is left out, or (isbn) comes in without that cell. Sentences stand in the curriculum slice. */
export const bookProblems = [
	'title_missing',
	'text_too_long',
	'crebo_wrong',
	'period_wrong',
	'level_wrong',
	'required_wrong',
	'isbn_wrong',
	'duplicate',
] as const;
export type BookProblemCode = (typeof bookProblems)[number];

/** One remark about one cell: enough to find it again in the school's own file. */
export interface BookProblem {
	/** The line in the file, from 1. */
	readonly line: number;
	/** The header as the school wrote it; '' when the list has no such column. */
	readonly column: string;
	readonly code: BookProblemCode;
	/** What the cell says, cleaned and at most 80 characters. */
	readonly value: string;
}

/** A book as a list tells it; '' and null are what it does not tell. */
export interface ListedBook {
	readonly line: number;
	readonly crebo: string;
	readonly isbn: string;
	readonly title: string;
	readonly publisher: string;
	readonly subject: string;
	readonly periods: Periods | null;
	readonly level: number | null;
	readonly required: boolean;
}

export interface BookListRead {
	/** Fields without which no row can be read; when not empty no row was read at all. */
	readonly missing: readonly ('title' | 'crebo')[];
	readonly books: readonly ListedBook[];
	readonly problems: readonly BookProblem[];
}

const longest = { title: 200, publisher: 120, subject: 120 };
const longestQuote = 80;

/**
 * Understands a whole book list. A row that names several crebos is a book of each; a row that says the
 * same as an earlier one is left out.
 */
export function readBookList({ header, rows }: Sheet): BookListRead {
	const places = placesIn(header);
	const missing = (['title', 'crebo'] as const).filter((field) => !places.has(field));
	if (missing.length > 0) return { missing, books: [], problems: [] };
	const read = rows.map((row) => readRow(row, header, places));
	const once = [
		...grouped(
			read.flatMap(({ books }) => books),
			sameBook,
		).values(),
	];
	const again = once.flatMap((books) => books.slice(1));
	const repeats = new Set(again.map(({ line }) => line));
	const titles = new Map(again.map(({ line, title }) => [line, title]));
	const problems = [
		...read.flatMap((row) => row.problems),
		...[...repeats].map((line) =>
			remark(line, header[places.get('title') ?? -1] ?? '', 'duplicate', titles.get(line) ?? ''),
		),
	];
	return {
		missing,
		books: once.flatMap((books) => books.slice(0, 1)).toSorted((a, b) => a.line - b.line),
		problems: problems.toSorted((one, other) => one.line - other.line),
	};
}

/** What makes two books of lists the same one, wherever they stand in their file. */
export function sameBook({
	crebo,
	isbn,
	title,
	publisher,
	subject,
	...book
}: Omit<ListedBook, 'line'>): string {
	const { periods, level, required } = book;
	const span = periods && [periods.first, periods.last];
	return JSON.stringify([crebo, isbn, title, publisher, subject, span, level, required]);
}

/** The column of each field; of two for one field the more telling one. */
function placesIn(header: readonly string[]): ReadonlyMap<BookField, number> {
	const found = (Object.keys(synonyms) as BookField[]).flatMap((field) => {
		const words = synonyms[field].split(' ');
		const ranked = header
			.map((text, index) => ({ index, rank: words.indexOf(bare(text)) }))
			.filter(({ rank }) => rank >= 0)
			.sort((one, other) => one.rank - other.rank);
		return ranked[0] ? [[field, ranked[0].index] as const] : [];
	});
	return new Map(found);
}

function remark(line: number, column: string, code: BookProblemCode, value: string): BookProblem {
	const short =
		value.length > longestQuote ? `${value.slice(0, longestQuote).toWellFormed()}…` : value;
	return { line, column, code, value: short };
}

function readRow(
	row: SheetRow,
	header: readonly string[],
	places: ReadonlyMap<BookField, number>,
): { books: ListedBook[]; problems: BookProblem[] } {
	const text = (field: BookField) => cleaned(row.cells[places.get(field) ?? -1] ?? '');
	const problems: BookProblem[] = [];
	const report = (field: BookField, code: BookProblemCode) =>
		void problems.push(remark(row.line, header[places.get(field) ?? -1] ?? '', code, text(field)));
	const crebos = crebosIn(text('crebo'));
	const periods = periodsOf(text('period'));
	const level = levelOf(text('level'));
	const required = yesOrNo(text('required'));
	if (text('title') === '') report('title', 'title_missing');
	for (const field of ['title', 'publisher', 'subject'] as const)
		if (text(field).length > longest[field]) report(field, 'text_too_long');
	if (crebos.length === 0) report('crebo', 'crebo_wrong');
	if (periods === undefined) report('period', 'period_wrong');
	if (level === undefined) report('level', 'level_wrong');
	if (required === undefined) report('required', 'required_wrong');
	const isOut = problems.length > 0;
	const isbn = isbnOf(text('isbn'));
	if (isbn === undefined && !isOut) report('isbn', 'isbn_wrong');
	if (isOut || periods === undefined || level === undefined || required === undefined)
		return { books: [], problems };
	const book = {
		line: row.line,
		isbn: isbn ?? '',
		title: text('title'),
		publisher: text('publisher'),
		subject: text('subject'),
	};
	return { books: crebos.map((crebo) => ({ ...book, crebo, periods, level, required })), problems };
}

/** `25835`, or several with anything between them; none when one of them is no crebo. */
function crebosIn(text: string): readonly string[] {
	const found = [...new Set(text.split(/[^\d\p{L}]+/u).filter(Boolean))];
	return found.every((one) => /^\d{5}$/u.test(one)) ? found : [];
}

function levelOf(text: string): number | null | undefined {
	if (text === '') return null;
	const level = /^(?:niveau|level|n)?\s*([1-4])$/iu.exec(text)?.[1];
	return level === undefined ? undefined : Number(level);
}

const yes = 'j ja y yes x 1 true waar verplicht required'.split(' ');
const no = 'n nee no 0 false onwaar aanbevolen optioneel facultatief optional'.split(' ');

function yesOrNo(text: string): boolean | undefined {
	if (text === '') return false;
	if (yes.includes(bare(text)) || /^[✓✔]$/u.test(text)) return true;
	return no.includes(bare(text)) ? false : undefined;
}

/**
 * An ISBN of 10 or 13 signs without its hyphens, with a last sign that is right; '' for none. Undefined for
 * anything else, such as what a spreadsheet made of it (`9,79E+12`).
 */
export function isbnOf(text: string): string | undefined {
	const signs = text
		.replace(/^isbn[\s:-]*/iu, '')
		.replace(/[\s–-]/gu, '')
		.toUpperCase();
	if (signs === '') return '';
	const digits = [...signs].map((sign) => (sign === 'X' ? 10 : Number(sign)));
	const sum = (weight: (at: number) => number) =>
		digits.reduce((total, digit, at) => total + digit * weight(at), 0);
	const isThirteen = /^97[89]\d{10}$/u.test(signs) && sum((at) => (at % 2 ? 3 : 1)) % 10 === 0;
	const isTen = /^\d{9}[\dX]$/u.test(signs) && sum((at) => 10 - at) % 11 === 0;
	return isThirteen || isTen ? signs : undefined;
}
