import { partyOf, type Part, type Party } from '../kernel/party.ts';
import { happened, refused, type Result } from '../kernel/result.ts';
import { Temporal, type Day } from '../kernel/time.ts';

/** The three sides of a triangle; each is the contact between two parties. */
export const edges = ['student-company', 'company-school', 'school-student'] as const;
export type Edge = (typeof edges)[number];

export const contactKinds = ['call', 'visit', 'message'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** A contact further back than this is history, and says nothing of whether the contact runs now. */
export const contactDaysMax = 90;

/** The two parties of an edge. */
export function endsOf(edge: Edge): readonly [Party, Party] {
	return edge.split('-') as [Party, Party];
}

/** The edge between two parties; null for one party with itself. */
export function edgeBetween(one: Party, other: Party): Edge | null {
	return (
		edges.find(
			(edge) => one !== other && endsOf(edge).every((end) => [one, other].includes(end)),
		) ?? null
	);
}

/** Whether somebody with this part speaks for one end of an edge. */
export function isOnEdge(edge: Edge, part: Part): boolean {
	return endsOf(edge).includes(partyOf(part));
}

export type ContactRefusal =
	| 'contact-in-future'
	| 'contact-not-yours'
	| 'contact-taken-back'
	| 'contact-too-old'
	| 'placement-ended';

interface NoteContact {
	readonly edge: Edge;
	readonly part: Part;
	readonly day: Day;
	readonly today: Day;
	readonly placementEnded: boolean;
}

/**
 * Decides whether somebody may note that two parties spoke. Either of the two notes it, once, and the other
 * need not confirm: it says no more than that there was contact, and either may take it back.
 */
export function noteContact(command: NoteContact): Result<'noted', ContactRefusal> {
	const { edge, part, day, today, placementEnded } = command;
	if (placementEnded) return refused('placement-ended');
	if (!isOnEdge(edge, part)) return refused('contact-not-yours');
	if (Temporal.PlainDate.compare(day, today) > 0) return refused('contact-in-future');
	if (day.until(today).days > contactDaysMax) return refused('contact-too-old');
	return happened('noted');
}

interface TakeBackContact {
	readonly edge: Edge;
	readonly part: Part;
	readonly takenBack: boolean;
	readonly placementEnded: boolean;
}

/** Decides whether somebody may say that a noted contact was not so. */
export function takeBackContact(command: TakeBackContact): Result<'taken-back', ContactRefusal> {
	if (command.placementEnded) return refused('placement-ended');
	if (!isOnEdge(command.edge, command.part)) return refused('contact-not-yours');
	if (command.takenBack) return refused('contact-taken-back');
	return happened('taken-back');
}
