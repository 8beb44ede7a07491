import { m } from '#messages';
import type { SignalView } from '../schema.ts';

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
