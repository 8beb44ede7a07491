import type { Column } from '#domain/import/column.ts';
import type { FieldChange } from '#domain/import/difference.ts';
import type { RowProblem } from '#domain/import/problem.ts';

/** Why a list was not brought in at all; each has a text `import_file_…`. */
export type ImportRefusal =
	| 'not-a-list'
	| 'workbook-not-yet'
	| 'empty'
	| 'no-rows'
	| 'header-unknown'
	| 'too-large'
	| 'columns-missing'
	| 'school-unknown';

/** One placement that a list says something about, as that list (or the one before) spells it. */
export interface ImportEntry {
	readonly what: 'new' | 'changed' | 'ended' | 'gone' | 'conflicting';
	/** The line in the file; null for what is gone from it. */
	readonly line: number | null;
	readonly studentNumber: string;
	readonly student: string;
	readonly company: string;
	/** Old beside new; empty for what is new or gone. */
	readonly fields: readonly FieldChange[];
}

export interface ImportCounts {
	readonly rows: number;
	readonly added: number;
	readonly changed: number;
	readonly ended: number;
	readonly unchanged: number;
	readonly gone: number;
	readonly neverKnown: number;
	readonly conflicting: number;
	/** Rows that were left out because of a problem. */
	readonly leftOut: number;
}

/** What was seen of the file before anything was compared. */
export interface ImportSaw {
	readonly encoding: string;
	readonly delimiter: string;
	readonly headerLine: number;
	readonly columns: readonly Column[];
}

/** What bringing in a list did, or would do. Plain data: it travels over the socket as JSON. */
export interface ImportReport {
	readonly saw: ImportSaw;
	readonly entries: readonly ImportEntry[];
	readonly problems: readonly RowProblem[];
	readonly counts: ImportCounts;
	/** False after a dry run, and when there was nothing to change. */
	readonly applied: boolean;
}

/** The report line by line, as the terminal gets it. */
export type ImportLine =
	| { readonly kind: 'refused'; readonly code: ImportRefusal; readonly fields: readonly string[] }
	| { readonly kind: 'school-unknown'; readonly brin: string }
	| { readonly kind: 'step'; readonly rows: number }
	| { readonly kind: 'saw'; readonly saw: ImportSaw }
	| { readonly kind: 'entry'; readonly entry: ImportEntry }
	| { readonly kind: 'problem'; readonly problem: RowProblem }
	| { readonly kind: 'counts'; readonly counts: ImportCounts; readonly applied: boolean };
