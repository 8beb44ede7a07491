import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edges } from '../contact/contact.ts';
import { parts } from '../kernel/party.ts';
import { day } from '../kernel/time.ts';
import { edgeStates } from './edge-state.ts';
import {
	contactWaits,
	firstFive,
	goalWaits,
	kinds,
	minutes,
	most,
	mostContacts,
	teachingWaits,
	type GoalFacts,
	type Waiting,
	type WaitingKind,
} from './waiting.ts';

let made = 0;
const thing = (kind: WaitingKind, change: Partial<Waiting> = {}): Waiting => ({
	key: `thing ${(made += 1)}`,
	kind,
	mine: true,
	since: '2026-11-01',
	between: '',
	...change,
});
const many = (kind: WaitingKind, count: number) => Array.from({ length: count }, () => thing(kind));
const kindsOf = (things: readonly Waiting[]) => firstFive(things).first.map(({ kind }) => kind);

describe('what waits', () => {
	it('begins with who waits for an answer, then what takes a tap, then contacts, then upkeep', () => {
		expect(kindsOf(kinds.toReversed().map((kind) => thing(kind)))).toEqual([
			'question',
			'answer',
			'rhythm',
			'silent',
			'wavers',
		]);
		const upkeep = (['line', 'goal', 'teaching', 'address', 'left'] as const).map((kind) =>
			thing(kind),
		);
		expect(kindsOf(upkeep)).toEqual(['left', 'address', 'teaching', 'goal', 'line']);
	});

	it('begins, of one kind, with what waits longest, and with what nobody knows the day of', () => {
		const [new_, old, unknown] = [
			thing('question', { since: '2026-11-20' }),
			thing('question', { since: '2026-10-20' }),
			thing('question', { since: '' }),
		];
		expect(firstFive([new_, old, unknown]).first).toEqual([unknown, old, new_]);
	});

	it('leaves room beside many contacts for the line that all wait for, and none where a person waits', () => {
		const full = [...many('silent', 4), ...many('wavers', 4), thing('teaching'), thing('goal')];
		expect(kindsOf(full)).toEqual(['silent', 'silent', 'silent', 'teaching', 'goal']);
		expect(kindsOf([...many('question', 7), ...full])).toEqual(Array(most).fill('question'));
	});

	it('fills up with more of a sort when nothing else waits', () => {
		expect(kindsOf([...many('silent', 2), ...many('wavers', 9)])).toEqual([
			'silent',
			'silent',
			'wavers',
			'wavers',
			'wavers',
		]);
		expect(kindsOf(many('goal', 9))).toEqual(Array(most).fill('goal'));
	});

	it('lets a contact give way to what waits between the same two, and no question to another', () => {
		const between = 'noor company-school';
		for (const kind of ['question', 'answer', 'rhythm'] as const) {
			const found = firstFive([
				thing('wavers', { between }),
				thing('silent', { between }),
				thing(kind, { between }),
				thing(kind, { between }),
				thing('wavers', { between: 'sami company-school' }),
			]);
			expect(found.first.map((one) => one.kind)).toEqual([kind, kind, 'wavers']);
			expect(found.more).toBe(0);
		}
		expect(kindsOf([thing('line', { between }), thing('wavers', { between })])).toEqual([
			'wavers',
			'line',
		]);
	});

	it('does not let what is not theirs stand for what is, between the same two', () => {
		const between = 'noor company-school';
		expect(
			kindsOf([thing('question', { between, mine: false }), thing('wavers', { between })]),
		).toEqual(['wavers']);
	});

	it('says how many more there are, and how many minutes the first take', () => {
		const { more, minutes: all } = firstFive([...many('question', 4), ...many('silent', 3)]);
		expect({ more, all }).toEqual({ more: 2, all: 4 * minutes.question + minutes.silent });
		expect(firstFive([])).toEqual({ first: [], more: 0, minutes: 0 });
	});
});

const anything = fc
	.uniqueArray(
		fc.record({
			key: fc.uuid(),
			kind: fc.constantFrom(...kinds),
			mine: fc.boolean(),
			since: fc.constantFrom('', '2026-09-01', '2026-10-01', '2026-11-01'),
			between: fc.constantFrom('a', 'b', 'c', 'd'),
		}),
		{ selector: ({ key }) => key, maxLength: 30 },
	)
	.map((things): readonly Waiting[] => things);

