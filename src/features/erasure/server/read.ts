import { sql } from 'kysely';
import { eraseText, type TextFacts, type TextKind } from '#domain/erasure/erase-text.ts';
import type { Id } from '#domain/kernel/id.ts';
import { partyOf, type Part } from '#domain/kernel/party.ts';
import { callName, fullName, type PersonName } from '#domain/people/person.ts';
import type { Participant } from '#domain/placement/placement.ts';
import { textOr, type ErasedMark } from '#features/history/server/read-erased.ts';
import { placementAtHand } from '#features/placement/server/read-participant.ts';
import { loadSignals } from '#features/signal/server/read.ts';
import { textsOf } from '#features/signal/server/read-texts.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import type { EraseView } from '../schema.ts';

/** One text with what decides who may erase it. */
export interface FoundText extends TextFacts {
	readonly kind: TextKind;
	readonly id: Id;
	readonly text: string;
	readonly by: string;
}

/** Where texts stand: one signal, or the goals of one placement. */
export type Where = { readonly signal: Id } | { readonly placement: Id };

/** The texts there that the reader reads, in which parts they read them; undefined when it is not there. */
export interface Found {
	readonly placement: Id;
	readonly student: PersonName & { readonly id: Id };
	readonly held: readonly Participant[];
	readonly texts: readonly FoundText[];
}

/** Finds the texts of a signal or of a placement; undefined: not there for this reader. */
export async function findTexts(scope: PersonScope, where: Where): Promise<Found | undefined> {
	if ('placement' in where) return goals(scope, where.placement);
	const [signal] = await loadSignals(scope, { id: where.signal });
	return (
		signal && {
			placement: signal.facts.placement,
			student: signal.student,
			held: signal.mine,
			texts: textsOf(signal, scope.actor.person),
		}
	);
}

interface GoalRow extends PersonName {
	id: Id;
	text: string;
	as_part: Part;
	written_by: Id;
	erased: ErasedMark | null;
}

async function goals(scope: PersonScope, placement: Id): Promise<Found | undefined> {
	const at = await placementAtHand(scope, placement);
	if (!at) return undefined;
	const { rows } = await sql<{ student: Found['student']; goals: GoalRow[] }>`
		select json_build_object('id', st.id, 'firstName', st.first_name, 'infix', st.infix, 'lastName', st.last_name) as student,
			(select coalesce(json_agg(one), '[]'::json) from (
				select g.id, g.text, g.as_part, g.written_by, coalesce(w.first_name, '') as "firstName",
					coalesce(w.infix, '') as infix, coalesce(w.last_name, '') as "lastName",
					case when g.erased_at is not null then json_build_object('at', g.erased_at, 'as', g.erased_as) end as erased
				from goal g left join person w on w.id = g.written_by
				where g.placement_id = p.id order by g.written_at desc, g.id desc limit 50
			) as one) as goals
		from placement p join person st on st.id = p.student_id where p.id = ${placement}`.execute(
		scope.tx,
	);
	const [row] = rows;
	return (
		row && {
			placement,
			student: row.student,
			held: at.participants,
			texts: row.goals.map((goal) => ({
				kind: 'goal',
				id: goal.id,
				text: textOr(goal.text, goal.erased),
				by: callName(goal),
				party: partyOf(goal.as_part),
				own: goal.written_by === scope.actor.person,
				erased: goal.erased !== null,
			})),
		}
	);
}

/** Whether the reader can erase a goal of this placement. */
export async function erasesGoal(scope: PersonScope, placement: Id): Promise<boolean> {
	return (await erasePage(scope, { placement })) !== undefined;
}

/** The erasure by a form that was sent before; undefined for a new one. */
export async function alreadyErased(scope: PersonScope, form: Id): Promise<Id | undefined> {
	const row = await scope.tx
		.selectFrom('erasure')
		.select('id')
		.where('by', '=', scope.actor.person)
		.where('form_id', '=', form)
		.executeTakeFirst();
	return row?.id;
}

/** What the reader may erase there; undefined when it is not there, or nothing of it is theirs to erase. */
export async function erasePage(scope: PersonScope, where: Where): Promise<EraseView | undefined> {
	const found = await findTexts(scope, where);
	if (!found) return undefined;
	const texts = found.texts.filter((one) => eraseText(one, found.held).ok);
	if (texts.length === 0) return undefined;
	const href = 'signal' in where ? `/signals/${where.signal}` : `/placements/${found.placement}`;
	const [first] = found.texts;
	const name = fullName(found.student);
	return {
		back: { href, text: 'signal' in where ? (first?.text ?? name) : name },
		student: found.student.firstName,
		own: found.student.id === scope.actor.person,
		texts: texts.map(({ kind, id, text, by }) => ({ value: `${kind}:${id}`, text, by })),
	};
}
