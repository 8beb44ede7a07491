import { m } from '#messages';
import type { TextFacts, TextKind } from '#domain/erasure/erase-text.ts';
import type { Id } from '#domain/kernel/id.ts';
import { partyOf } from '#domain/kernel/party.ts';
import type { LoadedSignal } from './read.ts';

/** One free text of a signal, as whoever erases it needs it. */
export interface SignalText extends TextFacts {
	readonly kind: Exclude<TextKind, 'goal'>;
	readonly id: Id;
	/** As it is shown: the words, or that they were erased. */
	readonly text: string;
	/** Who wrote it. */
	readonly by: string;
}

/** What each choice of answer says. */
export const answerTexts = {
	plan: m.signal_answer_plan,
	cannot: m.signal_answer_cannot,
	call: m.signal_answer_call,
	words: m.signal_answer_words,
} as const;

/** How a question begins that the reader came for from another page; empty for any other. */
export function startText(about: string | null): string {
	if (about === 'said') return m.signal_raise_about_said();
	return about === 'looks' ? m.signal_raise_about_looks() : '';
}

/** Every free text of a signal that its reader reads, in the order in which they were written. */
export function textsOf(signal: LoadedSignal, me: Id): readonly SignalText[] {
	const { facts, names, steps, line, student } = signal;
	const asked = [signal.asked, signal.wished].filter(Boolean).join(' · ');
	return [
		{
			kind: 'question',
			id: facts.id,
			text: asked,
			by: names[facts.raisedBy.person] ?? '',
			party: partyOf(facts.raisedBy.part),
			own: facts.raisedBy.person === me,
			erased: signal.erased !== null,
		},
		...steps
			.filter(({ text }) => text !== '')
			.map((step): SignalText => ({
				kind: 'answer',
				id: step.id,
				text: step.text,
				by: names[step.by] ?? '',
				party: partyOf(step.as_part),
				own: step.by === me,
				erased: step.erased !== null,
			})),
		...(line
			? [
					{
						kind: 'line' as const,
						id: line.id,
						text: line.text,
						by: student.firstName,
						party: 'student' as const,
						own: student.id === me,
						erased: line.erased !== null,
					},
				]
			: []),
	];
}
