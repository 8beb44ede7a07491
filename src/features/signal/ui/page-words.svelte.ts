import { m } from '#messages';
import type { Reader, SignalView } from '../schema.ts';

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
		words: m.signal_answer_words,
	};
	return texts[choice]();
}
