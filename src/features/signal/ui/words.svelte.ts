import { getLocale } from '#i18n-runtime';
import { m } from '#messages';
import { dayText } from '#platform/time/format.ts';
import type { Reader, SignalView } from '../schema.ts';

/** The state of a signal, in words. */
export function stateText(state: SignalView['state']): string {
	const texts = {
		raised: m.signal_state_raised,
		seen: m.signal_state_seen,
		reopened: m.signal_state_reopened,
		answered: m.signal_state_answered,
		resolved: m.signal_state_resolved,
		withdrawn: m.signal_state_withdrawn,
	};
	return texts[state]();
}

/** Who reads it, as a sentence: "Wie dit lezen: jij, Noor, de praktijkopleider. Verder niemand." */
export function readersText(readers: readonly Reader[]): string {
	const texts = {
		you: () => m.signal_read_you(),
		student: (name: string) => name || m.signal_read_student(),
		trainer: () => m.signal_read_trainer(),
		mentor: () => m.signal_read_mentor(),
		coach: () => m.signal_read_coach(),
		teacher: () => m.signal_read_teacher(),
		person: (name: string) => name,
	};
	const named = readers.map((reader) => texts[reader.kind](reader.name));
	return m.signal_readers({ readers: named.join(', ') });
}

/** Whose turn it is: a person's name, or the organisation, or the student. */
export function askedText(signal: SignalView): string {
	return signal.asksPerson ?? (signal.asksOrganisation || signal.studentFirstName);
}

/** What it is about, in words. */
export function topicText(topic: SignalView['topic']): string {
	if (topic.kind === 'together') return m.signal_topic_together();
	if (topic.kind === 'contact') return m.signal_topic_contact();
	return topic.kind === 'subject'
		? m.signal_topic_subject_of({ title: topic.title })
		: m.signal_topic_work_process({ title: topic.title });
}

/** What one choice of answer says. */
export function answerText(choice: NonNullable<SignalView['choice']>): string {
	const texts = {
		plan: m.signal_answer_plan,
		cannot: m.signal_answer_cannot,
		call: m.signal_answer_call,
	};
	return texts[choice]();
}

/** By when an answer is asked. */
export function dueText(signal: SignalView): string {
	return signal.due ? dayText(signal.due, getLocale()) : '';
}

/** Who waits for whom, as the reader would say it. */
export function waitingText(signal: SignalView): string {
	const [day, asker, whom] = [dueText(signal), signal.askedBy.name, askedText(signal)];
	if (signal.side === 'asked')
		return signal.late ? m.signal_late_you({ day, asker }) : m.signal_waits_for_you({ asker, day });
	if (!signal.late) return m.signal_waits_for({ whom, day });
	return signal.side === 'asker'
		? m.signal_late_yours({ day, whom })
		: m.signal_late({ day, asker, whom });
}
