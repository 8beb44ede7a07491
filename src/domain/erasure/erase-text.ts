import { partyOf, type Party } from '../kernel/party.ts';
import { happened, refused, type Result } from '../kernel/result.ts';
import type { Participant } from '../placement/placement.ts';

/** Every kind of free text on a placement: a goal, a question, an answer to it, the student's line. */
export const textKinds = ['goal', 'question', 'answer', 'line'] as const;
export type TextKind = (typeof textKinds)[number];

/**
 * Why a text is erased, as a kind. Nobody says what it was about: "it was about health" would be
 * about health again.
 */
export const eraseReasons = ['private', 'mistake', 'asked'] as const;
export type EraseReason = (typeof eraseReasons)[number];

/** A text as the decision needs it; only of what the reader reads. */
export interface TextFacts {
	/** The corner that wrote it. */
	readonly party: Party;
	/** The reader wrote it, for themself or for whom they stand in. */
	readonly own: boolean;
	readonly erased: boolean;
}

export type EraseTextRefusal = 'text-erased-already' | 'text-not-yours-to-erase';

/**
 * Decides whether somebody erases a text (docs/trust-model.md, "Erasing"): who wrote it; the student, whom
 * everything on the placement is about; and for what their own corner wrote the coach or the trainer
 * themself. Answers as whom. Also after the end: privacy does not wait for a placement that runs.
 * @param held every part that the reader holds on the placement
 */
export function eraseText(
	text: TextFacts,
	held: readonly Participant[],
): Result<Participant, EraseTextRefusal> {
	const as = held.find((one) => isFor(text, one));
	if (!as) return refused('text-not-yours-to-erase');
	if (text.erased) return refused('text-erased-already');
	return happened(as);
}

function isFor(text: TextFacts, { part, onBehalfOf }: Participant): boolean {
	if (text.own || part === 'student') return true;
	const answersForCorner = part === 'coach' || part === 'trainer';
	return answersForCorner && onBehalfOf === null && partyOf(part) === text.party;
}
