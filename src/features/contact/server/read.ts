import { sql } from 'kysely';
import { agreesAs } from '#domain/agreement/rhythm.ts';
import { judgeEdge, slipsOn, type EdgeFacts } from '#domain/attention/edge-state.ts';
import { edgeBetween, edges, endsOf, isOnEdge, type Edge } from '#domain/contact/contact.ts';
import type { Id } from '#domain/kernel/id.ts';
import { parties, partyOf, type Part, type Party } from '#domain/kernel/party.ts';
import { calendarFor, type Closure } from '#domain/kernel/school-calendar.ts';
import { day, Temporal, type Day } from '#domain/kernel/time.ts';
import { fullName, type PersonName } from '#domain/people/person.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { holidays } from '#platform/server/holidays.ts';
import type { Arrow, EdgeView, SpokenTriangle, TriangleView } from '../schema.ts';
import { spoken } from './read-words.ts';

/** Somebody is heard of who brought in something of their own in these weeks. */
const heardWeeks = 12;

interface Row {
	placement: Id;
	ended: string | null;
	school_region: 'noord' | 'midden' | 'zuid';
	company_region: 'noord' | 'midden' | 'zuid';
	parts: Part[];
	held: (PersonName & { until: string }) | null;
	contacts: { edge: Edge; day: string }[];
	rhythms: RhythmRow[];
	answers: { one: Part; other: Party; on: string }[];
	heard: { part: Part; on: string }[];
	waiting: { part: Part; asks: Party; due: string; answered: boolean }[];
}

interface RhythmRow {
	id: Id;
	edge: Edge;
	weeks: number;
	part: Part;
	agreed: string | null;
}

/**
 * The triangles that are there for this reader, or the one of a placement: each side judged by what its two
 * agreed. What a reader may not see counts for nothing, so that no line or arrow tells of it. One statement.
 */
export async function triangles(
	scope: PersonScope,
	placement?: Id,
): Promise<ReadonlyMap<Id, TriangleView>> {
	const rows = await load(scope, placement ? sql`where p.id = ${placement}` : sql``);
	return new Map(rows.map((row) => [row.placement, view(row, scope.today)]));
}

/** The triangle of one placement with what is said of it; undefined when it is not there for this reader. */
export async function spokenTriangle(
	scope: PersonScope,
	{ id, student }: { readonly id: Id; readonly student: { readonly firstName: string } },
): Promise<SpokenTriangle | undefined> {
	const triangle = (await triangles(scope, id)).get(id);
	return triangle && spoken(triangle, student.firstName);
}

/** The triangles on which a reader has a part. */
export interface OwnTriangles {
	readonly triangles: readonly TriangleView[];
	/** The first day on which a contact of theirs that runs asks for them; worked out only for who needs it. */
	nextSlip(): string | null;
}

/** As `triangles`, of those alone for which the reader speaks, not those of their office. One statement. */
export async function ownTriangles(scope: PersonScope): Promise<OwnTriangles> {
	const rows = await load(scope, sql`where p.id = any ((select my_placements())::uuid[])`);
	const days = (row: Row) =>
		edges
			.filter((edge) => isWritable(row, scope.today) && agreesAs(edge, row.parts))
			.map((edge) => slipsOn(factsOf(row, edge), pausesOf(row, edge)))
			.filter((one) => one !== null && isBefore(scope.today, one))
			.map(String);
	return {
		triangles: rows.map((row) => view(row, scope.today)),
		nextSlip: () => rows.flatMap(days).toSorted()[0] ?? null,
	};
}

async function load(scope: PersonScope, which: ReturnType<typeof sql>): Promise<readonly Row[]> {
	const { rows } = await sql<Row>`
		with parts as materialized (
			select m.placement_id, json_agg(distinct m.part) as parts,
				case when not bool_or(m.own) then min(m.held_for::text)::uuid end as held_for
			from my_parts() m group by m.placement_id
		), standing as materialized (
			select * from standing_in() where person_id = app_person()
		), mine as materialized (
			select p.id, p.school_id, p.company_id, p.ended_on from placement p ${which}
		), noted as materialized (
			select c.placement_id, c.edge, max(c.day) as day
			from contact c join mine on mine.id = c.placement_id
			where not exists (select from contact_correction k where k.contact_id = c.id)
			group by c.placement_id, c.edge
		), agreed as materialized (
			select distinct on (r.placement_id, r.edge, k.rhythm_id is null) r.placement_id, r.edge, r.id, r.weeks,
				r.as_part as part, k.at as agreed
			from rhythm r join mine on mine.id = r.placement_id
			left join rhythm_confirmation k on k.rhythm_id = r.id
			order by r.placement_id, r.edge, k.rhythm_id is null, coalesce(k.at, r.at) desc
		), asked as materialized (
			select s.id, s.placement_id, s.raised_part, s.asks, s.due_on, s.raised_at,
				coalesce(last.kind, 'raised') as state, coalesce(last.due_on, s.due_on) as due
			from signal s join mine on mine.id = s.placement_id
			left join lateral (
				select y.kind, y.due_on from signal_step y where y.signal_id = s.id order by y.number desc limit 1
			) as last on true
		), answered as materialized (
			select a.placement_id, a.raised_part as one, a.asks as other, max(y.at) as at
			from asked a join signal_step y on y.signal_id = a.id and y.kind = 'answered'
			group by a.placement_id, a.raised_part, a.asks
		), said as (
			select placement_id, as_part as part, max(written_at) as at from goal group by 1, 2
			union all select placement_id, as_part, max(at) from contact group by 1, 2
			union all select placement_id, as_part, max(at) from practice_entry group by 1, 2
			union all select placement_id, raised_part, max(raised_at) from asked group by 1, 2
			union all select placement_id, as_part, max(at) from signal_step where kind = 'answered' group by 1, 2
			union all select placement_id, 'student', max(at) from signal_line group by 1
		)
		select mine.id as placement, mine.ended_on as ended, s.holiday_region as school_region,
			c.holiday_region as company_region,
			coalesce(parts.parts, '[]'::json) as parts, case when h.id is not null then json_build_object(
				'firstName', h.first_name, 'infix', h.infix, 'lastName', h.last_name,
				'until', (select max(d.ends_on) from standing d where d.held_for = h.id)) end as held,
			(select coalesce(json_agg(json_build_object('edge', n.edge, 'day', n.day)), '[]'::json)
				from noted n where n.placement_id = mine.id) as contacts,
			(select coalesce(json_agg(json_build_object('id', g.id, 'edge', g.edge, 'weeks', g.weeks, 'part', g.part,
				'agreed', (g.agreed at time zone 'Europe/Amsterdam')::date)), '[]'::json)
				from agreed g where g.placement_id = mine.id) as rhythms,
			(select coalesce(json_agg(json_build_object('one', w.one, 'other', w.other,
				'on', (w.at at time zone 'Europe/Amsterdam')::date)), '[]'::json)
				from answered w where w.placement_id = mine.id) as answers,
			(select coalesce(json_agg(json_build_object('part', h.part, 'on', (h.at at time zone 'Europe/Amsterdam')::date)), '[]'::json)
				from said h where h.placement_id = mine.id) as heard,
			(select coalesce(json_agg(json_build_object('part', a.raised_part, 'asks', a.asks, 'due', a.due, 'answered', a.state = 'answered')), '[]'::json)
				from asked a where a.placement_id = mine.id and a.state not in ('resolved', 'withdrawn')) as waiting
		from mine join organisation s on s.id = mine.school_id join organisation c on c.id = mine.company_id
		left join parts on parts.placement_id = mine.id left join person h on h.id = parts.held_for`.execute(
		scope.tx,
	);
	return rows;
}