describe('whatever waits', () => {
	it('is never more than five, nor anything that is not theirs, and nothing gets lost', () => {
		fc.assert(
			fc.property(anything, (things) => {
				const { first, more } = firstFive(things);
				const mine = things.filter((one) => one.mine);
				const isContact = ({ kind }: Waiting) => kind === 'silent' || kind === 'wavers';
				const people = mine.filter(({ kind }) => kinds.indexOf(kind) < kinds.indexOf('silent'));
				const left = mine.filter(
					(one) => !isContact(one) || !people.some(({ between }) => between === one.between),
				);
				expect(first.length).toBe(Math.min(most, left.length));
				expect(first.length + more).toBe(left.length);
				expect(left).toEqual(expect.arrayContaining([...first]));
				expect(first.every((one) => one.mine && things.includes(one))).toBe(true);
				expect(new Set(first.map(({ key }) => key)).size).toBe(first.length);
			}),
		);
	});

	it('is the same in whatever order it was found', () => {
		fc.assert(
			fc.property(
				anything.chain((things) =>
					fc.tuple(
						fc.constant(things),
						fc.shuffledSubarray([...things], { minLength: things.length }),
					),
				),
				([things, shuffled]) => {
					expect(firstFive(shuffled)).toEqual(firstFive(things));
				},
			),
		);
	});

	it('never puts upkeep before somebody who waits for an answer', () => {
		fc.assert(
			fc.property(anything, (things) => {
				const { first } = firstFive(things);
				const order = first.map(({ kind }) => kinds.indexOf(kind));
				expect(order).toEqual(order.toSorted((one, other) => one - other));
				const asked = things.filter(({ mine, kind }) => mine && kind === 'question');
				const shown = first.filter(({ kind }) => kind === 'question').length;
				expect(shown).toBe(Math.min(most, asked.length));
			}),
		);
	});

	it('takes five minutes at most, each', () => {
		for (const kind of kinds) expect(minutes[kind]).toBeLessThanOrEqual(5);
		expect(mostContacts).toBeLessThan(most);
	});
});

describe('a contact', () => {
	it('waits for who agrees for one of its ends, once it wavers or is silent', () => {
		expect(contactWaits('company-school', 'wavers', ['coach'])).toBe(true);
		expect(contactWaits('company-school', 'silent', ['trainer'])).toBe(true);
		expect(contactWaits('school-student', 'wavers', ['student'])).toBe(true);
		for (const edge of edges) expect(contactWaits(edge, 'wavers', parts)).toBe(true);
	});

	it('does not wait while it runs, nor where nothing was agreed', () => {
		for (const state of edgeStates.filter((one) => one === 'runs' || one === 'unknown'))
			for (const edge of edges) expect(contactWaits(edge, state, parts)).toBe(false);
	});

	it('does not wait for a mentor or a teacher, who bind nobody, nor for who is at neither end', () => {
		for (const edge of edges)
			expect(contactWaits(edge, 'silent', ['mentor', 'teacher'])).toBe(false);
		expect(contactWaits('company-school', 'silent', ['student'])).toBe(false);
		expect(contactWaits('school-student', 'silent', ['trainer'])).toBe(false);
		expect(contactWaits('student-company', 'silent', ['coach'])).toBe(false);
	});
});

describe('a goal', () => {
	const today = day('2026-11-25');
	const facts = (change: Partial<GoalFacts>): GoalFacts => ({
		parts: ['coach'],
		held: ['coach', 'trainer'],
		beganOn: day('2026-09-01'),
		written: null,
		...change,
	});
	const since = (change: Partial<GoalFacts>) => goalWaits(facts(change), today)?.toString() ?? null;

	it('waits two weeks after the start for the coach, and for nobody before', () => {
		expect(since({})).toBe('2026-09-15');
		expect(since({ beganOn: day('2026-11-11') })).toBe('2026-11-25');
		expect(since({ beganOn: day('2026-11-12') })).toBe(null);
	});

	it('waits for one of the three: the trainer where no coach is there, then the student', () => {
		expect(since({ parts: ['trainer'] })).toBe(null);
		expect(since({ parts: ['student'] })).toBe(null);
		expect(since({ parts: ['trainer'], held: ['trainer'] })).toBe('2026-09-15');
		expect(since({ parts: ['student'], held: ['trainer'] })).toBe(null);
		expect(since({ parts: ['student'], held: [] })).toBe('2026-09-15');
		expect(since({ parts: ['mentor', 'teacher'] })).toBe(null);
	});

	it('that is ten weeks old waits for who wrote it, as long as they are there', () => {
		const old = { on: day('2026-09-16'), as: 'trainer' } as const;
		expect(since({ written: old, parts: ['trainer'] })).toBe('2026-11-25');
		expect(since({ written: old })).toBe(null);
		expect(since({ written: old, held: ['coach'] })).toBe('2026-11-25');
		expect(since({ written: { ...old, as: 'student' }, parts: ['student'] })).toBe('2026-11-25');
		expect(
			since({ written: { ...old, on: day('2026-09-17') }, parts: ['trainer'] }),
			'a day short of ten weeks',
		).toBe(null);
	});
});

it('what is on at school waits for who teaches it, while nothing is said and the school is open', () => {
	const facts = { taught: true, isTaughtNow: false, closed: false };
	expect(teachingWaits(facts)).toBe(true);
	expect(teachingWaits({ ...facts, taught: false }), 'a trainer').toBe(false);
	expect(teachingWaits({ ...facts, isTaughtNow: true })).toBe(false);
	expect(teachingWaits({ ...facts, closed: true }), 'in a holiday').toBe(false);
});
