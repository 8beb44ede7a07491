import { Temporal, type Day } from '../kernel/time.ts';
import { happened, refused, type Result } from '../kernel/result.ts';
import type { RoleKind } from './role.ts';

/** Longer is no standing in any more: then the placements are handed over. */
export const deputyDaysMax = 60;

export type DeputyRefusal =
	| 'deputy-already'
	| 'deputy-elsewhere'
	| 'deputy-ends-first'
	| 'deputy-in-past'
	| 'deputy-not-for-role'
	| 'deputy-not-yours'
	| 'deputy-too-long';

interface Term {
	readonly begins: Day;
	readonly ends: Day;
}

export interface AppointDeputy extends Term {
	/** Of the role that somebody is to stand in for; null for a role that the appointer does not hold themself. */
	readonly ownRole: RoleKind | null;
	/** They have a role of today in the same organisation, and are somebody else. */
	readonly colleague: boolean;
	/** Who stands in for this role already. */
	readonly others: readonly Term[];
}

const { compare } = Temporal.PlainDate;

/**
 * Decides whether somebody lets a colleague stand in for them. Who stands in holds no role of the other, so
 * appoints nobody; for an administrator nobody stands in.
 */
export function appointDeputy(
	command: AppointDeputy,
	today: Day,
): Result<'appointed', DeputyRefusal> {
	const { ownRole, begins, ends } = command;
	const overlaps = command.others.some(
		(one) => compare(one.begins, ends) <= 0 && compare(begins, one.ends) <= 0,
	);
	if (!ownRole) return refused('deputy-not-yours');
	if (ownRole !== 'coach' && ownRole !== 'trainer') return refused('deputy-not-for-role');
	if (!command.colleague) return refused('deputy-elsewhere');
	if (compare(begins, today) < 0) return refused('deputy-in-past');
	if (compare(ends, begins) < 0) return refused('deputy-ends-first');
	if (begins.until(ends).days >= deputyDaysMax) return refused('deputy-too-long');
	if (overlaps) return refused('deputy-already');
	return happened('appointed');
}
