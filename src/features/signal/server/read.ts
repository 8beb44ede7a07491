import { sql } from 'kysely';
import type { Id } from '#domain/kernel/id.ts';
import { partyOf, type Party } from '#domain/kernel/party.ts';
import { day, instant } from '#domain/kernel/time.ts';
import { fullName, type PersonName } from '#domain/people/person.ts';
import type { Part } from '#domain/kernel/party.ts';
import type { Participant } from '#domain/placement/placement.ts';
import { reads } from '#domain/signal/audience.ts';
import {
	stateAfter,
	type AnswerChoice,
	type SignalFacts,
	type SignalState,
	type SignalStep,
	type StepKind,
	type Topic,
} from '#domain/signal/signal.ts';
import { textOr, type ErasedMark } from '#features/history/server/read-erased.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';

/** A step as it is stored, with who took it. */
export interface StoredStep {
	id: Id;
	kind: StepKind;
	number: number;
	by: Id;
	as_part: Part;
	on_behalf_of: Id | null;
	at: string;
	choice: AnswerChoice | null;
	/** As it is shown: the words, or that they were erased. */
	text: string;
	erased: ErasedMark | null;
	due_on: string | null;
	/** Of who wants to be called. */
	phone: string | null;
}

/** A signal with its steps, line and the names that go with them. */
export interface LoadedSignal {
	readonly facts: SignalFacts;
	readonly state: SignalState;
	/** The placement ended. */
	readonly over: boolean;
	readonly steps: readonly StoredStep[];
	readonly line: { id: Id; text: string; at: string; erased: ErasedMark | null } | null;
	/** As it is shown: the words, or that they were erased. */
	readonly asked: string;
	readonly erased: ErasedMark | null;
	readonly wished: string;
	readonly schoolId: Id;
	readonly companyId: Id;
	readonly school: string;
	readonly company: string;
	readonly student: PersonName & { id: Id };
	readonly names: Readonly<Record<Id, string>>;
	readonly topicTitle: string;
	readonly phone: string;
	readonly reach: 'none' | 'waiting' | 'pass' | 'proven';
	readonly mine: readonly Participant[];
}

interface Row {
	id: Id;
	placement_id: Id;
	school_id: Id;
	company_id: Id;
	raised_by: Id;
	on_behalf_of: Id | null;
	raised_part: Part;
	raised_at: string;
	topic: Topic['kind'];
	topic_detail: string;
	asked: string;
	erased: ErasedMark | null;
	wished: string;
	asks: Party;
	asks_person: Id | null;
	audience: string[];
	due_on: string;
	steps: StoredStep[];
	line: LoadedSignal['line'];
	school: string;
	company: string;
	student: PersonName & { id: Id };
	names: (PersonName & { id: Id })[];
	topic_title: string | null;
	phone: string | null;
	reach: 'none' | 'waiting' | 'pass' | 'proven';
	over: boolean;
	mine: { part: Part; heldFor: Id; own: boolean }[];
}

/**
 * The signals that pass a condition, through this reader's eyes, newest first: whoever is not in the
 * stored audience gets none. One statement.
 */
export async function loadSignals(
	scope: PersonScope,
	condition: { id: Id } | { placement: Id } | { waiting: true },
): Promise<readonly LoadedSignal[]> {
	const where =
		'id' in condition
			? sql`s.id = ${condition.id}`
			: 'placement' in condition
				? sql`s.placement_id = ${condition.placement}`
				: sql`coalesce((select kind from signal_step where signal_id = s.id order by number desc limit 1), 'raised')
					not in ('resolved', 'withdrawn') and (p.ended_on is null or p.ended_on > app_today())`;
	// Of what waits the oldest come first, so that a long list never loses who waited longest.
	const order = 'waiting' in condition ? sql`s.due_on, s.id` : sql`s.raised_at desc, s.id desc`;
	const { rows } = await sql<Row>`
		with known as materialized (select id, first_name, infix, last_name from person),
			parts as materialized (select * from my_parts()), standing as materialized (select * from standing_in())
		select s.id, s.placement_id, s.school_id, s.company_id, s.raised_by, s.on_behalf_of, s.raised_part,
			s.topic, s.topic_detail, s.asked, ${erasedOf('s')} as erased, s.wished, s.asks, s.asks_person, s.audience, s.due_on,
			to_json(s.raised_at) #>> '{}' as raised_at, sc.name as school, co.name as company, ${steps} as steps, ${line} as line,
			json_build_object('id', st.id, 'firstName', st.first_name, 'infix', st.infix, 'lastName', st.last_name) as student,
			coalesce(p.ended_on <= app_today(), false) as over, ${names} as names, ${reach} as reach, w.title as topic_title,
			${phoneOf('s.raised_by')} as phone,
			(select coalesce(json_agg(json_build_object('part', mine.part, 'heldFor', mine.held_for, 'own', mine.own)), '[]'::json)
				from parts mine where mine.placement_id = s.placement_id) as mine
		from signal s
		join placement p on p.id = s.placement_id
		join person st on st.id = p.student_id
		join organisation sc on sc.id = s.school_id
		join organisation co on co.id = s.company_id
		left join placement_detail d on d.placement_id = s.placement_id
		left join reference.work_process w on w.crebo = d.crebo and w.code = s.topic_detail and s.topic = 'work-process'
		where ${where} order by ${order} limit 200`.execute(scope.tx);
	return rows.map((row) => loaded(row, scope));
}

