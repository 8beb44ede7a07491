import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgeStates, type EdgeState } from './edge-state.ts';
import { judgePartnership } from './partnership-state.ts';

const times = (count: number, state: EdgeState): EdgeState[] => Array<EdgeState>(count).fill(state);

describe('the state of a partnership', () => {
	it('says nothing of four students to who leads, however they do', () => {
		const four = { students: null, state: null };
		for (const state of edgeStates) expect(judgePartnership(times(4, state))).toEqual(four);
		expect(judgePartnership([])).toEqual(four);
	});

	it('says of five students how it goes, and no number but five', () => {
		expect(judgePartnership(times(5, 'runs'))).toEqual({ students: 5, state: 'runs' });
		expect(judgePartnership(times(9, 'runs'))).toEqual({ students: 5, state: 'runs' });
		expect(judgePartnership(times(10, 'silent'))).toEqual({ students: 10, state: 'silent' });
	});

	it('lets no contact alone say the word of a partnership', () => {
		const one = (state: EdgeState) => judgePartnership([state, ...times(4, 'runs')]).state;
		expect([one('silent'), one('wavers')]).toEqual(['runs', 'runs']);
	});

	it('lets the worst quarter say the word, so that good ones do not hide it', () => {
		const state = (silent: number, wavers: number, runs: number) =>
			judgePartnership([
				...times(silent, 'silent'),
				...times(wavers, 'wavers'),
				...times(runs, 'runs'),
			]).state;
		expect(state(2, 0, 6)).toBe('silent');
		expect(state(1, 1, 6)).toBe('wavers');
		expect(state(1, 0, 7)).toBe('runs');
		expect(state(0, 3, 9)).toBe('wavers');
	});

	it('knows nothing where a rhythm is agreed for half of the students or less, or for four', () => {
		expect(judgePartnership([...times(5, 'silent'), ...times(5, 'unknown')]).state).toBe('unknown');
		expect(judgePartnership([...times(6, 'silent'), ...times(5, 'unknown')]).state).toBe('silent');
		expect(judgePartnership([...times(4, 'runs'), 'unknown']).state).toBe('unknown');
	});

	it('tells no two numbers apart that differ by fewer than five, but for where a five begins', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...edgeStates), { minLength: 5 }), (contacts) => {
				const { students } = judgePartnership(contacts);
				expect(students).toBe(5 * Math.floor(contacts.length / 5));
			}),
		);
	});
});
