import type { Edge } from '../contact/contact.ts';
import type { Closure } from '../kernel/school-calendar.ts';
import { Temporal, type Day } from '../kernel/time.ts';

/** How a contact does: it runs, it wavers, it is silent, or nobody agreed how often. */
export const edgeStates = ['runs', 'wavers', 'silent', 'unknown'] as const;
export type EdgeState = (typeof edgeStates)[number];

/** What is known of one contact. Days, in the Netherlands. */
export interface EdgeFacts {
	readonly edge: Edge;
	/** Null while the two did not agree: then nothing is judged. */
	readonly weeks: number | null;
	/** When the two agreed; the clock does not start before. */
	readonly agreedOn: Day | null;
	readonly lastOn: Day | null;
}

export interface EdgeJudgement {
	readonly edge: Edge;
	readonly state: EdgeState;
	/** Whole weeks since the last contact, or since the agreement when there was none; null when unknown. */
	readonly weeksSince: number | null;
	readonly weeks: number | null;
}

/**
 * Judges one contact against the rhythm that those two agreed, and against nothing else. Within the interval
 * it runs; one missed interval is a slip, and it wavers; two in a row, and it is silent (method.md, section 3).
 * Agreed pauses, such as holidays, stop the clock.
 */
export function judgeEdge(facts: EdgeFacts, pauses: readonly Closure[], today: Day): EdgeJudgement {
	const { edge, weeks, agreedOn, lastOn } = facts;
	if (weeks === null || !agreedOn) return { edge, state: 'unknown', weeksSince: null, weeks: null };
	const since = sinceOf(agreedOn, lastOn);
	const days = daysBetween(since, today) - pausedDays(since, today, pauses);
	const state = days <= weeks * 7 ? 'runs' : days <= weeks * 14 ? 'wavers' : 'silent';
	return { edge, state, weeksSince: Math.floor(daysBetween(lastOn ?? since, today) / 7), weeks };
}

/**
 * The first day on which a contact no longer runs, if nobody speaks before; null when nothing is agreed.
 * Pauses put it off, also one that begins on it.
 */
export function slipsOn(facts: EdgeFacts, pauses: readonly Closure[]): Day | null {
	const { weeks, agreedOn, lastOn } = facts;
	if (weeks === null || !agreedOn) return null;
	const since = sinceOf(agreedOn, lastOn);
	let found = since.add({ days: weeks * 7 + 1 });
	for (;;) {
		const next = since.add({ days: weeks * 7 + 1 + pausedDays(since, found, pauses) });
		if (next.equals(found)) return found;
		found = next;
	}
}

/** The clock starts at the last contact, and not before the two agreed. */
const sinceOf = (agreedOn: Day, lastOn: Day | null): Day =>
	lastOn ? later(lastOn, agreedOn) : agreedOn;

const daysBetween = (from: Day, until: Day): number =>
	Math.max(0, from.until(until, { largestUnit: 'days' }).days);

/** Days after `from`, up to and with `until`, that fall in a pause; pauses that overlap count once. */
function pausedDays(from: Day, until: Day, pauses: readonly Closure[]): number {
	const { compare } = Temporal.PlainDate;
	const within = pauses
		.filter((pause) => compare(pause.until, from) > 0 && compare(pause.from, until) <= 0)
		.toSorted((one, other) => compare(one.from, other.from));
	let days = 0;
	let next = from.add({ days: 1 });
	for (const pause of within) {
		const [first, last] = [later(pause.from, next), earlier(pause.until, until)];
		if (compare(first, last) > 0) continue;
		days += daysBetween(first, last) + 1;
		next = last.add({ days: 1 });
	}
	return days;
}

const later = (one: Day, other: Day): Day =>
	Temporal.PlainDate.compare(one, other) >= 0 ? one : other;
const earlier = (one: Day, other: Day): Day =>
	Temporal.PlainDate.compare(one, other) <= 0 ? one : other;

const weight: Readonly<Record<EdgeState, number>> = { silent: 3, wavers: 2, unknown: 1, runs: 0 };

/** The contact that needs somebody most: the worst state, then the longest silence. */
export function neediest(judged: readonly EdgeJudgement[]): EdgeJudgement | null {
	const order = [...judged].sort(
		(one, other) =>
			weight[other.state] - weight[one.state] || (other.weeksSince ?? 0) - (one.weeksSince ?? 0),
	);
	return order[0] ?? null;
}

/** How much a placement needs attention, to sort a wall by: more is sooner. Never shown as a number. */
export function needOf(judged: readonly EdgeJudgement[], waiting: number, late: number): number {
	const contacts = judged.reduce(
		(sum, { state }) => sum + (state === 'unknown' ? 0 : weight[state]),
		0,
	);
	return late * 1000 + waiting * 100 + contacts * 10;
}
