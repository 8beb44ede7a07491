import type { Id } from '#domain/kernel/id.ts';
import { partyOf, type Party } from '#domain/kernel/party.ts';
import { fullName } from '#domain/people/person.ts';
import { isLate, isOpen, isWaiting } from '#domain/signal/signal.ts';
import { mayAnswer, mayClose } from '#domain/signal/step.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import type { Reader, SignalView, StepView } from '../schema.ts';
import { actingFor, loadSignals, type LoadedSignal, type StoredStep } from './read.ts';

/** One signal for its page; undefined when it is not there for this reader. */
export async function signalPage(scope: PersonScope, id: Id): Promise<SignalView | undefined> {
	const [signal] = await loadSignals(scope, { id });
	return signal && viewOf(signal, scope);
}

/** The signals of one placement in this reader's audience, open ones first. */
export async function signalsOf(scope: PersonScope, placement: Id): Promise<readonly SignalView[]> {
	const signals = await loadSignals(scope, { placement });
	const views = signals.map((signal) => viewOf(signal, scope));
	return [...views.filter(open), ...views.filter((view) => !open(view))];
}

const open = (view: SignalView) => view.state !== 'resolved' && view.state !== 'withdrawn';

/** What waits for this reader, and after it what they asked and is late with somebody else. */
export async function waitingFor(scope: PersonScope): Promise<readonly SignalView[]> {
	const signals = await loadSignals(scope, { waiting: true });
	const views = signals.map((signal) => viewOf(signal, scope));
	const others = views.filter((view) => view.late && view.can.resolve && !view.waitsForReader);
	return [...views.filter((view) => view.waitsForReader), ...others];
}

function viewOf(signal: LoadedSignal, scope: PersonScope): SignalView {
	const { facts, state, names, student } = signal;
	const party = partyOf(facts.raisedBy.part);
	const can = abilities(signal);
	return {
		id: facts.id,
		placement: facts.placement,
		studentName: fullName(student),
		studentFirstName: student.firstName,
		askedBy: {
			name: names[facts.raisedBy.person] ?? '',
			onBehalfOf: nameOrNull(names, facts.raisedBy.onBehalfOf),
			party,
			organisation: organisationOf(signal, party),
			phone: signal.phone,
		},
		topic: { ...facts.topic, title: signal.topicTitle },
		asked: signal.asked,
		wished: signal.wished,
		asks: facts.asks,
		asksPerson: nameOrNull(names, facts.asksPerson),
		asksOrganisation: organisationOf(signal, facts.asks),
		audience: readersOf(signal),
		state: state.state,
		choice: state.state === 'answered' ? state.choice : null,
		due: isWaiting(state) ? state.dueOn.toString() : null,
		late: isLate(state, scope.today),
		raisedAt: facts.raisedAt.toString(),
		steps: signal.steps.map((step) => stepView(step, names)),
		line: signal.line,
		waitsForReader: can.answer || (state.state === 'answered' && can.resolve),
		can,
	};
}

function abilities({ facts, state, line, ...signal }: LoadedSignal): SignalView['can'] {
	const full = { facts, state, line, ...signal };
	const asked = actingFor(full, facts.asks);
	const asker = actingFor(full, partyOf(facts.raisedBy.part));
	const student = full.mine.find((one) => one.part === 'student');
	const answers = asked !== undefined && mayAnswer(facts, asked) && isWaiting(state);
	const closes = asker !== undefined && mayClose(facts, asker);
	return {
		answer: answers,
		see: answers && state.state !== 'seen',
		resolve: closes && isOpen(state),
		reopen: closes && !isWaiting(state) && state.state !== 'withdrawn',
		withdraw: asker?.person === facts.raisedBy.person && isOpen(state),
		addLine: student !== undefined && facts.raisedBy.person !== student.person && !line,
	};
}

function stepView(step: StoredStep, names: LoadedSignal['names']): StepView {
	return {
		id: step.id,
		kind: step.kind,
		by: names[step.by] ?? '',
		onBehalfOf: nameOrNull(names, step.on_behalf_of),
		party: partyOf(step.as_part),
		at: step.at,
		choice: step.choice,
		text: step.text,
	};
}

function readersOf({ facts, names, student }: LoadedSignal): readonly Reader[] {
	const entries = facts.audience.filter((entry) => entry !== `person:${facts.raisedBy.person}`);
	return entries.map((entry) => {
		const [kind = '', detail = ''] = entry.split(':');
		const name =
			kind === 'person' ? (names[detail] ?? '') : kind === 'student' ? student.firstName : detail;
		return { kind: kind as Reader['kind'], name };
	});
}

function nameOrNull(names: LoadedSignal['names'], id: Id | null): string | null {
	return id ? (names[id] ?? '') : null;
}

function organisationOf(signal: LoadedSignal, party: Party): string {
	if (party === 'company') return signal.company;
	return party === 'school' ? signal.school : '';
}
