import { describe, expect, it } from 'vitest';
import { readDay } from './date.ts';

const read = (text: string) => {
	const day = readDay(text);
	return day.ok ? day.value.toString() : day.refusal;
};

describe('readDay', () => {
	it.each([
		['1-2-2025', '2025-02-01'],
		['31-07-2026', '2026-07-31'],
		['2026-07-31', '2026-07-31'],
		[' 29-2-2024 ', '2024-02-29'],
		['1-2-2025 00:00:00', '2025-02-01'],
		['2025-02-01T00:00:00', '2025-02-01'],
	])('reads %j', (text, expected) => {
		expect(read(text)).toBe(expected);
	});

	it.each([
		['1-2-25', 'date_two_digit_year'],
		['31-02-2026', 'date_does_not_exist'],
		['29-2-2025', 'date_does_not_exist'],
		['2026-13-01', 'date_does_not_exist'],
		['0-1-2026', 'date_does_not_exist'],
		['1-2-0225', 'date_far_away'],
		['1-2-2925', 'date_far_away'],
		['1/2/2026', 'date_unreadable'],
		['1-2-2026 13:00', 'date_unreadable'],
		['45678', 'date_unreadable'],
		['morgen', 'date_unreadable'],
		['', 'date_unreadable'],
	])('does not guess at %j', (text, code) => {
		expect(read(text)).toBe(code);
	});
});
