import { expect, it } from 'vitest';
import { dayText, instantText } from './format.ts';

it('writes a day in words, the same day wherever the reader is', () => {
	expect(dayText('2026-11-12', 'nl')).toBe('12 november 2026');
	expect(dayText('2026-01-01', 'en')).toBe('1 January 2026');
});

it('writes an instant on the Dutch clock, in summer and in winter', () => {
	expect(instantText('2026-07-01T12:30:00Z', 'nl')).toContain('14:30');
	expect(instantText('2026-12-31T23:30:00Z', 'nl')).toMatch(/^1 jan.*00:30$/);
});
