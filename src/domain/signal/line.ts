import { healthWordsIn } from '../kernel/health-words.ts';
import { happened, refused, type Result } from '../kernel/result.ts';
import type { Participant } from '../placement/placement.ts';
import type { SignalFacts } from './signal.ts';

export type LineRefusal =
	| 'line-not-yours'
	| 'line-on-own-signal'
	| 'line-already'
	| 'placement-ended'
	| 'text-about-health';

/** The one line that a student adds to what was said about them. */
export interface AddLine {
	readonly by: Participant;
	readonly text: string;
	readonly alreadyAdded: boolean;
	readonly over: boolean;
	readonly healthChecked: boolean;
}

/** Decides whether the student adds a line. One line, by the student, on what another said. */
export function addLine(facts: SignalFacts, command: AddLine): Result<'added', LineRefusal> {
	const mustAsk = healthWordsIn(command.text).length > 0 && !command.healthChecked;
	if (command.by.part !== 'student') return refused('line-not-yours');
	if (facts.raisedBy.person === command.by.person) return refused('line-on-own-signal');
	if (command.over) return refused('placement-ended');
	if (command.alreadyAdded) return refused('line-already');
	if (mustAsk) return refused('text-about-health');
	return happened('added');
}
