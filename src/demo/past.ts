/** Months of contact on every placement: what was agreed, who spoke when, and what students work on. */
import { sql } from 'kysely';
import { everybodyOnPlacement, type EventKind } from '#domain/event/event.ts';
import { edges, endsOf, type Edge } from '#domain/contact/contact.ts';
import type { Id } from '#domain/kernel/id.ts';
import { partyOf, type Part } from '#domain/kernel/party.ts';
import { calendarFor, isWorkingDay } from '#domain/kernel/school-calendar.ts';
import { dayOf, instant, Temporal, zone, type Day, type Instant } from '#domain/kernel/time.ts';
import { now } from '#platform/server/clock.ts';
import { scoped } from '#platform/server/db/scope.ts';
import { holidays } from '#platform/server/holidays.ts';
import { newId } from '#platform/server/random.ts';
import { courses } from './companies.ts';
import type { Dice } from './dice.ts';
import { goalsOf } from './goals.ts';
import type { Mood } from './moods.ts';
import type { Placed } from './placed.ts';

const region = 'midden';
/** So long ago the first ones agreed, and so many days later the last of them. */
const [agreedDaysAgo, agreedWithinDays] = [235, 40] as const;
const usualWeeks: Readonly<Record<Edge, readonly [first: number, later: number]>> = {
	'student-company': [2, 4],
	'company-school': [6, 10],
	'school-student': [4, 6],
};
/** Who notes a contact or proposes a rhythm, the usual one first and twice. */
const speakers: Readonly<Record<Edge, readonly Part[]>> = {
	'student-company': ['trainer', 'trainer', 'student'],
	'company-school': ['coach', 'coach', 'trainer'],
	'school-student': ['coach', 'coach', 'student'],
};
const kinds: Readonly<Record<Edge, readonly string[]>> = {
	'student-company': ['visit', 'call', 'message'],
	'company-school': ['call', 'visit', 'message', 'call'],
	'school-student': ['message', 'visit', 'call'],
};

interface Row {
	readonly id: Id;
	readonly placement: Id;
	readonly by: Id;
	readonly part: Part;
	readonly at: string;
}

/** Rows as the demo's function takes them, ready for one statement. */
interface Past {
	readonly contacts: (Row & { edge: Edge; kind: string; day: string })[];
	readonly rhythms: (Row & {
		edge: Edge;
		weeks: number;
		other: Id;
		other_part: Part;
		agreed: string | null;
	})[];
	readonly goals: (Row & { text: string })[];
	readonly events: object[];
}

interface Making {
	readonly past: Past;
	readonly dice: Dice;
	readonly today: Day;
	readonly used: Map<string, number>;
}

/**
 * Writes the past of these placements in one statement, each in its mood. Days are counted back without
 * holidays, so that the states are the same whenever the demo is started.
 */
export async function writePast(
	moods: ReadonlyMap<Placed, Mood>,
	withGoal: (one: Placed) => boolean,
	dice: Dice,
): Promise<void> {
	const past: Past = { contacts: [], rhythms: [], goals: [], events: [] };
	const making = { past, dice, today: dayOf(now()), used: new Map<string, number>() };
	for (const [one, mood] of moods) {
		for (const edge of edges) speak(making, one, edge, mood[edge]);
		if (withGoal(one)) aim(making, one);
	}
	const [contacts, rhythms, goals, events] = Object.values(past).map((rows) =>
		JSON.stringify(rows),
	);
	await scoped({ task: 'door' }, ({ tx }) =>
		sql`select demo_past(${contacts}::json, ${rhythms}::json, ${goals}::json, ${events}::json)`.execute(
			tx,
		),
	);
}

function personOf(one: Placed, part: Part): Id | null {
	if (part === 'student') return one.student;
	return (part === 'trainer' ? one.trainer : one.coach)?.id ?? null;
}

function speak(making: Making, one: Placed, edge: Edge, state: Mood[Edge]): void {
	const { dice, today } = making;
	if (state === 'nothing' || !one.trainer || !one.coach) return;
	const older = one.begins.until(today, { largestUnit: 'days' }).days > agreedDaysAgo + 60;
	const weeks = usualWeeks[edge][older && state === 'runs' ? 1 : 0];
	const agreed = older
		? today.subtract({ days: agreedDaysAgo + dice.below(agreedWithinDays) })
		: one.begins.add({ days: 6 + dice.below(9) });
	const active = {
		runs: 1 + dice.below(weeks * 7 - 5),
		wavers: weeks * 7 + 4 + dice.below(weeks * 7 - 10),
		silent: weeks * 14 + 6 + dice.below(18),
		proposed: 3 + dice.below(20),
	}[state];
	if (Temporal.PlainDate.compare(agreed, today.subtract({ days: 3 })) < 0)
		agree(making, one, edge, weeks, agreed, state !== 'proposed');
	for (let back = active, count = 0; count < 5; count++, back += weeks * 7 - dice.below(9)) {
		const on = daysBack(edge, today, back);
		if (Temporal.PlainDate.compare(on, one.begins) <= 0) return;
		if (count > 0 && Temporal.PlainDate.compare(on, agreed) < 0) return;
		note(making, one, edge, on);
	}
}

