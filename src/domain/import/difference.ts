import type { Id } from '../kernel/id.ts';
import { matched, type Pair } from './match.ts';
import { wholeName, type ListedName } from './name.ts';
import type { ListedPlacement, UnreadRow } from './row.ts';

/** The fields in which an old and a new list are compared; `line` and where a name came from are not. */
export const comparedFields = [
	'student',
	'studentEmail',
	'agreementNumber',
	'begins',
	'plannedEnd',
	'endedOn',
	'status',
	'trainer',
	'trainerEmail',
	'coach',
	'coachEmail',
	'crebo',
	'qualificationTitle',
	'pathway',
	'cohort',
	'hoursTotal',
	'company',
	'workPlacementCompanyId',
	'group',
	'unit',
] as const satisfies readonly (keyof ListedPlacement)[];
export type ComparedField = (typeof comparedFields)[number];

type KeyField =
	'studentNumber' | 'agreementNumber' | 'begins' | 'workPlacementCompanyId' | 'status';

/**
 * A placement of this school as its last list told it, not as people have changed it since. Fields that
 * are left out are not kept by us and so not compared; null is kept but unknown.
 */
export type KnownPlacement = { readonly id: Id } & Pick<ListedPlacement, KeyField> &
	Partial<Pick<ListedPlacement, Exclude<ComparedField, KeyField>>>;

/** One field, old beside new. Days as `2026-07-31`, names as spoken, null for unknown. */
export interface FieldChange {
	readonly field: ComparedField;
	readonly was: string | null;
	readonly becomes: string;
}

export interface Change<Known extends KnownPlacement = KnownPlacement> extends Pair<Known> {
	readonly fields: readonly FieldChange[];
}

/** What bringing in a list would do. Every listed row stands in exactly one of the first six. */
export interface Difference<Known extends KnownPlacement = KnownPlacement> {
	/** New to us, ended ones included: they are history. */
	readonly added: readonly ListedPlacement[];
	/** Rejected before we ever knew them: nothing to do. */
	readonly neverKnown: readonly ListedPlacement[];
	/** Other facts than last time, also one that was ended and runs again. */
	readonly changed: readonly Change<Known>[];
	/** Ended or rejected now, and not yet with us. */
	readonly ended: readonly Change<Known>[];
	readonly unchanged: readonly Pair<Known>[];
	/** The agreement number is that of another student with us: a person must look, nothing is done. */
	readonly conflicting: readonly Pair<Known>[];
	/** Expected or running with us and not in the list: proposed to end, never ended by itself. */
	readonly gone: readonly Known[];
}

/**
 * Lays a list beside what this school brought in before. The same list again is all `unchanged`; the order of
 * rows does not matter; results are ordered by student number, then begin.
 * @param listed without duplicates, as `readList` gives them
 * @param unread rows with a problem: who stands there is not gone
 */
export function difference<Known extends KnownPlacement>(
	listed: readonly ListedPlacement[],
	known: readonly Known[],
	unread: readonly UnreadRow[] = [],
): Difference<Known> {
	const { pairs, alone, left } = matched(listed.toSorted(inOrder), known.toSorted(inOrder));
	const sure = pairs.filter((pair) => pair.known.studentNumber === pair.listed.studentNumber);
	const changes = sure.map((pair) => ({ ...pair, fields: changedFields(pair) }));
	const isUnread = among(unread);
	const differing = changes.filter(({ fields }) => fields.length > 0);
	return {
		added: alone.filter((row) => row.status !== 'rejected'),
		neverKnown: alone.filter((row) => row.status === 'rejected'),
		changed: differing.filter((change) => !ends(change)),
		ended: differing.filter(ends),
		unchanged: changes
			.filter(({ fields }) => fields.length === 0)
			.map(({ known, listed }) => ({ known, listed })),
		conflicting: pairs.filter((pair) => pair.known.studentNumber !== pair.listed.studentNumber),
		gone: left.filter((one) => isOpen(one) && !isUnread(one)),
	};
}

function isOpen({ status }: Pick<ListedPlacement, 'status'>): boolean {
	return status === 'expected' || status === 'running';
}

function ends({ known, listed }: Pair<KnownPlacement>): boolean {
	return isOpen(known) && !isOpen(listed);
}

/** True for what a row with a problem may be about: we cannot say that it is gone. */
function among(unread: readonly UnreadRow[]): (known: KnownPlacement) => boolean {
	const students = new Set(unread.map((row) => row.studentNumber));
	const agreements = new Set(unread.map((row) => row.agreementNumber));
	return (known) =>
		students.has(known.studentNumber) ||
		(known.agreementNumber !== null && agreements.has(known.agreementNumber));
}

function inOrder(
	one: Pick<ListedPlacement, KeyField>,
	other: Pick<ListedPlacement, KeyField>,
): number {
	const [first, second] = [one, other].map((row) =>
		[row.studentNumber, row.begins, row.workPlacementCompanyId, row.agreementNumber].join('\t'),
	);
	return (first ?? '') < (second ?? '') ? -1 : 1;
}

function changedFields({ known, listed }: Pair<KnownPlacement>): readonly FieldChange[] {
	return comparedFields.flatMap((field) => {
		const [before, after] = [known[field], listed[field]];
		if (before === undefined || after === null) return [];
		if (field === 'plannedEnd' && !listed.plannedEndListed) return [];
		const [was, becomes] = [asText(before), asText(after)];
		return was === becomes || becomes === null ? [] : [{ field, was, becomes }];
	});
}

function asText(value: ListedPlacement[ComparedField]): string | null {
	if (value === null) return null;
	if (typeof value === 'object' && 'lastName' in value)
		return wholeName(value satisfies ListedName);
	return value.toString();
}
