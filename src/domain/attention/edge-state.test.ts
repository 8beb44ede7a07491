import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../kernel/time.ts';
import { judgeEdge, needOf, neediest, slipsOn, type EdgeFacts } from './edge-state.ts';

const today = day('2026-11-25');
const facts = (change: Partial<EdgeFacts> = {}): EdgeFacts => ({
	edge: 'company-school',
	weeks: 6,
	agreedOn: day('2026-01-01'),
	lastOn: null,
	...change,
});
const ago = (days: number) => today.subtract({ days });
const stateAfter = (days: number) => judgeEdge(facts({ lastOn: ago(days) }), [], today).state;

describe('a contact', () => {
	it('runs up to the last day of its rhythm, wavers after one missed interval, is silent after two', () => {
		expect([0, 42].map(stateAfter)).toEqual(['runs', 'runs']);
		expect([43, 84].map(stateAfter)).toEqual(['wavers', 'wavers']);
		expect([85, 400].map(stateAfter)).toEqual(['silent', 'silent']);
	});

	it('is unknown while the two agreed nothing, however long ago they spoke', () => {
		const judged = judgeEdge(facts({ weeks: null, agreedOn: null, lastOn: ago(300) }), [], today);
		expect(judged).toEqual({
			edge: 'company-school',
			state: 'unknown',
			weeksSince: null,
			weeks: null,
		});
	});

	it('does not waver the moment a rhythm is agreed: the clock starts there', () => {
		const fresh = { agreedOn: ago(3), lastOn: ago(200) };
		expect(judgeEdge(facts(fresh), [], today)).toMatchObject({ state: 'runs', weeksSince: 28 });
		expect(judgeEdge(facts({ agreedOn: ago(3) }), [], today)).toMatchObject({ weeksSince: 0 });
	});

	it('stands still in a pause, which counts once where two overlap', () => {
		const holiday = { from: ago(20), until: ago(11) };
		const judge = (pauses: { from: typeof today; until: typeof today }[]) =>
			judgeEdge(facts({ lastOn: ago(50) }), pauses, today).state;
		expect(judge([])).toBe('wavers');
		expect(judge([holiday])).toBe('runs');
		expect(
			judge([
				{ from: ago(20), until: ago(18) },
				{ from: ago(20), until: ago(18) },
			]),
		).toBe('wavers');
		expect(judge([{ from: ago(200), until: ago(51) }])).toBe('wavers');
	});

	it('never gets better by waiting, nor worse by a contact', () => {
		const order = ['runs', 'wavers', 'silent'];
		fc.assert(
			fc.property(fc.nat(400), fc.nat(400), fc.integer({ min: 1, max: 26 }), (one, more, weeks) => {
				const at = (days: number) =>
					order.indexOf(judgeEdge(facts({ weeks, lastOn: ago(days) }), [], today).state);
				expect(at(one + more)).toBeGreaterThanOrEqual(at(one));
			}),
		);
	});
});

it('puts what is late and waits before what wavers, and finds the contact in greatest need', () => {
	const judged = [
		judgeEdge(facts({ lastOn: ago(50) }), [], today),
		judgeEdge(facts({ edge: 'school-student', lastOn: ago(100) }), [], today),
		judgeEdge(facts({ edge: 'student-company', weeks: null, agreedOn: null }), [], today),
	];
	expect(neediest(judged)).toMatchObject({ edge: 'school-student', state: 'silent' });
	expect(neediest([])).toBeNull();
	expect(needOf([], 0, 1)).toBeGreaterThan(needOf(judged, 1, 0));
	expect(needOf([], 1, 0)).toBeGreaterThan(needOf(judged, 0, 0));
	expect(needOf([judged[2]!], 0, 0)).toBe(0);
});

describe('the day on which a contact asks for its two', () => {
	const agreed = (change: Partial<EdgeFacts> = {}) => facts({ lastOn: ago(10), ...change });

	it('is the first on which it would waver', () => {
		expect(slipsOn(agreed(), [])).toEqual(ago(10).add({ days: 43 }));
		expect(slipsOn(agreed({ agreedOn: ago(2) }), []), 'not before the two agreed').toEqual(
			ago(2).add({ days: 43 }),
		);
		expect(slipsOn(agreed({ lastOn: null }), [])).toEqual(day('2026-02-13'));
	});

	it('is no day while nothing is agreed', () => {
		expect(slipsOn(agreed({ weeks: null }), [])).toBe(null);
		expect(slipsOn(agreed({ agreedOn: null }), [])).toBe(null);
	});

	it('is the day that the judgement turns, whatever pauses come between', () => {
		const from = fc.integer({ min: 0, max: 120 });
		const pause = fc.record({ from, days: fc.integer({ min: 0, max: 30 }) });
		fc.assert(
			fc.property(
				fc.array(pause, { maxLength: 4 }),
				fc.integer({ min: 1, max: 12 }),
				(found, weeks) => {
					const pauses = found.map((one) => ({
						from: ago(one.from - 60),
						until: ago(one.from - 60 - one.days),
					}));
					const known = agreed({ weeks });
					const slips = slipsOn(known, pauses)!;
					expect(judgeEdge(known, pauses, slips).state).toBe('wavers');
					expect(judgeEdge(known, pauses, slips.subtract({ days: 1 })).state).toBe('runs');
				},
			),
		);
	});
});