/** The working day of both so many days ago, of which none is counted on which either is away. */
function daysBack(edge: Edge, today: Day, days: number): Day {
	const calendars = endsOf(edge)
		.filter((party) => party !== 'student')
		.map((party) => calendarFor(party, region, holidays));
	const away = (on: Day) =>
		calendars.some(({ closures }) =>
			closures.some(
				({ from, until }) =>
					Temporal.PlainDate.compare(from, on) <= 0 && Temporal.PlainDate.compare(on, until) <= 0,
			),
		);
	let found = today;
	for (let counted = 0; counted < days;) {
		if (!away(found)) counted += 1;
		found = found.subtract({ days: 1 });
	}
	while (!calendars.every((calendar) => isWorkingDay(found, calendar)))
		found = found.subtract({ days: 1 });
	return found;
}

function agree(
	{ past, dice }: Making,
	one: Placed,
	edge: Edge,
	weeks: number,
	on: Day,
	confirmed: boolean,
): void {
	const part = speakers[edge][dice.below(3)] ?? 'coach';
	const otherParty = endsOf(edge).find((party) => party !== partyOf(part));
	const other: Part =
		otherParty === 'company' ? 'trainer' : otherParty === 'school' ? 'coach' : 'student';
	const [by, answers] = [personOf(one, part), personOf(one, other)];
	if (!by || !answers) return;
	// On a day after which the other one can say yes within the week.
	const proposedOn = on.dayOfWeek > 4 ? on.subtract({ days: on.dayOfWeek - 4 }) : on;
	const at = during(proposedOn, dice);
	const agreed = during(proposedOn.add({ days: 1 }), dice);
	const row = { id: newId(at), placement: one.id, by, part, at: at.toString() };
	past.rhythms.push({
		...{ ...row, edge, weeks },
		...{ other: answers, other_part: other, agreed: confirmed ? agreed.toString() : null },
	});
	tell(past, one, 'rhythm.proposed', row);
	if (confirmed)
		tell(past, one, 'rhythm.agreed', { ...row, by: answers, part: other, at: agreed.toString() });
}

function note({ past, dice }: Making, one: Placed, edge: Edge, on: Day): void {
	const part = speakers[edge][dice.below(3)] ?? 'coach';
	const by = personOf(one, part);
	if (!by) return;
	const at = during(on, dice);
	const kind = kinds[edge][dice.below(kinds[edge].length)] ?? 'call';
	const row = { id: newId(at), placement: one.id, by, part, at: at.toString() };
	past.contacts.push({ ...row, edge, kind, day: on.toString() });
	tell(past, one, 'contact.noted', row);
}

function aim({ past, dice, used, today }: Making, one: Placed): void {
	const trade = courses[one.crebo]?.trade;
	if (!trade) return;
	const count = used.get(trade) ?? 0;
	const text = goalsOf[trade][count];
	used.set(trade, count + 1);
	if (!text) return;
	const part: Part = text.includes('{name}') ? (count % 2 === 0 ? 'trainer' : 'coach') : 'student';
	const by = personOf(one, part);
	if (!by) return;
	const latest = Math.min(100, one.begins.until(today, { largestUnit: 'days' }).days - 10);
	const at = during(today.subtract({ days: 4 + dice.below(Math.max(1, latest - 4)) }), dice);
	const row = { id: newId(at), placement: one.id, by, part, at: at.toString() };
	past.goals.push({ ...row, text: text.replace('{name}', one.firstName) });
	tell(past, one, 'goal.written', row);
}

function tell(past: Past, one: Placed, kind: EventKind, { id, by, part, at }: Row): void {
	const party = partyOf(part);
	past.events.push({
		...{ id: newId(instant(at)), at, kind, actor: by, placement: one.id, subject: id },
		organisation: party === 'student' ? null : party === 'school' ? one.school : one.company,
		audience: everybodyOnPlacement,
	});
}

/** A moment in the working hours of a day. */
function during(on: Day, dice: Dice): Instant {
	const plainTime = Temporal.PlainTime.from({ hour: 8 + dice.below(9), minute: dice.below(60) });
	return on.toZonedDateTime({ timeZone: zone, plainTime }).toInstant();
}
