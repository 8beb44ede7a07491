import type { Id } from '../kernel/id.ts';
import type { Instant } from '../kernel/time.ts';

/** Everything that can happen. History, live updates and mail read these; none holds a word of text. */
export const eventKinds = [
	'goal.written',
	'goal.erased',
	'placement.started',
	'placement.changed',
	'placement.ended',
	'practice.seen',
	'practice.taken-back',
	'school-day.set',
	'hand-over.made',
	'hand-over.undone',
	'hand-over.told',
	'hand-over.left',
	'mentor.joined',
	'mentor.left',
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
	'mailbox.added',
	'looks.named',
	'sign-in.ended',
	'copy.offered',
	'person.erased',
	'key.added',
	'key.removed',
	'pass.made',
	'pass.used',
	'pass.ended',
	'role.given',
	'role.ended',
	'role.kept',
	'sign-ins.ended',
	'organisation.changed',
	'site.added',
	'site.changed',
	'claim.asked',
	'claim.withdrawn',
	'claim.approved',
	'claim.refused',
	'number.kept',
	'number.lost',
] as const;
export type EventKind = (typeof eventKinds)[number];

/** What somebody does that sends others a mail. */
export const mailingKinds = [
	'hand-over.told',
	'mailbox.added',
	'signal.raised',
	'signal.reopened',
] as const satisfies readonly EventKind[];

/**
 * Who may know of a row: a part ('coach'), a teacher of a subject ('teacher:Vakleer'),
 * or one person ('person:<id>').
 */
export type Audience = readonly string[];

/** Everybody on a placement may know. Teachers hold keys per subject, so they are not named here. */
export const everybodyOnPlacement: Audience = ['student', 'trainer', 'mentor', 'coach'];

/** Something that happened: ids, kinds and who may know; never free text or a name. */
export interface Event {
	readonly kind: EventKind;
	readonly at: Instant;
	/** Null when a task did it, such as an import at the terminal. */
	readonly actor: Id | null;
	readonly onBehalfOf: Id | null;
	readonly organisation: Id | null;
	readonly placement: Id | null;
	readonly subject: Id;
	readonly audience: Audience;
}
