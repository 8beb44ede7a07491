import type { Column, ImportField } from './column.ts';
import type { ProblemCode, RowProblem, WarningCode } from './problem.ts';
import { warningCodes } from './problem.ts';
import type { Result } from '../kernel/result.ts';
import { cleaned } from './text.ts';

/** A row as it stands in the file; `line` counts from 1. */
export interface SheetRow {
	readonly line: number;
	readonly cells: readonly string[];
}

/** Longer than any company, team or programme title we know; the database keeps no more either. */
const longestCell = 300;
const longestQuote = 80;

/** One row while it is read: hands out cleaned cells per field and gathers every remark about them. */
export interface RowCells {
	/** The cleaned cell, '' when it is empty or the list has no such column. */
	text(field: ImportField): string;
	/** The cleaned cell, null when empty or absent; reports one that is too long. */
	optional(field: ImportField): string | null;
	/** The header of the column that is read into this field, null without one. */
	header(field: ImportField): string | null;
	report(field: ImportField, code: ProblemCode | WarningCode): null;
	/** The value of what was read, or null after reporting why not. */
	take<T>(field: ImportField, read: Result<T, ProblemCode>): T | null;
	readonly problems: readonly RowProblem[];
}

/** Opens a row. Cells of dropped and refused columns cannot be reached through it. */
export function rowCells(row: SheetRow, columns: readonly Column[]): RowCells {
	const problems: RowProblem[] = [];
	const byField = new Map(
		columns.flatMap((column) =>
			column.use.kind === 'read' ? [[column.use.field, column] as const] : [],
		),
	);
	const header = (field: ImportField) => byField.get(field)?.header ?? null;
	const text = (field: ImportField) => cleaned(row.cells[byField.get(field)?.index ?? -1] ?? '');
	const report = (field: ImportField, code: ProblemCode | WarningCode) => {
		problems.push(remark(row.line, header(field) ?? '', code, text(field)));
		return null;
	};
	const take = <T>(field: ImportField, read: Result<T, ProblemCode>) =>
		read.ok ? read.value : report(field, read.refusal);
	const optional = (field: ImportField) => {
		const value = text(field);
		if (value.length > longestCell) return report(field, 'text_too_long');
		return value === '' ? null : value;
	};
	return { text, optional, header, report, take, problems };
}

/** A remark with its severity; a long value is cut so that it still fits on a screen. */
export function remark(
	line: number,
	column: string,
	code: ProblemCode | WarningCode,
	value: string,
): RowProblem {
	const severity = warningCodes.some((warning) => warning === code) ? 'warning' : 'problem';
	const short =
		value.length > longestQuote ? `${value.slice(0, longestQuote).toWellFormed()}…` : value;
	return { line, column, code, severity, value: short };
}
