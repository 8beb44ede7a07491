import { healthWordsIn } from '../kernel/health-words.ts';
import { partyOf } from '../kernel/party.ts';
import { happened, refused, type Result } from '../kernel/result.ts';
import { addWorkingDays, type Calendar } from '../kernel/school-calendar.ts';
import { dayOf, type Instant } from '../kernel/time.ts';
import { mailsTooOften } from '../people/mailing.ts';
import { speaksFor, type Participant } from '../placement/placement.ts';
import { reads } from './audience.ts';
import { answerDaysMax } from './raise.ts';
import {
	isOpen,
	isWaiting,
	type AnswerChoice,
	type SignalFacts,
	type SignalState,
	type SignalStep,
} from './signal.ts';

export type StepRefusal =
	| 'placement-ended'
	| 'signal-not-asked-of-you'
	| 'signal-not-yours'
	| 'signal-not-answered'
	| 'answer-empty'
	| 'signal-not-waiting'
	| 'signal-already-seen'
	| 'signal-closed'
	| 'signal-not-closed'
	| 'mailed-too-often'
	| 'signal-too-often'
	| 'text-about-health';

export type StepCommand =
	| { readonly kind: 'see' | 'resolve' | 'withdraw'; readonly by: Participant }
	| {
			/** `change` puts another answer in the place of one that is given. */
			readonly kind: 'answer' | 'change';
			readonly by: Participant;
			readonly choice: AnswerChoice;
			readonly text: string;
			readonly healthChecked: boolean;
	  }
	| ({ readonly kind: 'reopen'; readonly by: Participant } & Again);

/** What asking again needs: the working days of who answers, and how often the asker mailed others in the last hour. */
interface Again {
	readonly calendar: Calendar;
	readonly mailingsLastHour: number;
}

interface Signal {
	readonly facts: SignalFacts;
	readonly state: SignalState;
	/** The placement ended: what was asked is read, and nothing comes of it any more. */
	readonly over: boolean;
	/** How many steps were taken so far. */
	readonly taken: number;
}

/** Past this many steps a question is not asked again or answered anew: it has become another question. */
export const stepsMax = 40;

/** Decides what happens to a signal that was raised: seen, answered, resolved, reopened or withdrawn. */
export function takeStep(
	signal: Signal,
	command: StepCommand,
	now: Instant,
): Result<SignalStep, StepRefusal> {
	if (signal.over) return refused('placement-ended');
	switch (command.kind) {
		case 'see':
			return see(signal, command.by, now);
		case 'answer':
			return answer(signal, command, now);
		case 'change':
			return change(signal, command, now);
		case 'resolve':
			return resolve(signal, command.by, now);
		case 'reopen':
			return reopen(signal, command, now);
		case 'withdraw':
			return withdraw(signal, command.by, now);
	}
}

function see(signal: Signal, by: Participant, at: Instant): Result<SignalStep, StepRefusal> {
	if (!mayAnswer(signal.facts, by)) return refused('signal-not-asked-of-you');
	if (!isWaiting(signal.state)) return refused('signal-not-waiting');
	if (signal.state.state === 'seen') return refused('signal-already-seen');
	return happened({ kind: 'seen', by, at });
}

type Answering = Extract<StepCommand, { choice: AnswerChoice }>;

function answer(signal: Signal, command: Answering, at: Instant): Result<SignalStep, StepRefusal> {
	const { by, choice, text, healthChecked } = command;
	if (!mayAnswer(signal.facts, by)) return refused('signal-not-asked-of-you');
	if (!isWaiting(signal.state)) return refused('signal-not-waiting');
	if (choice === 'words' && text.length === 0) return refused('answer-empty');
	if (healthWordsIn(text).length > 0 && !healthChecked) return refused('text-about-health');
	return happened({ kind: 'answered', by, at, choice });
}

function change(signal: Signal, command: Answering, at: Instant): Result<SignalStep, StepRefusal> {
	const { by, choice, text, healthChecked } = command;
	if (!mayAnswer(signal.facts, by)) return refused('signal-not-asked-of-you');
	if (signal.state.state !== 'answered') return refused('signal-not-answered');
	if (signal.taken >= stepsMax) return refused('signal-too-often');
	if (choice === 'words' && text.length === 0) return refused('answer-empty');
	if (healthWordsIn(text).length > 0 && !healthChecked) return refused('text-about-health');
	return happened({ kind: 'answered', by, at, choice });
}

function resolve(signal: Signal, by: Participant, at: Instant): Result<SignalStep, StepRefusal> {
	if (!mayClose(signal.facts, by)) return refused('signal-not-yours');
	if (!isOpen(signal.state)) return refused('signal-closed');
	return happened({ kind: 'resolved', by, at });
}

function reopen(
	signal: Signal,
	{ by, calendar, mailingsLastHour }: Again & { readonly by: Participant },
	at: Instant,
): Result<SignalStep, StepRefusal> {
	if (!mayClose(signal.facts, by)) return refused('signal-not-yours');
	if (signal.state.state === 'withdrawn') return refused('signal-closed');
	if (isWaiting(signal.state)) return refused('signal-not-closed');
	if (signal.taken >= stepsMax) return refused('signal-too-often');
	if (mailsTooOften(mailingsLastHour)) return refused('mailed-too-often');
	return happened({
		kind: 'reopened',
		by,
		at,
		dueOn: addWorkingDays(dayOf(at), answerDaysMax, calendar),
	});
}

function withdraw(signal: Signal, by: Participant, at: Instant): Result<SignalStep, StepRefusal> {
	if (by.person !== signal.facts.raisedBy.person) return refused('signal-not-yours');
	if (!isOpen(signal.state)) return refused('signal-closed');
	return happened({ kind: 'withdrawn', by, at });
}

/** Who is asked and reads it answers: the one person, or anybody who speaks for the party. */
export function mayAnswer(facts: SignalFacts, by: Participant): boolean {
	if (!reads(by, facts.audience) || !speaksFor(by, facts.asks)) return false;
	return !facts.asksPerson || facts.asksPerson === by.person;
}

/** Who asked closes and opens again: the asker, or a colleague in the same corner who reads it too. */
export function mayClose(facts: SignalFacts, by: Participant): boolean {
	if (!reads(by, facts.audience) || !speaksFor(by, partyOf(facts.raisedBy.part))) return false;
	return !facts.asksPerson || facts.raisedBy.person === by.person;
}
