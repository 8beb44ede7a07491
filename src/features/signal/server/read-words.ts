import { m } from '#messages';
import type { SignalView } from '../schema.ts';

/** How many of these wait for the reader, as a title says it. */
export function waitsText(signals: readonly SignalView[]): string {
	const count = signals.filter((signal) => signal.waitsForReader).length;
	if (count === 0) return m.signal_today_title();
	return count === 1 ? m.signal_today_title_one() : m.signal_today_title_many({ count });
}
