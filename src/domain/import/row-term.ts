import { Temporal, type Day } from '../kernel/time.ts';
import { readDay } from './date.ts';
import type { RowCells } from './row-cells.ts';
import { readStatus, type ListedStatus } from './status.ts';

/** From when to when an agreement runs, according to the list. */
export interface ListedTerm {
	readonly begins: Day;
	readonly plannedEnd: Day;
	/** False when an ended row gave its real end in the only end column: what was planned is not told. */
	readonly plannedEndListed: boolean;
	/** The real end (the last day); null while it has not ended, and for what never took place. */
	readonly endedOn: Day | null;
	readonly status: ListedStatus;
}

/** Reads begin, ends and status; null when one of them cannot be read, with every reason reported. */
export function readTerm(cells: RowCells): ListedTerm | null {
	const begins = readRequired(cells, 'begins', 'begin_missing');
	const end = readRequired(cells, 'plannedEnd', 'end_missing');
	const realEnd =
		cells.text('endedOn') === '' ? null : readRequired(cells, 'endedOn', 'end_missing');
	const unreadable = cells.text('endedOn') !== '' && realEnd === null;
	const status = readStatusOf(cells, realEnd);
	const backwards = [
		endsTooEarly(cells, 'plannedEnd', begins, end),
		endsTooEarly(cells, 'endedOn', begins, realEnd),
	];
	if (!begins || !end || !status || unreadable || backwards.includes(true)) return null;
	const ended = status === 'ended';
	if (status !== 'ended' && realEnd !== null && !realEnd.equals(end))
		cells.report('endedOn', 'ended_but_status_says_not');
	return {
		begins,
		plannedEnd: end,
		plannedEndListed: !ended || realEnd !== null,
		endedOn: ended ? (realEnd ?? end) : null,
		status,
	};
}

/** Without a status column a real end says that it ended, and no real end that it runs. */
function readStatusOf(cells: RowCells, realEnd: Day | null): ListedStatus | null {
	if (cells.header('status') === null) return realEnd === null ? 'running' : 'ended';
	return cells.take('status', readStatus(cells.text('status')));
}

function readRequired(
	cells: RowCells,
	field: 'begins' | 'plannedEnd' | 'endedOn',
	missing: 'begin_missing' | 'end_missing',
): Day | null {
	const text = cells.text(field);
	return text === '' ? cells.report(field, missing) : cells.take(field, readDay(text));
}

function endsTooEarly(
	cells: RowCells,
	field: 'plannedEnd' | 'endedOn',
	begins: Day | null,
	end: Day | null,
): boolean {
	if (begins === null || end === null || Temporal.PlainDate.compare(end, begins) >= 0) return false;
	cells.report(field, 'end_before_begin');
	return true;
}
