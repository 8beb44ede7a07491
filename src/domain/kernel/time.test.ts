import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { day, dayOf, instant } from './time.ts';

/** Instants around Dutch midnight and on the two Sundays on which the clock changes. */
const cases = [
	['2026-11-22T22:59:59.999Z', '2026-11-22'],
	['2026-11-22T23:00:00Z', '2026-11-23'],
	['2026-07-14T21:59:59.999Z', '2026-07-14'],
	['2026-07-14T22:00:00Z', '2026-07-15'],
	['2026-03-28T22:59:59Z', '2026-03-28'],
	['2026-03-28T23:00:00Z', '2026-03-29'],
	['2026-03-29T21:59:59Z', '2026-03-29'],
	['2026-03-29T22:00:00Z', '2026-03-30'],
	['2026-10-24T21:59:59Z', '2026-10-24'],
	['2026-10-24T22:00:00Z', '2026-10-25'],
	['2026-10-25T22:59:59Z', '2026-10-25'],
	['2026-10-25T23:00:00Z', '2026-10-26'],
	['2026-12-31T23:00:00Z', '2027-01-01'],
	['2028-02-28T23:00:00Z', '2028-02-29'],
] as const;

/** What `dayOf` answers in a process whose own clock stands in another zone. */
function daysIn(zone: string): { offset: number; days: string[] } {
	const script = `
		const { dayOf, instant } = await import(${JSON.stringify(new URL('./time.ts', import.meta.url))});
		const days = ${JSON.stringify(cases.map(([at]) => at))}.map((at) => String(dayOf(instant(at))));
		console.log(JSON.stringify({ offset: new Date(0).getTimezoneOffset(), days }));
	`;
	const answer = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
		env: { ...process.env, TZ: zone, NODE_OPTIONS: '--experimental-strip-types' },
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	return JSON.parse(answer) as { offset: number; days: string[] };
}

describe('dayOf', () => {
	it.each(cases)('puts %s in %s', (at, expected) =>
		expect(dayOf(instant(at)).toString()).toBe(expected),
	);

	it.each([
		['Pacific/Chatham', -765],
		['America/Los_Angeles', 480],
	])('answers the same on a server in %s', (zone, offset) =>
		expect(daysIn(zone)).toEqual({ offset, days: cases.map(([, expected]) => expected) }),
	);
});

describe('day', () => {
	it('reads what the database and forms write', () =>
		expect(day('2028-02-29').toString()).toBe('2028-02-29'));

	it.each(['2027-02-31', '2027-02-29', '2027-13-01', '31-12-2027', '2027-1-1', ''])(
		'refuses %j instead of bending it to another day',
		(text) => expect(() => day(text)).toThrow(RangeError),
	);
});

describe('instant', () => {
	it('reads milliseconds and text alike', () =>
		expect(instant(0).equals(instant('1970-01-01T00:00:00Z'))).toBe(true));

	it('refuses a moment without a zone', () =>
		expect(() => instant('2026-11-22T12:00')).toThrow(RangeError));
});
