import type { Column, ImportField } from './column.ts';
import { nameOfParts, readName, type ListedName } from './name.ts';
import type { RowProblem } from './problem.ts';
import { rowCells, type RowCells, type SheetRow } from './row-cells.ts';
import {
	readQualification,
	type KnownQualifications,
	type ListedQualification,
} from './row-qualification.ts';
import { readTerm, type ListedTerm } from './row-term.ts';

/**
 * One placement as a school's list tells it. null means that the list does not say: such a field never
 * takes anything away from what we hold.
 */
export interface ListedPlacement extends ListedTerm, ListedQualification {
	readonly line: number;
	readonly studentNumber: string;
	readonly student: ListedName;
	readonly studentEmail: string | null;
	/** The school's own number of the agreement (POK); null when the list has none. */
	readonly agreementNumber: string | null;
	/** Praktijkopleider: the person at the company. */
	readonly trainer: ListedName | null;
	readonly trainerEmail: string | null;
	/** The school's person; `coachColumn` is the header it came from, so that a screen says who is meant. */
	readonly coach: ListedName | null;
	readonly coachEmail: string | null;
	readonly coachColumn: string | null;
	readonly cohort: string | null;
	/** Whole clock hours over the whole agreement. */
	readonly hoursTotal: number | null;
	readonly company: string;
	/** Leerbedrijf-ID: nine digits, one site of the company (DUO; standards.md, 1.1). */
	readonly workPlacementCompanyId: string;
	readonly group: string | null;
	readonly unit: string | null;
}

/** A row that was not brought in, with what still tells which placement it is about. */
export interface UnreadRow {
	readonly line: number;
	readonly studentNumber: string | null;
	readonly agreementNumber: string | null;
}

/** Either the placement or the unread row; `problems` holds all remarks, warnings included. */
export type RowRead =
	| {
			readonly ok: true;
			readonly listed: ListedPlacement;
			readonly problems: readonly RowProblem[];
	  }
	| { readonly ok: false; readonly unread: UnreadRow; readonly problems: readonly RowProblem[] };

/** Reads one row; reports everything that is wrong with it, not just the first. Never throws. */
export function readRow(
	row: SheetRow,
	columns: readonly Column[],
	known: KnownQualifications,
): RowRead {
	const cells = rowCells(row, columns);
	if (row.cells.slice(columns.length).some((cell) => cell.trim() !== ''))
		cells.report('studentNumber', 'too_many_cells');
	const listed = readPlacement(cells, row.line, known);
	const sound = cells.problems.every((problem) => problem.severity === 'warning');
	if (listed !== null && sound) return { ok: true, listed, problems: cells.problems };
	const unread = {
		line: row.line,
		studentNumber: cells.text('studentNumber') || null,
		agreementNumber: cells.text('agreementNumber') || null,
	};
	return { ok: false, unread, problems: cells.problems };
}

function readPlacement(
	cells: RowCells,
	line: number,
	known: KnownQualifications,
): ListedPlacement | null {
	const studentNumber =
		cells.optional('studentNumber') ?? missing(cells, 'studentNumber', 'student_number_missing');
	const student = readStudent(cells);
	const term = readTerm(cells);
	const qualification = readQualification(cells, known);
	const company = cells.optional('company') ?? missing(cells, 'company', 'company_missing');
	const workPlacementCompanyId = readCompanyId(cells);
	const rest = readRest(cells);
	if (!studentNumber || !student || !term || !qualification) return null;
	if (!company || !workPlacementCompanyId) return null;
	const facts = { studentNumber, student, company, workPlacementCompanyId };
	return { line, ...facts, ...term, ...qualification, ...rest };
}

function readRest(cells: RowCells) {
	const coachField = cells.text('coach') === '' ? 'studyCoach' : 'coach';
	const coach = readPerson(cells, coachField);
	return {
		agreementNumber: cells.optional('agreementNumber'),
		studentEmail: readEmail(cells, 'studentEmail'),
		trainer: readPerson(cells, 'trainer'),
		trainerEmail: readEmail(cells, 'trainerEmail'),
		coach,
		coachEmail: readEmail(cells, 'coachEmail'),
		coachColumn: coach === null ? null : cells.header(coachField),
		cohort: cells.optional('cohort'),
		hoursTotal: readHours(cells),
		group: cells.optional('group'),
		unit: cells.optional('unit'),
	};
}

/** Parts in columns of their own go before what one column says about the whole name. */
function readStudent(cells: RowCells): ListedName | null {
	const [first, infix] = [cells.text('firstName'), cells.text('infix')];
	if (cells.header('lastName') !== null)
		return cells.take('lastName', nameOfParts(first, infix, cells.text('lastName')));
	const whole = cells.take('studentName', readName(cells.text('studentName')));
	if (whole === null) return null;
	return { ...whole, firstName: first || whole.firstName, infix: infix || whole.infix };
}

function readPerson(cells: RowCells, field: ImportField): ListedName | null {
	const text = cells.text(field);
	return text === '' ? null : cells.take(field, readName(text));
}

function readCompanyId(cells: RowCells): string | null {
	const id = cells.text('workPlacementCompanyId');
	if (id === '') return missing(cells, 'workPlacementCompanyId', 'company_id_missing');
	return /^[1-9]\d{8}$/u.test(id)
		? id
		: cells.report('workPlacementCompanyId', 'company_id_invalid');
}

/** A mailbox that cannot exist is left out with a warning; whether one does exist is proven later. */
function readEmail(cells: RowCells, field: ImportField): string | null {
	const email = cells.text(field).toLowerCase();
	if (email === '') return null;
	const plausible =
		email.length <= 254 && /^[^\s@"<>(),:;[\]\\]+@[^\s@"<>(),:;[\]\\]+\.[^\s@.]{2,}$/u.test(email);
	return plausible ? email : cells.report(field, 'email_unreadable');
}

/** `1220`, `1.220` and `1220,00` are 1220 hours. */
function readHours(cells: RowCells): number | null {
	const text = cells.text('hoursTotal');
	if (text === '') return null;
	const whole = /^(\d{1,5}|\d{1,2}\.\d{3})(?:,0+)?$/u.exec(text)?.[1];
	return whole === undefined
		? cells.report('hoursTotal', 'hours_unreadable')
		: Number(whole.replace('.', ''));
}

/** Reports an empty cell, unless the reason why it could not be used was reported already. */
function missing(
	cells: RowCells,
	field: ImportField,
	code: 'student_number_missing' | 'company_missing' | 'company_id_missing',
): null {
	return cells.text(field) === '' ? cells.report(field, code) : null;
}
