import { zone, type Day, type Instant } from '#domain/kernel/time.ts';

/** The languages of the screen. */
export type Language = 'nl' | 'en';

const tags = { nl: 'nl-NL', en: 'en-GB' } as const;

/** "12 november 2026", or "12 november" within the same year. */
export function dayText(day: Day, language: Language, today?: Day): string {
	return new Intl.DateTimeFormat(tags[language], {
		day: 'numeric',
		month: 'long',
		...(today && today.year === day.year ? {} : { year: 'numeric' }),
		timeZone: 'UTC',
	}).format(new Date(`${day.toString()}T12:00:00Z`));
}

/** "12 nov, 14:30", on the Dutch clock. */
export function instantText(instant: Instant, language: Language): string {
	return new Intl.DateTimeFormat(tags[language], {
		day: 'numeric',
		month: 'short',
		hour: '2-digit',
		minute: '2-digit',
		hour12: false,
		timeZone: zone,
	}).format(new Date(instant.epochMilliseconds));
}

/** How long ago in whole days, for "vandaag", "gisteren" or a date. */
export function daysBetween(from: Day, until: Day): number {
	return from.until(until, { largestUnit: 'day' }).days;
}

