import { parse } from 'csv-parse/sync';
import { recognisedHeaders } from '#domain/import/column.ts';
import type { Sheet } from '#domain/import/list.ts';
import type { SheetRow } from '#domain/import/row-cells.ts';
import { unreadable } from '#domain/import/unreadable.ts';
import { happened, type Result } from '#domain/kernel/result.ts';
import { decoded, type DecodedText, type Encoding } from './read-text.ts';

export const delimiters = [';', ',', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/**
 * What we accept at most: bytes of a file, rows under its header, lines (spreadsheets leave empty ones behind)
 * and columns. Without the last two a small file of separators alone keeps us busy for minutes.
 */
export const largest = {
	bytes: 10 * 1024 * 1024,
	rows: 20_000,
	lines: 100_000,
	columns: 500,
} as const;

/** A header stands within the first so many rows. */
const titleRows = 30;

/** By which the header of a list is known. */
export interface KnownHeaders {
	/** How many cells of a row are headers we know. */
	readonly recognised: (cells: readonly string[]) => number;
	/** Fewer known headers than this is chance. */
	readonly fewest: number;
}

const placementHeaders: KnownHeaders = { recognised: recognisedHeaders, fewest: 3 };

export const readRefusals = [
	'not-a-list',
	'workbook-not-yet',
	'empty',
	'no-rows',
	'header-unknown',
	'too-large',
] as const;
export type ReadRefusal = (typeof readRefusals)[number];

/** A file that turned out to be a list, and what was seen on the way, for the screen. */
export interface ReadSheet extends Sheet {
	readonly saw: {
		readonly encoding: Encoding;
		readonly delimiter: Delimiter;
		/** The line of the header, from 1. */
		readonly headerLine: number;
	};
}

/**
 * Reads the bytes of a list as schools export it (CSV in its varieties) into a header and rows of text; empty
 * rows are left out. Never throws, whatever the bytes.
 * @param headers of another list than that of the placements
 */
export function readSheet(
	bytes: Uint8Array,
	headers = placementHeaders,
): Result<ReadSheet, ReadRefusal> {
	if (bytes.byteLength > largest.bytes) return unreadable('too-large');
	if (bytes.byteLength === 0) return unreadable('empty');
	const text = decoded(bytes);
	if (!text.ok) return text;
	if (text.value.text.replace(/^\ufeff/u, '').trim() === '') return unreadable('empty');
	if (lineFeeds([text.value.text]) > largest.lines) return unreadable('too-large');
	return sheetOf(text.value, headers);
}

function sheetOf(
	{ text, encoding }: DecodedText,
	headers: KnownHeaders,
): Result<ReadSheet, ReadRefusal> {
	const { delimiter, at, known, widest } = bestDelimiter(text, headers);
	if (widest < 2 || widest > largest.columns) return unreadable('not-a-list');
	if (known < headers.fewest) return unreadable('header-unknown');
	const rows = split(text, delimiter, largest.rows + at + 2);
	const header = rows[at];
	if (header === undefined) return unreadable('header-unknown');
	const below = rows.slice(at + 1);
	if (below.length > largest.rows) return unreadable('too-large');
	if (below.length === 0) return unreadable('no-rows');
	const saw = { encoding, delimiter, headerLine: header.line };
	return happened({ saw, header: trimmedEnd(header.cells), rows: below });
}

/** The delimiter that shows most known headers in one row of the file's top, and where that row stands. */
function bestDelimiter(text: string, { recognised }: KnownHeaders) {
	const top = text.slice(0, 200_000);
	const found = delimiters.map((delimiter) => {
		const rows = split(top, delimiter, titleRows);
		const counts = rows.map((row) => recognised(row.cells));
		const known = Math.max(0, ...counts);
		const widest = Math.max(0, ...rows.map((row) => row.cells.length));
		return { delimiter, known, at: Math.max(0, counts.indexOf(known)), widest };
	});
	return found.reduce((best, next) =>
		next.known > best.known || (next.known === best.known && next.widest > best.widest)
			? next
			: best,
	);
}

/**
 * Splits text into at most `most` rows. One stray quote could join two students into one row and nobody would
 * see it; so when the quotes are not in order, each line is a row and quotes are plain characters.
 */
function split(text: string, delimiter: Delimiter, most: number): readonly SheetRow[] {
	try {
		const rows = parsed(text, delimiter, most, '"');
		if (!rows.some(({ cells }) => cells.some((cell) => looksSwallowed(cell, delimiter))))
			return rows;
	} catch {
		// A quote that is not closed, or that stands in the middle of a cell: read line by line below.
	}
	return parsed(text, delimiter, most, false).map(({ line, cells }) => ({
		line,
		cells: cells.map((cell) => /^"(.*)"$/su.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell),
	}));
}

function looksSwallowed(cell: string, delimiter: Delimiter): boolean {
	return cell.includes('\n') && cell.includes(delimiter);
}

/** Rows of empty cells are passed over before they cost memory. */
function parsed(text: string, delimiter: Delimiter, most: number, quote: '"' | false) {
	const rows: SheetRow[] = [];
	parse(text, {
		bom: true,
		delimiter,
		quote,
		record_delimiter: '\n',
		relax_column_count: true,
		skip_empty_lines: true,
		on_record: (cells: readonly string[], { lines }) => {
			if (rows.length < most && cells.some((cell) => cell.trim() !== ''))
				rows.push({ line: lines - lineFeeds(cells), cells });
			return null;
		},
	});
	return rows;
}

function lineFeeds(cells: readonly string[]): number {
	return cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}

/** Spreadsheets leave empty headers behind the last column. */
function trimmedEnd(header: readonly string[]): readonly string[] {
	const last = header.findLastIndex((text) => text.trim() !== '');
	return header.slice(0, last + 1);
}
