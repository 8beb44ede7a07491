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

/** Who reads it, as a list in words: "Noor, de praktijkopleider". */
export function readersText(readers: readonly Reader[]): string {
	const texts = {
		student: (name: string) => name || m.signal_read_student(),
		trainer: () => m.signal_read_trainer(),
		mentor: () => m.signal_read_mentor(),
		coach: () => m.signal_read_coach(),
		teacher: () => m.signal_read_teacher(),
		person: (name: string) => name,
	};
	return readers.map((reader) => texts[reader.kind](reader.name)).join(', ');
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

/** Who waits for whom, and since when an answer was due. */
export function lateText(signal: SignalView): string {
	return m.signal_late({
		day: signal.due ? dayText(signal.due, getLocale()) : '',
		asker: signal.askedBy.name,
		whom: askedText(signal),
	});
}
