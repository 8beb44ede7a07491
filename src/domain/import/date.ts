import { happened, type Result } from '../kernel/result.ts';
import { Temporal, years, type Day } from '../kernel/time.ts';
import { cleaned } from './text.ts';
import { unreadable } from './unreadable.ts';

export type DateCode =
	'date_unreadable' | 'date_two_digit_year' | 'date_does_not_exist' | 'date_far_away';

/**
 * Reads `31-7-2026`, `01-02-2025` or `2026-07-31`, with or without `00:00` behind it (standards.md, 4).
 * Refuses a year of two digits (nobody can say which century), a day that does not exist, a year
 * outside 1990-2100 (a slip of the finger), and every other form: `1/2/2026` is two days at once.
 */
export function readDay(text: string): Result<Day, DateCode> {
	const date = cleaned(text).replace(/[ T]00:00(?::00(?:\.0+)?)?$/u, '');
	if (/^\d{1,2}-\d{1,2}-\d{2}$/u.test(date)) return unreadable('date_two_digit_year');
	const dutch = /^(\d{1,2})-(\d{1,2})-(\d{4})$/u.exec(date);
	const iso = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(date);
	const [day, month, year] = dutch?.slice(1) ?? iso?.slice(1).reverse() ?? [];
	if (year === undefined) return unreadable('date_unreadable');
	const found = existing(Number(year), Number(month), Number(day));
	if (found === null) return unreadable('date_does_not_exist');
	if (found.year < years.first || found.year > years.last) return unreadable('date_far_away');
	return happened(found);
}

function existing(year: number, month: number, day: number): Day | null {
	try {
		return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
	} catch {
		return null;
	}
}
