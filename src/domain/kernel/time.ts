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

/** Reads an instant from ISO 8601 text or milliseconds since 1970. */
export function instant(value: string | number): Instant {
	return typeof value === 'number'
		? Temporal.Instant.fromEpochMilliseconds(value)
		: Temporal.Instant.from(value);
}
