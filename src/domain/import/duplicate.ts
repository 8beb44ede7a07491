import type { Column } from './column.ts';
import type { RowProblem } from './problem.ts';
import { remark } from './row-cells.ts';
import type { ListedPlacement, UnreadRow } from './row.ts';

/** What is the same placement in every list of a school when there is no agreement number. */
export type PlacementKey = string;

type Keyed = Pick<ListedPlacement, 'studentNumber' | 'workPlacementCompanyId' | 'begins'>;

/** Student, company and begin as one text (standards.md, section 4). */
export function placementKey(placement: Keyed): PlacementKey {
	const { studentNumber, workPlacementCompanyId, begins } = placement;
	return JSON.stringify([studentNumber, workPlacementCompanyId, begins.toString()]);
}

/** Rows by key, each group in the order of the rows. */
export function grouped<Row, Key>(
	rows: readonly Row[],
	key: (row: Row) => Key,
): ReadonlyMap<Key, readonly Row[]> {
	const groups = new Map<Key, Row[]>();
	for (const row of rows) {
		const group = groups.get(key(row));
		if (group === undefined) groups.set(key(row), [row]);
		else group.push(row);
	}
	return groups;
}

export interface WithoutDuplicates {
	readonly listed: readonly ListedPlacement[];
	readonly unread: readonly UnreadRow[];
	readonly problems: readonly RowProblem[];
}

/**
 * Keeps one of the rows that say the same twice and reports the later ones. Rows about one placement
 * that say different things are all left out: the order of a file cannot tell which is right.
 */
export function withoutDuplicates(
	rows: readonly ListedPlacement[],
	columns: readonly Column[],
): WithoutDuplicates {
	const numbered = rows.filter((row) => row.agreementNumber !== null);
	const keysOfNumbered = new Set(numbered.map(placementKey));
	const bare = rows.filter((row) => row.agreementNumber === null);
	const verdicts = [
		...[...grouped(numbered, (row) => row.agreementNumber).values()].flatMap(verdictsOf),
		...[...grouped(bare, placementKey)].flatMap(([key, group]) =>
			keysOfNumbered.has(key)
				? group.map((row) => ({ row, code: 'duplicate_different' as const }))
				: verdictsOf(group),
		),
	].sort((one, other) => one.row.line - other.row.line);
	const out = verdicts.flatMap(({ row, code }) => (code === null ? [] : [{ row, code }]));
	return {
		listed: verdicts.flatMap(({ row, code }) => (code === null ? [row] : [])),
		unread: out
			.map(({ row }) => row)
			.map(({ line, studentNumber, agreementNumber }) => ({
				line,
				studentNumber,
				agreementNumber,
			})),
		problems: out.map(({ row, code }) => problemOf(row, code, columns)),
	};
}

interface Verdict {
	readonly row: ListedPlacement;
	readonly code: 'duplicate' | 'duplicate_different' | null;
}

function verdictsOf(group: readonly ListedPlacement[]): readonly Verdict[] {
	const same = new Set(group.map(contents)).size === 1;
	const first = Math.min(...group.map((row) => row.line));
	return group.map((row) => {
		if (!same) return { row, code: 'duplicate_different' };
		return { row, code: row.line === first ? null : 'duplicate' };
	});
}

function contents(row: ListedPlacement): string {
	return JSON.stringify({ ...row, line: 0 });
}

function problemOf(
	row: ListedPlacement,
	code: 'duplicate' | 'duplicate_different',
	columns: readonly Column[],
): RowProblem {
	const field = row.agreementNumber === null ? 'studentNumber' : 'agreementNumber';
	const column = columns.find(({ use }) => use.kind === 'read' && use.field === field);
	return remark(row.line, column?.header ?? '', code, row.agreementNumber ?? row.studentNumber);
}
