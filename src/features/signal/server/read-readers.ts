import { m } from '#messages';
import type { Id } from '#domain/kernel/id.ts';
import type { LoadedSignal } from './read.ts';

/** The parts that a signal can be for, and one person by name. */
const named = {
	student: (name: string) => name || m.signal_read_student(),
	trainer: () => m.signal_read_trainer(),
	mentor: () => m.signal_read_mentor(),
	coach: () => m.signal_read_coach(),
	teacher: () => m.signal_read_teacher(),
	person: (name: string) => name,
};

const behalfOf = (name = ''): string =>
	name ? m.signal_read_you_as({ part: m.signal_on_behalf_of({ name }) }) : m.signal_read_you();

/**
 * Everybody who reads a signal, each named once: the asker not beside a part that they have, and the reader as
 * "jij". "Wie dit lezen: jij (de studiecoach), Noor, de praktijkopleider. Verder niemand." A stand-in reads beside
 * whom they stand in for: "jij (namens Hanneke Vos), de studiecoach, Noor".
 */
export function readersText({ facts, names, student, mine }: LoadedSignal, me: Id): string {
	const { person, part } = facts.raisedBy;
	const entries = facts.audience.map((entry) => {
		const [kind = '', ...detail] = entry.split(':');
		return { kind: kind as keyof typeof named, detail: detail.join(':') };
	});
	const isNamed = entries.some(({ kind }) => kind === part);
	const others: string[] = [];
	let you: string = m.signal_read_you();
	for (const { kind, detail } of entries) {
		const isMe = detail === me || (kind === 'student' && student.id === me);
		if (isMe || (kind === 'person' && detail === person && isNamed)) continue;
		const name = kind === 'person' ? (names[detail] ?? '') : student.firstName;
		const text = named[kind](name);
		const held = mine.find((one) => one.part === kind);
		if (held && !held.onBehalfOf) you = m.signal_read_you_as({ part: text });
		else others.push(text);
		if (held?.onBehalfOf && you === m.signal_read_you()) you = behalfOf(names[held.onBehalfOf]);
	}
	return m.signal_readers({ readers: [you, ...others].join(', ') });
}
