/** The languages of the screen. */
export type Language = 'nl' | 'en';

const tags = { nl: 'nl-NL', en: 'en-GB' } as const;
const zone = 'Europe/Amsterdam';

/**
 * A day in words: "12 november 2026". Takes ISO text, so that a browser needs no calendar library.
 * @param day `2026-11-12`
 */
export function dayText(day: string, language: Language): string {
	const noon = new Date(`${day}T12:00:00Z`);
	const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
	return new Intl.DateTimeFormat(tags[language], options).format(noon);
}

/**
 * A day of these weeks, without its year: "12 nov".
 * @param day `2026-11-12`
 */
export function shortDayText(day: string, language: Language): string {
	const options = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
	return new Intl.DateTimeFormat(tags[language], options).format(new Date(`${day}T12:00:00Z`));
}

/** A day to come: "1 december". */
export function comingDayText(day: string, language: Language): string {
	const options = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
	return new Intl.DateTimeFormat(tags[language], options).format(new Date(`${day}T12:00:00Z`));
}

/** A day to come, with its weekday: "maandag 7 december", "Monday 7 December". */
export function weekdayDayText(day: string, language: Language): string {
	const noon = new Date(`${day}T12:00:00Z`);
	const weekday = new Intl.DateTimeFormat(tags[language], { weekday: 'long', timeZone: 'UTC' });
	return `${weekday.format(noon)} ${comingDayText(day, language)}`;
}

/** The name of a day of the week; Monday is 1. */
export function weekdayText(weekday: number, language: Language): string {
	// The first of January 2024 was a Monday.
	const date = new Date(Date.UTC(2024, 0, weekday, 12));
	return new Intl.DateTimeFormat(tags[language], { weekday: 'long', timeZone: 'UTC' }).format(date);
}

/**
 * An instant on the Dutch clock: "12 nov, 14:30".
 * @param instant ISO 8601 text with its offset
 */
export function instantText(instant: string, language: Language): string {
	return new Intl.DateTimeFormat(tags[language], {
		day: 'numeric',
		month: 'short',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23',
		timeZone: zone,
	}).format(new Date(instant));
}
