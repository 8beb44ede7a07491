import { grouped, placementKey } from './duplicate.ts';
import type { ListedPlacement } from './row.ts';

type Matchable = Pick<
	ListedPlacement,
	'studentNumber' | 'agreementNumber' | 'begins' | 'workPlacementCompanyId'
>;

/** A listed row and the placement of ours that it tells about. */
export interface Pair<Known> {
	readonly known: Known;
	readonly listed: ListedPlacement;
}

export interface Matched<Known> {
	readonly pairs: readonly Pair<Known>[];
	/** Rows that tell of nothing we know. */
	readonly alone: readonly ListedPlacement[];
	/** What we know and no row tells of. */
	readonly left: readonly Known[];
}

/**
 * Finds for each row our placement: by agreement number; else, when one of the two has no number, by
 * student number, company ID and begin (standards.md, section 4). A placement is found once at most.
 */
export function matched<Known extends Matchable>(
	listed: readonly ListedPlacement[],
	known: readonly Known[],
): Matched<Known> {
	const free = new Set(known);
	const pairs = new Map<ListedPlacement, Known>();
	const claim = (row: ListedPlacement, candidates: readonly Known[]) => {
		const found = candidates.find((candidate) => free.has(candidate));
		if (found === undefined) return;
		free.delete(found);
		pairs.set(row, found);
	};
	const byNumber = grouped(known, (one) => one.agreementNumber);
	for (const row of listed)
		if (row.agreementNumber !== null) claim(row, byNumber.get(row.agreementNumber) ?? []);
	const byKey = grouped(known, placementKey);
	for (const row of listed)
		if (!pairs.has(row)) claim(row, (byKey.get(placementKey(row)) ?? []).filter(oneIsBare(row)));
	return {
		pairs: listed.flatMap((row) => {
			const found = pairs.get(row);
			return found === undefined ? [] : [{ known: found, listed: row }];
		}),
		alone: listed.filter((row) => !pairs.has(row)),
		left: known.filter((one) => free.has(one)),
	};
}

function oneIsBare(row: ListedPlacement) {
	return (known: Matchable) => row.agreementNumber === null || known.agreementNumber === null;
}
