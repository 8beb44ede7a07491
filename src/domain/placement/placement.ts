import type { Id } from '../kernel/id.ts';
import { partyOf, type Part, type Party } from '../kernel/party.ts';
import { Temporal, type Day } from '../kernel/time.ts';

/** Somebody with a part on a placement, acting for themself or as a stand-in ("namens"). */
export interface Participant {
	readonly person: Id;
	readonly part: Part;
	readonly onBehalfOf: Id | null;
}

/** The dates that say whether a placement is coming, running or over. */
export interface PlacementDates {
	readonly beginsOn: Day;
	readonly plannedEndOn: Day;
	readonly endedOn: Day | null;
}

export type PlacementState = 'coming' | 'running' | 'over-time' | 'ended';

/** Where a placement stands on a day. Past its planned end it runs on until somebody ends it. */
export function placementState(dates: PlacementDates, today: Day): PlacementState {
	if (dates.endedOn && Temporal.PlainDate.compare(dates.endedOn, today) <= 0) return 'ended';
	if (Temporal.PlainDate.compare(today, dates.beginsOn) < 0) return 'coming';
	if (Temporal.PlainDate.compare(today, dates.plannedEndOn) > 0) return 'over-time';
	return 'running';
}

/** The part in which somebody speaks when they hold several on one placement: the closest to the student. */
export function leadingPart(held: readonly Part[]): Part | null {
	const order: readonly Part[] = ['student', 'coach', 'trainer', 'mentor', 'teacher'];
	return order.find((part) => held.includes(part)) ?? null;
}

/** Tells whether somebody speaks for a corner of the triangle. */
export function speaksFor(participant: Participant, party: Party): boolean {
	return partyOf(participant.part) === party;
}
