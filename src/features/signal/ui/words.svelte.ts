import { getLocale } from '#i18n-runtime';
import { m } from '#messages';
import { dayText } from '#platform/time/format.ts';
import type { SignalView } from '../schema.ts';

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

/** Whose turn it is: a person's name, or the organisation, or the student. */
export function askedText(signal: SignalView): string {
	return signal.asksPerson ?? (signal.asksOrganisation || signal.studentFirstName);
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
