/**
 * The one door to Temporal: instants for what happened, days for what was agreed.
 * Nothing here knows what time it is; `now` is always an argument.
 */
import { Temporal } from 'temporal-polyfill';

export { Temporal };
export type Instant = Temporal.Instant;
export type Day = Temporal.PlainDate;

/** Everybody's clock: Dutch schools and companies live in one zone. */
export const zone = 'Europe/Amsterdam';

/** The Dutch calendar day in which an instant falls. */
export function dayOf(instant: Instant): Day {
	return instant.toZonedDateTimeISO(zone).toPlainDate();
}

/** Reads a day as the database and forms write it (`2026-11-22`). Throws on anything else. */
export function day(text: string): Day {
	return Temporal.PlainDate.from(text, { overflow: 'reject' });
}

/** Nothing here begins or ends outside these years: another one is a slip of the finger. */
export const years = { first: 1990, last: 2100 } as const;

/** True for a day that exists, as forms write it (`2026-11-22`), within {@link years}. */
export function isOurDay(text: string): boolean {
	const [year = 0, month = 0, date = 0] = /^\d{4}-\d{2}-\d{2}$/.test(text)
		? text.split('-').map(Number)
		: [];
	if (year < years.first || year > years.last) return false;
	const { month: found, day: same } = Temporal.PlainDate.from({
		year,
		month: Math.max(month, 1),
		day: Math.max(date, 1),
	});
	return found === month && same === date;
}

/** Reads an instant from ISO 8601 text or milliseconds since 1970. */
export function instant(value: string | number): Instant {
	return typeof value === 'number'
		? Temporal.Instant.fromEpochMilliseconds(value)
		: Temporal.Instant.from(value);
}
