import type { DateCode } from './date.ts';
import type { NameCode } from './name.ts';

/** What can be wrong with a row so that it is not brought in. Sentences stand in the import slice's messages. */
export const problemCodes = [
	'student_number_missing',
	'name_missing',
	'name_strange',
	'name_too_long',
	'text_too_long',
	'too_many_cells',
	'begin_missing',
	'end_missing',
	'date_unreadable',
	'date_two_digit_year',
	'date_does_not_exist',
	'date_far_away',
	'end_before_begin',
	'status_missing',
	'status_unknown',
	'company_missing',
	'company_id_missing',
	'company_id_invalid',
	'crebo_missing',
	'crebo_unknown',
	'duplicate',
	'duplicate_different',
] as const satisfies readonly (DateCode | NameCode | string)[];

/** What a person should look at while the row is brought in all the same. */
export const warningCodes = [
	'crebo_contradicts_title',
	'crebo_from_title',
	'pathway_unknown',
	'hours_unreadable',
	'email_unreadable',
	'ended_but_status_says_not',
] as const;

export type ProblemCode = (typeof problemCodes)[number];
export type WarningCode = (typeof warningCodes)[number];

/** One remark about one cell: enough to find it again in the school's own file. */
export interface RowProblem {
	/** The line in the file, from 1, where the row begins. */
	readonly line: number;
	/** The header as the school wrote it; '' when the list has no such column. */
	readonly column: string;
	readonly code: ProblemCode | WarningCode;
	readonly severity: 'problem' | 'warning';
	/** What the cell says, cleaned and at most 80 characters. */
	readonly value: string;
}