const erasedOf = (row: 's' | 'x' | 'l') => sql`case when ${sql.ref(`${row}.erased_at`)} is not null
	then json_build_object('at', ${sql.ref(`${row}.erased_at`)}, 'as', ${sql.ref(`${row}.erased_as`)}) end`;

/** The number of somebody on the placement, or of who stands in there today. */
const phoneOf = (whose: 's.raised_by' | 'x.by') => sql`(
	select max(known.phone) from (
		select r.person_id, r.phone, r.id from role r union all select d.person_id, d.phone, d.role_id from standing d
	) as known (person_id, phone, role_id) join placement_person pp on pp.role_id = known.role_id
	where pp.placement_id = s.placement_id and known.person_id = ${sql.ref(whose)})`;

const steps = sql`(
	select coalesce(json_agg(one order by one.number), '[]'::json) from (
		select x.id, x.kind, x.number, x.by, x.as_part, x.on_behalf_of, x.at, x.choice, x.text, ${erasedOf('x')} as erased, x.due_on,
			case when x.choice = 'call' then ${phoneOf('x.by')} end as phone
		from signal_step x where x.signal_id = s.id
	) as one)`;

/** How far whoever is asked today can be reached. */
const reach = sql`(
	select case when bool_or(m.proven_at is not null) then 'proven'
		when bool_or(asked.person = any ((select came_by_pass())::uuid[])) then 'pass'
		when count(m.id) > 0 then 'waiting' else 'none' end
	from (
		select s.asks_person where s.asks_person is not null
		union select p.student_id where s.asks = 'student'
		union select r.person_id from placement_person pp join role r on r.id = pp.role_id
		where s.asks_person is null and pp.placement_id = s.placement_id
			and pp.part = case s.asks when 'company' then 'trainer' when 'school' then 'coach' end
			and pp.begins_on <= app_today() and (pp.ended_on is null or pp.ended_on > app_today()) and (r.ended_on is null or r.ended_on > app_today())
	) as asked (person) left join mailbox m on m.person_id = asked.person)`;

const line = sql`(select json_build_object('id', l.id, 'text', l.text, 'at', l.at, 'erased', ${erasedOf('l')}) from signal_line l where l.signal_id = s.id)`;

const names = sql`(
	select coalesce(json_agg(json_build_object('id', n.id, 'firstName', n.first_name, 'infix', n.infix, 'lastName', n.last_name)), '[]'::json)
	from known n where n.id in (
		select s.raised_by union select s.on_behalf_of union select s.asks_person
		union select y.by from signal_step y where y.signal_id = s.id
		union select y.on_behalf_of from signal_step y where y.signal_id = s.id
		union select mine.held_for from parts mine where mine.placement_id = s.placement_id
	))`;

function loaded(row: Row, scope: PersonScope): LoadedSignal {
	const facts: SignalFacts = {
		id: row.id,
		placement: row.placement_id,
		raisedBy: { person: row.raised_by, part: row.raised_part, onBehalfOf: row.on_behalf_of },
		raisedAt: instant(row.raised_at),
		topic: { kind: row.topic, detail: row.topic_detail },
		asks: row.asks,
		asksPerson: row.asks_person,
		audience: row.audience,
		dueOn: day(row.due_on),
	};
	const { steps: taken, names: known, student, school, company } = row;
	return {
		facts,
		state: stateAfter(facts, taken.map(stepOf)),
		over: row.over,
		steps: taken.map((step) => ({ ...step, text: textOr(step.text, step.erased) })),
		line: row.line && { ...row.line, text: textOr(row.line.text, row.line.erased) },
		asked: textOr(row.asked, row.erased),
		erased: row.erased,
		wished: row.wished,
		schoolId: row.school_id,
		companyId: row.company_id,
		school,
		company,
		student,
		names: Object.fromEntries(known.map((one) => [one.id, fullName(one)])),
		topicTitle: row.topic_title ?? row.topic_detail,
		phone: row.phone ?? '',
		reach: row.reach,
		mine: [...new Set(row.mine.map((one) => one.part))].map((part) => {
			const held = row.mine.filter((one) => one.part === part);
			const own = held.some((one) => one.own);
			return {
				person: scope.actor.person,
				part,
				onBehalfOf: own ? null : (held[0]?.heldFor ?? null),
			};
		}),
	};
}

function stepOf(step: StoredStep): SignalStep {
	const by = { person: step.by, part: step.as_part, onBehalfOf: step.on_behalf_of };
	const at = instant(step.at);
	if (step.kind === 'answered') return { kind: 'answered', by, at, choice: step.choice ?? 'call' };
	if (step.kind === 'reopened') return { kind: 'reopened', by, at, dueOn: day(step.due_on ?? '') };
	return { kind: step.kind, by, at };
}

/**
 * The participant in whose part the reader acts on a signal: for the corner, if they hold a part there;
 * of several parts the one that reads it.
 */
export function actingFor(signal: LoadedSignal, party: Party): Participant | undefined {
	const there = signal.mine.filter((one) => partyOf(one.part) === party);
	return there.find((one) => reads(one, signal.facts.audience)) ?? there[0] ?? signal.mine[0];
}
