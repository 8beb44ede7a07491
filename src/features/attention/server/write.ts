import { happened, type Result } from '#domain/kernel/result.ts';
import type { Id } from '#domain/kernel/id.ts';
import type { Edge } from '#domain/contact/contact.ts';
import type { AnswerChoice } from '#domain/signal/signal.ts';
import { confirmRhythm, noteContact, takeBackContact } from '#features/contact/server/write.ts';
import { writeTeaching } from '#features/curriculum/server/write.ts';
import { writeGoal } from '#features/placement/server/write.ts';
import { takeStep } from '#features/signal/server/write-step.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { idFrom } from '#platform/server/random.ts';

/**
 * The smallest first steps of Vandaag. Each is a step of its own slice, on that slice's road: nothing is decided
 * or stored here. Undefined is what is not there for this reader.
 */

interface Answer {
	readonly form: Id;
	readonly signal: Id;
	readonly choice: AnswerChoice;
	readonly text: string;
	readonly healthChecked: boolean;
}

/** Answers a question; on its page the answer can be changed. */
export function answerNow(scope: PersonScope, { signal, ...answer }: Answer) {
	return takeStep(scope, signal, { kind: 'answer', ...answer });
}

/** Says that an answer was read and the question is closed; on its page it can be asked again. */
export function resolveNow(scope: PersonScope, { form, signal }: { form: Id; signal: Id }) {
	return takeStep(scope, signal, { kind: 'resolve', form });
}

interface Agree {
	readonly form: Id;
	readonly placement: Id;
	readonly rhythm: Id;
}

/** Says yes to a rhythm that the other end proposed. */
export function agreeNow(scope: PersonScope, { placement, ...rhythm }: Agree) {
	return confirmRhythm(scope, placement, rhythm);
}

interface Spoken {
	readonly form: Id;
	readonly placement: Id;
	readonly edge: Edge;
}

/** Notes that two parties spoke today; answers which contact that is, so that it can be taken back. */
export async function noteSpoken(scope: PersonScope, { form, placement, edge }: Spoken) {
	const noted = await noteContact(scope, placement, { form, edge, kind: 'call', day: null });
	if (!noted?.ok) return noted;
	const row = await scope.tx
		.selectFrom('contact')
		.select('id')
		.where('by', '=', scope.actor.person)
		.where('form_id', '=', idFrom(form, `contact ${edge}`))
		.executeTakeFirst();
	return row && happened(row.id);
}

/** Takes a noted contact back. */
export async function takeBackSpoken(
	scope: PersonScope,
	{ form, contact }: { form: Id; contact: Id },
) {
	const row = await scope.tx
		.selectFrom('contact')
		.select('placement_id')
		.where('id', '=', contact)
		.executeTakeFirst();
	return row && takeBackContact(scope, row.placement_id, { form, contact });
}

interface NewGoal {
	readonly form: Id;
	readonly placement: Id;
	readonly text: string;
	readonly healthChecked: boolean;
}

/** Writes the goal of a placement that has none yet. */
export function writeFirstGoal(scope: PersonScope, { placement, ...goal }: NewGoal) {
	return writeGoal(scope, placement, goal);
}

interface GoalHolds {
	readonly form: Id;
	readonly placement: Id;
	/** The goal that the reader saw. */
	readonly goal: Id;
}

/**
 * Says that a goal still holds, by writing it once more. Where somebody wrote another one since, that one stands
 * and nothing is written.
 */
export async function keepGoal(
	scope: PersonScope,
	{ form, placement, goal }: GoalHolds,
): Promise<Result<'written', string> | undefined> {
	const newest = await scope.tx
		.selectFrom('goal')
		.select(['id', 'text'])
		.where('placement_id', '=', placement)
		.orderBy('written_at', 'desc')
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirst();
	if (!newest) return undefined;
	if (newest.id !== goal) return happened('written');
	// Who wrote it was asked about words of health then; the words are the same.
	return writeGoal(scope, placement, { form, text: newest.text, healthChecked: true });
}

interface TeachLine {
	readonly form: Id;
	readonly programme: string;
	readonly text: string;
	readonly healthChecked: boolean;
}

/** Writes one line of what is on at school, from today and until the next is written. */
export function teachLine(scope: PersonScope, line: TeachLine) {
	return writeTeaching(scope, { ...line, period: '', until: null });
}
