/** The kinds of happening that a placement's history tells. */
export const toldKinds = [
	'goal.written',
	'goal.erased',
	'placement.started',
	'placement.changed',
	'placement.ended',
	'practice.seen',
	'practice.taken-back',
	'school-day.set',
	'signal.raised',
	'signal.seen',
	'signal.answered',
	'signal.resolved',
	'signal.reopened',
	'signal.withdrawn',
	'signal.line-added',
	'signal.text-erased',
	'contact.noted',
	'contact.taken-back',
	'rhythm.proposed',
	'rhythm.agreed',
	'mentor.joined',
	'mentor.left',
	'hand-over.made',
	'hand-over.undone',
	'pass.made',
	'pass.used',
	'looks.named',
] as const;

/** One line of history: what, when, and who, as far as the reader may know them. */
export interface HappeningView {
	readonly id: string;
	readonly kind: (typeof toldKinds)[number];
	/** ISO 8601, UTC. */
	readonly at: string;
	/** Null when a list did it, or somebody whom the reader does not know. */
	readonly actor: string | null;
	readonly organisation: string | null;
	/** What it was about, such as a signal. */
	readonly subject: string;
}
