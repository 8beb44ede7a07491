import { endsOf, isOnEdge, type Edge } from '../contact/contact.ts';
import { partyOf, type Part } from '../kernel/party.ts';
import { happened, refused, type Result } from '../kernel/result.ts';

/** Weeks that a rhythm may have; the screens offer `offered`. */
export const weeksMin = 1;
export const weeksMax = 26;
/** Once in six weeks in the first year and in ten later is the usual rhythm (method.md, section 3). */
export const offered = [2, 4, 6, 8, 10, 13] as const;

export type RhythmRefusal =
	| 'placement-ended'
	| 'rhythm-already-agreed'
	| 'rhythm-not-yours'
	| 'rhythm-own-proposal'
	| 'rhythm-weeks-wrong';

/** Who agrees for a party: the student, a trainer, a coach. A mentor and a teacher do not bind others. */
const agreeing: readonly Part[] = ['student', 'trainer', 'coach'];

interface ProposeRhythm {
	readonly edge: Edge;
	readonly part: Part;
	readonly weeks: number;
	readonly placementEnded: boolean;
}

/** Decides whether somebody may propose how many weeks may pass between two contacts. */
export function proposeRhythm(command: ProposeRhythm): Result<'proposed', RhythmRefusal> {
	const { edge, part, weeks, placementEnded } = command;
	const isWhole = Number.isInteger(weeks) && weeks >= weeksMin && weeks <= weeksMax;
	if (placementEnded) return refused('placement-ended');
	if (!agreeing.includes(part) || !isOnEdge(edge, part)) return refused('rhythm-not-yours');
	if (!isWhole) return refused('rhythm-weeks-wrong');
	return happened('proposed');
}

interface ConfirmRhythm {
	readonly edge: Edge;
	/** The part of who proposed it. */
	readonly proposedBy: Part;
	readonly part: Part;
	readonly confirmed: boolean;
	readonly placementEnded: boolean;
}

/** Decides whether somebody may confirm a proposed rhythm: from the other end, once. */
export function confirmRhythm(command: ConfirmRhythm): Result<'confirmed', RhythmRefusal> {
	const { edge, proposedBy, part, confirmed, placementEnded } = command;
	if (placementEnded) return refused('placement-ended');
	if (!agreeing.includes(part) || !isOnEdge(edge, part)) return refused('rhythm-not-yours');
	if (partyOf(part) === partyOf(proposedBy)) return refused('rhythm-own-proposal');
	if (confirmed) return refused('rhythm-already-agreed');
	return happened('confirmed');
}

/** The part in which somebody agrees on an edge, of those that they hold; null for who can't. */
export function agreesAs(edge: Edge, held: readonly Part[]): Part | null {
	return (
		agreeing.find((part) => held.includes(part) && endsOf(edge).includes(partyOf(part))) ?? null
	);
}
