import { columnsOf, type Column, type ImportField } from './column.ts';
import { withoutDuplicates } from './duplicate.ts';
import type { RowProblem } from './problem.ts';
import type { KnownQualifications } from './row-qualification.ts';
import { readRow, type ListedPlacement, type RowRead, type UnreadRow } from './row.ts';
import type { SheetRow } from './row-cells.ts';

/** A list as it was read from a file: its header line and the rows under it. */
export interface Sheet {
	readonly header: readonly string[];
	readonly rows: readonly SheetRow[];
}

/** A list, understood. Every row of the file is in `listed` or in `unread`. */
export interface ListRead {
	/** What became of every column, in the file's order. */
	readonly columns: readonly Column[];
	/** Fields without which no row can be read; when not empty no row was read at all. */
	readonly missing: readonly ImportField[];
	/** What can be brought in. */
	readonly listed: readonly ListedPlacement[];
	/** Rows that were left out because of a problem. */
	readonly unread: readonly UnreadRow[];
	/** All remarks of all rows by line, problems and warnings. */
	readonly problems: readonly RowProblem[];
}

/** What a list must tell; one of the fields between brackets is enough. */
const required: readonly (readonly ImportField[])[] = [
	['studentNumber'],
	['studentName', 'lastName'],
	['begins'],
	['plannedEnd'],
	['qualification', 'crebo'],
	['company'],
	['workPlacementCompanyId'],
];

/**
 * Understands a whole list: columns, rows and duplicates.
 * @param corrected the columns as a person put them right; without it they are guessed
 */
export function readList(
	sheet: Sheet,
	known: KnownQualifications,
	corrected?: readonly Column[],
): ListRead {
	const columns =
		corrected ??
		columnsOf(
			sheet.header,
			sheet.rows.map((row) => row.cells),
		);
	const missing = missingFields(columns);
	if (missing.length > 0)
		return { columns, missing, listed: [], unread: sheet.rows.map(unreadRow), problems: [] };
	return {
		columns,
		missing,
		...sorted(
			sheet.rows.map((row) => readRow(row, columns, known)),
			columns,
		),
	};
}

/** The fields that no column is read into while a row cannot do without. */
export function missingFields(columns: readonly Column[]): readonly ImportField[] {
	const read = new Set(columns.flatMap(({ use }) => (use.kind === 'read' ? [use.field] : [])));
	return required.flatMap((fields) =>
		fields.some((field) => read.has(field)) ? [] : fields.slice(0, 1),
	);
}

function sorted(rows: readonly RowRead[], columns: readonly Column[]) {
	const once = withoutDuplicates(
		rows.flatMap((row) => (row.ok ? [row.listed] : [])),
		columns,
	);
	return {
		listed: once.listed,
		unread: [...rows.flatMap((row) => (row.ok ? [] : [row.unread])), ...once.unread],
		problems: [...rows.flatMap((row) => row.problems), ...once.problems].sort(
			(one, other) => one.line - other.line,
		),
	};
}

function unreadRow(row: SheetRow): UnreadRow {
	return { line: row.line, studentNumber: null, agreementNumber: null };
}
