import { expect, it } from 'vitest';
import {
	comingDayText,
	dayText,
	instantText,
	shortDayText,
	weekdayDayText,
	weekdayText,
} from './format.ts';

it('writes a day in words, the same day wherever the reader is', () => {
	expect(dayText('2026-11-12', 'nl')).toBe('12 november 2026');
	expect(dayText('2026-01-01', 'en')).toBe('1 January 2026');
});

it('writes a day near now without its year, and a day of the week', () => {
	expect(shortDayText('2026-11-12', 'nl')).toBe('12 nov');
	expect(comingDayText('2026-12-01', 'en')).toBe('1 December');
	expect(comingDayText('2026-12-01', 'nl')).toBe('1 december');
	expect([1, 5].map((weekday) => weekdayText(weekday, 'nl'))).toEqual(['maandag', 'vrijdag']);
});

it('writes an instant on the Dutch clock, in summer and in winter', () => {
	expect(instantText('2026-07-01T12:30:00Z', 'nl')).toContain('14:30');
	expect(instantText('2026-12-31T23:30:00Z', 'nl')).toMatch(/^1 jan.*00:30$/);
});

it('says a day to come with its weekday', () => {
	expect(weekdayDayText('2026-12-07', 'nl')).toBe('maandag 7 december');
	expect(weekdayDayText('2026-12-07', 'en')).toBe('Monday 7 December');
});
