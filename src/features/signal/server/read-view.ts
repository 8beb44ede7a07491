import { m } from '#messages';
import type { Id } from '#domain/kernel/id.ts';
import { eraseText } from '#domain/erasure/erase-text.ts';
import { partyOf, type Part, type Party } from '#domain/kernel/party.ts';
import { fullName } from '#domain/people/person.ts';
import { isLate, isOpen, isWaiting } from '#domain/signal/signal.ts';
import { mayAnswer, mayClose } from '#domain/signal/step.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import type { SignalView, StepView } from '../schema.ts';
import { readersText } from './read-readers.ts';
import { textsOf } from './read-texts.ts';
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

/**
 * What waits for this reader; after it what they asked and is late with somebody else, and what is asked
 * about them.
 */
export async function waitingFor(scope: PersonScope): Promise<readonly SignalView[]> {
	const signals = await loadSignals(scope, { waiting: true });
	const views = signals.map((signal) => viewOf(signal, scope));
	// The day that counts is the newest: a question that was opened again waits from then on.
	const mine = views
		.filter((view) => view.waitsForReader)
		.sort((one, other) => (one.due ?? '9').localeCompare(other.due ?? '9'));
	const rest = views.filter((view) => !view.waitsForReader);
	const late = rest.filter((view) => view.late && view.can.resolve);
	return [...mine, ...late, ...rest.filter((view) => view.own && view.side === 'neither')];
}

function viewOf(signal: LoadedSignal, scope: PersonScope): SignalView {
	const { facts, state, names, student } = signal;
	const party = partyOf(facts.raisedBy.part);
	const can = abilities(signal, scope.actor.person);
	const name = names[facts.raisedBy.person] ?? '';
	const onBehalfOf = nameOrNull(names, facts.raisedBy.onBehalfOf);
	const organisation = organisationOf(signal, party);
	return {
		id: facts.id,
		placement: facts.placement,
		studentName: fullName(student),
		studentFirstName: student.firstName,
		askedBy: {
			...{ name, onBehalfOf, party, organisation, phone: signal.phone },
			text: [
				organisation ? m.signal_asks({ name, organisation }) : m.signal_asks_student({ name }),
				...(onBehalfOf ? [m.signal_on_behalf_of({ name: onBehalfOf })] : []),
			].join(', '),
		},
		actsFor: actsForText(signal),
		topic: { ...facts.topic, title: signal.topicTitle },
		asked: signal.asked,
		wished: signal.wished,
		asks: facts.asks,
		asksPerson: nameOrNull(names, facts.asksPerson),
		asksOrganisation: organisationOf(signal, facts.asks),
		readers: readersText(signal, scope.actor.person),
		forAll: ['company', 'school'].every((corner) =>
			facts.audience.some((entry) => cornerOf(entry) === corner),
		),
		own: student.id === scope.actor.person,
		side: sideOf(signal),
		reach: signal.reach,
		state: state.state,
		choice: state.state === 'answered' ? state.choice : null,
		due: isWaiting(state) ? state.dueOn.toString() : null,
		late: isLate(state, scope.today),
		raisedAt: facts.raisedAt.toString(),
		steps: signal.steps.map((step) => stepView(step, names, scope.actor.person)),
		line: signal.line,
		waitsForReader: can.answer || (state.state === 'answered' && can.resolve),
		can,
	};
}

/** For whom a stand-in acts, in whatever part it is; empty for who has a part of their own. */
function actsForText({ mine, names, over }: LoadedSignal): string {
	const held = mine.map(({ onBehalfOf }) => onBehalfOf);
	const whom = over || held.includes(null) ? null : nameOrNull(names, held[0] ?? null);
	return whom ? m.people_acts_for({ name: whom }) : '';
}

/** On a placement that ended everything is read, and nothing is written. */
const nothing: Omit<SignalView['can'], 'erase'> = {
	answer: false,
	change: false,
	see: false,
	resolve: false,
	reopen: false,
	withdraw: false,
	addLine: false,
};

function abilities(full: LoadedSignal, me: Id): SignalView['can'] {
	const { facts, state, line } = full;
	const erase = textsOf(full, me).some((one) => eraseText(one, full.mine).ok);
	if (full.over) return { ...nothing, erase };
	const asked = actingFor(full, facts.asks);
	const asker = actingFor(full, partyOf(facts.raisedBy.part));
	const student = full.mine.find((one) => one.part === 'student');
	const answers = asked !== undefined && mayAnswer(facts, asked) && isWaiting(state);
	const closes = asker !== undefined && mayClose(facts, asker);
	return {
		answer: answers,
		change: asked !== undefined && mayAnswer(facts, asked) && state.state === 'answered',
		see: answers && state.state !== 'seen',
		resolve: closes && isOpen(state),
		reopen: closes && !isWaiting(state) && state.state !== 'withdrawn',
		withdraw: asker?.person === facts.raisedBy.person && isOpen(state),
		erase,
		addLine: student !== undefined && facts.raisedBy.person !== student.person && !line,
	};
}

function stepView(step: StoredStep, names: LoadedSignal['names'], me: Id): StepView {
	return {
		id: step.id,
		kind: step.kind,
		by: names[step.by] ?? '',
		onBehalfOf: nameOrNull(names, step.on_behalf_of),
		party: partyOf(step.as_part),
		at: step.at,
		choice: step.choice,
		text: step.text,
		phone: step.phone ?? '',
		own: step.by === me,
	};
}

/** The corner that an entry of an audience lets read; null for one person, who can be of any. */
function cornerOf(entry: string): Party | null {
	const [kind = ''] = entry.split(':');
	return kind === 'person' ? null : partyOf(kind as Part);
}

function sideOf(signal: LoadedSignal): SignalView['side'] {
	const { facts } = signal;
	const [asked, asker] = [
		actingFor(signal, facts.asks),
		actingFor(signal, partyOf(facts.raisedBy.part)),
	];
	if (asker && mayClose(facts, asker)) return 'asker';
	return asked && mayAnswer(facts, asked) ? 'asked' : 'neither';
}

function nameOrNull(names: LoadedSignal['names'], id: Id | null): string | null {
	return id ? (names[id] ?? '') : null;
}

function organisationOf(signal: LoadedSignal, party: Party): string {
	if (party === 'company') return signal.company;
	return party === 'school' ? signal.school : '';
}
