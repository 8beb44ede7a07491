import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, instant, Temporal } from '../kernel/time.ts';
import {
	answerChoices,
	isLate,
	isOpen,
	isWaiting,
	stateAfter,
	stepKinds,
	type SignalState,
	type SignalStep,
} from './signal.ts';

const firstDue = day('2026-11-30');
const secondDue = day('2026-12-14');
const common = {
	by: { person: 'somebody', part: 'trainer', onBehalfOf: null },
	at: instant('2026-11-23T10:00:00Z'),
} as const;
const steps = {
	seen: { ...common, kind: 'seen' },
	answered: { ...common, kind: 'answered', choice: 'call' },
	resolved: { ...common, kind: 'resolved' },
	reopened: { ...common, kind: 'reopened', dueOn: secondDue },
	withdrawn: { ...common, kind: 'withdrawn' },
} as const satisfies Record<string, SignalStep>;
const after = (...kinds: (keyof typeof steps)[]) =>
	stateAfter(
		{ dueOn: firstDue },
		kinds.map((kind) => steps[kind]),
	);

describe('stateAfter', () => {
	it('stands as raised, with its own day, while nothing happened', () =>
		expect(after()).toEqual({ state: 'raised', dueOn: firstDue }));

	it('keeps its day when it is seen', () =>
		expect(after('seen')).toEqual({ state: 'seen', dueOn: firstDue }));

	it('keeps the choice of the answer, and no day any more', () =>
		expect(after('seen', 'answered')).toEqual({ state: 'answered', choice: 'call' }));

	it('stays what it is when somebody sees it late', () => {
		expect(after('answered', 'seen')).toEqual({ state: 'answered', choice: 'call' });
		expect(after('resolved', 'seen')).toEqual({ state: 'resolved' });
		expect(after('withdrawn', 'seen')).toEqual({ state: 'withdrawn' });
	});

	it('waits until a new day when it is opened again, also once it is seen', () => {
		expect(after('answered', 'reopened')).toEqual({ state: 'reopened', dueOn: secondDue });
		expect(after('answered', 'reopened', 'seen')).toEqual({ state: 'seen', dueOn: secondDue });
	});

	it('ends as resolved or withdrawn, and can be opened from both', () => {
		expect(after('answered', 'resolved')).toEqual({ state: 'resolved' });
		expect(after('withdrawn')).toEqual({ state: 'withdrawn' });
		expect(after('resolved', 'reopened')).toEqual({ state: 'reopened', dueOn: secondDue });
	});

	it('follows the last step that changes something, after any road', () =>
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...stepKinds), { maxLength: 12 }), (kinds) => {
				const last = kinds.findLast((kind) => kind !== 'seen');
				const { state } = after(...kinds);
				if (last === undefined) expect(state).toBe(kinds.length > 0 ? 'seen' : 'raised');
				else if (last === 'reopened')
					expect(state).toBe(kinds.at(-1) === 'seen' ? 'seen' : 'reopened');
				else expect(state).toBe(last);
			}),
		));
});

const states: readonly SignalState[] = [
	{ state: 'raised', dueOn: firstDue },
	{ state: 'seen', dueOn: firstDue },
	{ state: 'reopened', dueOn: firstDue },
	{ state: 'answered', choice: 'plan' },
	{ state: 'resolved' },
	{ state: 'withdrawn' },
];
const namesOf = (test: (state: SignalState) => boolean) =>
	states.filter(test).map(({ state }) => state);

describe('what a state means', () => {
	it('somebody waits for an answer while it is raised, seen or reopened', () =>
		expect(namesOf(isWaiting)).toEqual(['raised', 'seen', 'reopened']));

	it('it is open until it is resolved or withdrawn', () =>
		expect(namesOf(isOpen)).toEqual(['raised', 'seen', 'reopened', 'answered']));

	it('it is late from the day after its day, and only while somebody waits', () => {
		const late = (today: Temporal.PlainDate) => namesOf((state) => isLate(state, today));
		expect(late(firstDue.subtract({ days: 1 }))).toEqual([]);
		expect(late(firstDue)).toEqual([]);
		expect(late(firstDue.add({ days: 1 }))).toEqual(['raised', 'seen', 'reopened']);
	});

	it('an answer is one of four', () =>
		expect(answerChoices).toEqual(['plan', 'cannot', 'call', 'words']));
});
