import { isOnEdge, type Edge } from '#domain/contact/contact.ts';
import type { Id } from '#domain/kernel/id.ts';
import { partyOf } from '#domain/kernel/party.ts';
import type { Participant } from '#domain/placement/placement.ts';
import {
	runningBeside,
	type PlacementAtHand,
} from '#features/placement/server/read-participant.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import type { Together } from '../schema.ts';

/** Only between these two one talk is about several students. */
export const togetherEdge: Edge = 'company-school';

/** A placement, and as whom the reader speaks on it. */
export interface Speaking {
	readonly at: PlacementAtHand;
	readonly by: Participant;
}

/**
 * The other placements about which a talk of company and school can be as well: they run with the same two, and
 * the reader speaks there for the same party. None where this one does not run. One statement.
 */
export async function alsoSpokenOf(
	scope: PersonScope,
	{ at, by }: Speaking,
): Promise<readonly Speaking[]> {
	const running = await runningBeside(scope, at.id);
	return running.some(({ id }) => id === at.id) ? othersOf(running, { at, by }) : [];
}

/** About how many students the reader can note one talk, and for which party; null where it is about one. One statement. */
export async function together(scope: PersonScope, placement: Id): Promise<Together | null> {
	const running = await runningBeside(scope, placement);
	const at = running.find(({ id }) => id === placement);
	const by = at?.participants.find(({ part }) => isOnEdge(togetherEdge, part));
	const others = at && by ? othersOf(running, { at, by }) : [];
	return by && others.length > 0 ? { count: others.length + 1, party: partyOf(by.part) } : null;
}

const othersOf = (running: readonly PlacementAtHand[], { at, by }: Speaking): readonly Speaking[] =>
	running
		.filter(({ id }) => id !== at.id)
		.flatMap((one) => {
			const speaks = one.participants.find(({ part }) => partyOf(part) === partyOf(by.part));
			return speaks ? [{ at: one, by: speaks }] : [];
		});