function view(row: Row, today: Day): TriangleView {
	const [one, other, third] = edges.map((edge) => edgeView(row, edge, today));
	if (!one || !other || !third) throw new Error('a triangle has three sides');
	const from = today.subtract({ weeks: heardWeeks });
	const heard = (party: Party) =>
		row.heard.some(({ part, on }) => partyOf(part) === party && !isBefore(day(on), from));
	return {
		placement: row.placement,
		edges: [one, other, third],
		heard: {
			student: heard('student'),
			company: heard('company'),
			school: heard('school'),
		},
		arrows: arrowsOf(row, today),
		mine: [...new Set(row.parts.map(partyOf))],
		standsInFor: row.held ? fullName(row.held) : '',
		standsInUntil: row.held?.until ?? '',
	};
}

function edgeView(row: Row, edge: Edge, today: Day): EdgeView {
	const proposed = row.rhythms.find((one) => one.edge === edge && !one.agreed);
	const facts = factsOf(row, edge);
	const writes = isWritable(row, today);
	const agreesHere = agreesAs(edge, row.parts);
	return {
		...judgeEdge(facts, pausesOf(row, edge), today),
		lastOn: facts.lastOn?.toString() ?? null,
		proposal: proposed
			? {
					id: proposed.id,
					weeks: proposed.weeks,
					by: partyOf(proposed.part),
					mayConfirm:
						writes && agreesHere !== null && partyOf(agreesHere) !== partyOf(proposed.part),
				}
			: null,
		mayNote: writes && row.parts.some((part) => isOnEdge(edge, part)),
		mayAgree: writes && agreesHere !== null,
	};
}

/** What two agreed and when they last had contact: noted, or by an answer. */
function factsOf(row: Row, edge: Edge): EdgeFacts {
	const rhythm = row.rhythms.find((one) => one.edge === edge && one.agreed);
	const lastOn = latest([
		row.contacts.find((one) => one.edge === edge)?.day,
		...row.answers
			.filter(({ one, other }) => edgeBetween(partyOf(one), other) === edge)
			.map(({ on }) => on),
	]);
	return {
		edge,
		weeks: rhythm?.weeks ?? null,
		agreedOn: rhythm?.agreed ? day(rhythm.agreed) : null,
		lastOn: lastOn ? day(lastOn) : null,
	};
}

const isWritable = ({ ended }: Row, today: Day): boolean =>
	ended === null || isBefore(today, day(ended));

/** An open question points at who is to act: who is asked, or who asked once it was answered. */
function arrowsOf(row: Row, today: Day): Arrow[] {
	return row.waiting.flatMap(({ part, asks, due, answered }) => {
		const edge = edgeBetween(partyOf(part), asks);
		if (!edge) return [];
		const late = !answered && isBefore(day(due), today);
		return [{ edge, towards: answered ? partyOf(part) : asks, answered, late }];
	});
}

/** In which part of the country the two that have holidays are. */
export type EdgeRegions = Pick<Row, 'school_region' | 'company_region'>;

/** The days on which either end is away stop the clock of their contact. */
export function pausesOf(row: EdgeRegions, edge: Edge): readonly Closure[] {
	const ends = endsOf(edge);
	return parties
		.filter((party) => party !== 'student' && ends.includes(party))
		.flatMap((party) => {
			const region = party === 'company' ? row.company_region : row.school_region;
			return calendarFor(party, region, holidays).closures;
		});
}

const isBefore = (one: Day, other: Day): boolean => Temporal.PlainDate.compare(one, other) < 0;

function latest(days: readonly (string | undefined)[]): string | null {
	return (
		days
			.filter((one) => one !== undefined)
			.toSorted()
			.at(-1) ?? null
	);
}
