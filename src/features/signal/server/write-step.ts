import type { EventKind } from '#domain/event/event.ts';
import type { Id } from '#domain/kernel/id.ts';
import { partyOf, type Party } from '#domain/kernel/party.ts';
import { happened, refused, type Result } from '#domain/kernel/result.ts';
import { addLine as decideLine, type LineRefusal } from '#domain/signal/line.ts';
import type { AnswerChoice, SignalStep } from '#domain/signal/signal.ts';
import { takeStep as decide, type StepCommand, type StepRefusal } from '#domain/signal/step.ts';
import { mailingsLastHour } from '#features/history/server/read.ts';
import { placementAtHand } from '#features/placement/server/read-participant.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { idFrom, newId } from '#platform/server/random.ts';
import { actingFor, loadSignals, type LoadedSignal } from './read.ts';
import { calendarOf, mailAbout, recordOn } from './write.ts';

/** What somebody does with a signal that is there; `form` makes a repeat known. */
export type Step = { readonly form: Id } & (
	| { readonly kind: 'see' | 'resolve' | 'reopen' | 'withdraw' }
	| {
			readonly kind: 'answer' | 'change';
			readonly choice: AnswerChoice;
			readonly text: string;
			readonly healthChecked: boolean;
	  }
);

const eventOf = {
	seen: 'signal.seen',
	answered: 'signal.answered',
	resolved: 'signal.resolved',
	reopened: 'signal.reopened',
	withdrawn: 'signal.withdrawn',
} as const satisfies Record<SignalStep['kind'], EventKind>;

/**
 * Takes a step with a signal: a row with who and when, and its event. Sent twice it happens once and
 * answers the same; of two people at once the first one's step stands and the other is told.
 * Undefined: not there for this reader.
 */
export async function takeStep(
	scope: PersonScope,
	id: Id,
	step: Step,
): Promise<Result<Id, StepRefusal> | undefined> {
	const [signal] = await loadSignals(scope, { id });
	if (!signal) return undefined;
	const form = formOf(id, step);
	if (await alreadyTaken(scope, form)) return happened(id);
	const command = await commandOf(scope, signal, step);
	if (!command) return refused('signal-not-yours');
	const decision = decide({ ...signal, taken: signal.steps.length }, command, scope.now);
	if (!decision.ok) return decision;
	if (!(await store(scope, signal, { ...step, form }, decision.value))) {
		if (await alreadyTaken(scope, form)) return happened(id);
		if (step.kind === 'answer') return refused('signal-not-waiting');
		return refused('signal-closed');
	}
	await recordOn(scope, signal.facts, eventOf[decision.value.kind], {
		by: command.by,
		organisation: organisationOf(signal, partyOf(command.by.part)),
		subject: id,
	});
	if (step.kind === 'reopen') await mailAbout(scope, id, signal.steps.length + 1);
	return happened(id);
}

// One page carries one id for all its buttons: "seen" whose answer got lost must not hide an answer.
const formOf = (id: Id, { form, kind }: Step): Id => idFrom(form, `${kind} ${id}`);

async function alreadyTaken(scope: PersonScope, form: Id): Promise<boolean> {
	const row = await scope.tx
		.selectFrom('signal_step')
		.select('id')
		.where('by', '=', scope.actor.person)
		.where('form_id', '=', form)
		.executeTakeFirst();
	return row !== undefined;
}

async function commandOf(
	scope: PersonScope,
	signal: LoadedSignal,
	step: Step,
): Promise<StepCommand | undefined> {
	const asked = step.kind === 'see' || step.kind === 'answer' || step.kind === 'change';
	const by = actingFor(signal, asked ? signal.facts.asks : partyOf(signal.facts.raisedBy.part));
	if (!by) return undefined;
	if (step.kind === 'answer' || step.kind === 'change') return { ...step, by };
	if (step.kind !== 'reopen') return { kind: step.kind, by };
	const at = await placementAtHand(scope, signal.facts.placement);
	if (!at) return undefined;
	const calendar = calendarOf(at, signal.facts.asks);
	return { kind: 'reopen', by, calendar, mailingsLastHour: await mailingsLastHour(scope) };
}

async function store(
	scope: PersonScope,
	{ facts, steps }: LoadedSignal,
	step: Step,
	taken: SignalStep,
): Promise<boolean> {
	const stored = await scope.tx
		.insertInto('signal_step')
		.values({
			id: newId(scope.now),
			form_id: step.form,
			signal_id: facts.id,
			placement_id: facts.placement,
			number: steps.length + 1,
			kind: taken.kind,
			by: taken.by.person,
			as_part: taken.by.part,
			on_behalf_of: taken.by.onBehalfOf,
			at: taken.at.toString(),
			choice: taken.kind === 'answered' ? taken.choice : null,
			text: 'text' in step ? step.text : '',
			audience: [...facts.audience],
			due_on: taken.kind === 'reopened' ? taken.dueOn.toString() : null,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return stored.numInsertedOrUpdatedRows === 1n;
}

interface NewLine {
	readonly form: Id;
	readonly text: string;
	readonly healthChecked: boolean;
}

/** Adds the student's one line to what was said about them. Undefined: not there for this reader. */
export async function addLine(
	scope: PersonScope,
	id: Id,
	command: NewLine,
): Promise<Result<Id, LineRefusal> | undefined> {
	const [signal] = await loadSignals(scope, { id });
	const by = signal?.mine.find((one) => one.part === 'student') ?? signal?.mine[0];
	if (!signal || !by) return undefined;
	if (await alreadyAdded(scope, id, command.form)) return happened(id);
	const decision = decideLine(signal.facts, {
		by,
		...command,
		alreadyAdded: signal.line !== null,
		over: signal.over,
	});
	if (!decision.ok) return decision;
	const stored = await scope.tx
		.insertInto('signal_line')
		.values({
			id: newId(scope.now),
			form_id: command.form,
			signal_id: id,
			placement_id: signal.facts.placement,
			by: by.person,
			at: scope.now.toString(),
			text: command.text,
			audience: [...signal.facts.audience],
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (stored.numInsertedOrUpdatedRows === 0n)
		return (await alreadyAdded(scope, id, command.form)) ? happened(id) : refused('line-already');
	await recordOn(scope, signal.facts, 'signal.line-added', { by, organisation: null, subject: id });
	return happened(id);
}

async function alreadyAdded(scope: PersonScope, signal: Id, form: Id): Promise<boolean> {
	const row = await scope.tx
		.selectFrom('signal_line')
		.select('id')
		.where('signal_id', '=', signal)
		.where('by', '=', scope.actor.person)
		.where('form_id', '=', form)
		.executeTakeFirst();
	return row !== undefined;
}

function organisationOf(signal: LoadedSignal, party: Party): Id | null {
	if (party === 'company') return signal.companyId;
	return party === 'school' ? signal.schoolId : null;
}
