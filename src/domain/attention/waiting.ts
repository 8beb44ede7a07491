import { agreesAs } from '../agreement/rhythm.ts';
import type { Edge } from '../contact/contact.ts';
import type { Part } from '../kernel/party.ts';
import { Temporal, type Day } from '../kernel/time.ts';
import type { EdgeState } from './edge-state.ts';

/**
 * What can wait for somebody, sooner first: "least effort first, change form not volume" (method.md, section 3).
 * Before all else a person who asked and gets no answer; then what takes a tap and lets another go on; then
 * contacts, two intervals missed (a relapse) before one (a slip); then students who have nobody any more
 * in a role that ended, and what keeps the place in order; and last
 * what somebody may do and need not.
 */
export const kinds = [
	'question',
	'answer',
	'rhythm',
	'silent',
	'wavers',
	'left',
	'address',
	'teaching',
	'goal',
	'line',
] as const;
export type WaitingKind = (typeof kinds)[number];

/** Minutes that the smallest first step takes; a contact is a call. None is more than five (method.md, a20). */
export const minutes: Readonly<Record<WaitingKind, number>> = {
	question: 1,
	answer: 1,
	rhythm: 1,
	silent: 5,
	wavers: 5,
	left: 5,
	address: 1,
	teaching: 2,
	goal: 2,
	line: 1,
};

/** Something that may wait for a reader. */
export interface Waiting {
	/** Different for everything; of two that wait equally long the first comes first. */
	readonly key: string;
	readonly kind: WaitingKind;
	/** Whether it is the reader who can take the step. What is not theirs never waits for them. */
	readonly mine: boolean;
	/** The day since which it waits, or before which it was due: ISO text, or '' when nobody knows. */
	readonly since: string;
	/** Between which two of which placement, as one text; '' for what is between no two. */
	readonly between: string;
}

/** Vandaag lists so many (product.md); of contacts, and of each sort of upkeep, so many while others wait too. */
export const most = 5;
export const mostContacts = 3;
export const mostOfASort = 1;

/** What of a choice comes first, and whether that leaves anything. */
export interface First<T extends Waiting> {
	readonly first: readonly T[];
	/** How many wait that are not among them. */
	readonly more: number;
	/** Minutes for the first together. */
	readonly minutes: number;
}

/**
 * Of all that may wait for a reader the five that come first; the same in whatever order they are given. A
 * contact gives way to what waits between the same two: who answers a question had contact. Contacts and upkeep
 * leave room for each other, so that ten silent contacts do not hide the one line that all students wait for.
 */
export function firstFive<T extends Waiting>(things: readonly T[]): First<T> {
	const mine = things.filter((thing) => thing.mine).toSorted(soonerFirst);
	const answered = new Set(
		mine.flatMap(({ kind, between }) => (sortOf(kind) === 'person' ? between || [] : [])),
	);
	const asked = mine.filter(
		({ kind, between }) => sortOf(kind) !== 'contact' || !answered.has(between),
	);
	const counted = new Map<string, number>();
	const [within, beyond]: [T[], T[]] = [[], []];
	for (const thing of asked) {
		const sort = sortOf(thing.kind);
		const place = (counted.get(sort) ?? 0) + 1;
		counted.set(sort, place);
		(place <= mostOf(sort) ? within : beyond).push(thing);
	}
	const first = [...within, ...beyond].slice(0, most).toSorted(soonerFirst);
	return {
		first,
		more: asked.length - first.length,
		minutes: first.reduce((sum, { kind }) => sum + minutes[kind], 0),
	};
}

/** A person waits, or it is one of a sort of upkeep. */
function sortOf(kind: WaitingKind): string {
	if (kind === 'question' || kind === 'answer' || kind === 'rhythm') return 'person';
	return kind === 'silent' || kind === 'wavers' ? 'contact' : kind;
}

function mostOf(sort: string): number {
	if (sort === 'person') return most;
	return sort === 'contact' ? mostContacts : mostOfASort;
}

/** What nobody knows the day of waits longest: '' comes before every day. */
function soonerFirst(one: Waiting, other: Waiting): number {
	return (
		kinds.indexOf(one.kind) - kinds.indexOf(other.kind) ||
		compareTexts(one.since, other.since) ||
		compareTexts(one.key, other.key)
	);
}

const compareTexts = (one: string, other: string): number =>
	one < other ? -1 : one > other ? 1 : 0;

/**
 * Whether a contact asks its reader for a step: it wavers or is silent by what was agreed, and they agree for one
 * of the two ends. A mentor and a teacher do not bind others, so nothing of it waits for them.
 */
export function contactWaits(edge: Edge, state: EdgeState, parts: readonly Part[]): boolean {
	return (state === 'wavers' || state === 'silent') && agreesAs(edge, parts) !== null;
}

/** A goal is written in the talk with which a placement starts, in its first two weeks (method.md, section 1). */
export const firstGoalDays = 14;
/** "What is next" is talked about every six to ten weeks (method.md, section 1); a goal stands no longer. */
export const goalWeeks = 10;

export interface GoalFacts {
	/** What the reader is on the placement. */
	readonly parts: readonly Part[];
	/** What anybody is on it today, but for the student. */
	readonly held: readonly Part[];
	readonly beganOn: Day;
	/** Null while there is no goal. */
	readonly written: { readonly on: Day; readonly as: Part } | null;
}

/**
 * Since when a goal waits for its reader; null when it does not. One person is asked and not three: who wrote
 * it looks whether it still holds, and where nobody wrote one yet it is the coach, else the trainer, else the
 * student, as long as they are still there.
 */
export function goalWaits(facts: GoalFacts, today: Day): Day | null {
	const { parts, held, beganOn, written } = facts;
	const since = written
		? written.on.add({ weeks: goalWeeks })
		: beganOn.add({ days: firstGoalDays });
	if (Temporal.PlainDate.compare(since, today) > 0) return null;
	const order = [written?.as, 'coach', 'trainer'] as const;
	const asked = order.find((part) => part && (part === 'student' || held.includes(part)));
	return parts.includes(asked ?? 'student') ? since : null;
}

export interface TeachingFacts {
	/** The reader coaches or teaches in this programme. */
	readonly taught: boolean;
	/** Something is on now. */
	readonly isTaughtNow: boolean;
	/** The school is closed today: a period does not run in a holiday. */
	readonly closed: boolean;
}

/** Whether one line of what is on at school waits for who teaches it. */
export function teachingWaits({ taught, isTaughtNow, closed }: TeachingFacts): boolean {
	return taught && !isTaughtNow && !closed;
}
