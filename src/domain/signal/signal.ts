import type { Audience } from '../event/event.ts';
import type { Id } from '../kernel/id.ts';
import type { Party } from '../kernel/party.ts';
import { Temporal, type Day, type Instant } from '../kernel/time.ts';
import type { Participant } from '../placement/placement.ts';

/** What support is asked with. The detail is a work process code or a subject. */
export interface Topic {
	readonly kind: 'work-process' | 'subject' | 'together' | 'contact';
	readonly detail: string;
}

/** What an answer says by itself; one in `words` says only what was written with it. */
export const answerChoices = ['plan', 'cannot', 'call', 'words'] as const;
export type AnswerChoice = (typeof answerChoices)[number];

/** What stays the same about a signal, whatever happens to it. */
export interface SignalFacts {
	readonly id: Id;
	readonly placement: Id;
	readonly raisedBy: Participant;
	readonly raisedAt: Instant;
	readonly topic: Topic;
	readonly asks: Party;
	readonly asksPerson: Id | null;
	readonly audience: Audience;
	readonly dueOn: Day;
}

export const stepKinds = ['seen', 'answered', 'resolved', 'reopened', 'withdrawn'] as const;
export type StepKind = (typeof stepKinds)[number];

interface StepBy {
	readonly by: Participant;
	readonly at: Instant;
}

/** One thing that happened to a signal after it was raised: who and when. */
export type SignalStep =
	| (StepBy & { readonly kind: 'seen' | 'resolved' | 'withdrawn' })
	| (StepBy & { readonly kind: 'answered'; readonly choice: AnswerChoice })
	| (StepBy & { readonly kind: 'reopened'; readonly dueOn: Day });

/** Where a signal stands; each state carries only what it has. */
export type SignalState =
	| { readonly state: 'raised'; readonly dueOn: Day }
	| { readonly state: 'seen'; readonly dueOn: Day }
	| { readonly state: 'reopened'; readonly dueOn: Day }
	| { readonly state: 'answered'; readonly choice: AnswerChoice }
	| { readonly state: 'resolved' }
	| { readonly state: 'withdrawn' };

/** The state after all steps, in their order. */
export function stateAfter(
	facts: Pick<SignalFacts, 'dueOn'>,
	steps: readonly SignalStep[],
): SignalState {
	return steps.reduce<SignalState>((state, step) => follow(state, step), {
		state: 'raised',
		dueOn: facts.dueOn,
	});
}

function follow(before: SignalState, step: SignalStep): SignalState {
	switch (step.kind) {
		case 'seen':
			return 'dueOn' in before ? { state: 'seen', dueOn: before.dueOn } : before;
		case 'answered':
			return { state: 'answered', choice: step.choice };
		case 'reopened':
			return { state: 'reopened', dueOn: step.dueOn };
		case 'resolved':
		case 'withdrawn':
			return { state: step.kind };
	}
}

/** True while somebody still waits for an answer. */
export function isWaiting(
	state: SignalState,
): state is Extract<SignalState, { readonly dueOn: Day }> {
	return 'dueOn' in state;
}

/** True until it is resolved or withdrawn. */
export function isOpen(state: SignalState): boolean {
	return state.state !== 'resolved' && state.state !== 'withdrawn';
}

/** True when an answer is due and its day has passed. */
export function isLate(state: SignalState, today: Day): boolean {
	return isWaiting(state) && Temporal.PlainDate.compare(today, state.dueOn) > 0;
}
