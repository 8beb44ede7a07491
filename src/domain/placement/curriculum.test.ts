import { describe, expect, it } from 'vitest';
import { day } from '../kernel/time.ts';
import {
	booksNow,
	changeBooks,
	periodsOf,
	takeBackTeaching,
	teachingLines,
	writeTeaching,
	type WriteTeaching,
} from './curriculum.ts';

const today = day('2026-11-22');
const [own, foreign] = [{ taught: true }, { taught: false }];
const command = (change: Partial<WriteTeaching> = {}): WriteTeaching => ({
	lines: [{ period: 'Periode 2', text: 'Rookgas en verbranding' }],
	until: null,
	healthChecked: false,
	...change,
});
const lines = (count: number, text = 'Rookgas') =>
	Array.from({ length: count }, () => ({ period: '', text }));
const refusal = (refused: string) => ({ ok: false, refusal: refused });

describe('what is taught now', () => {
	it('is written by a coach or teacher of the programme, also for one more day', () => {
		expect(writeTeaching(own, command(), today).ok).toBe(true);
		expect(writeTeaching(own, command({ until: today, lines: lines(40) }), today).ok).toBe(true);
	});

	it('the trainer, or a coach of another programme, cannot write it', () => {
		expect(writeTeaching(foreign, command(), today)).toEqual(refusal('programme-not-yours'));
	});

	it('a coach cannot wipe it with a form without a line', () => {
		expect(writeTeaching(own, command({ lines: [] }), today)).toEqual(refusal('teaching-empty'));
	});

	it('a coach cannot bury the company under 41 lines', () => {
		expect(writeTeaching(own, command({ lines: lines(41) }), today)).toEqual(
			refusal('teaching-too-many'),
		);
	});

	it('a teacher cannot paste a whole page as one line', () => {
		expect(writeTeaching(own, command({ lines: lines(1, 'x'.repeat(201)) }), today)).toEqual(
			refusal('teaching-line-too-long'),
		);
	});

	it('a coach cannot write what is over already', () => {
		expect(writeTeaching(own, command({ until: day('2026-11-21') }), today)).toEqual(
			refusal('teaching-until-past'),
		);
	});

	it('the coach is asked first when it speaks of health, and may keep it then', () => {
		const about = command({ lines: lines(1, 'Ziekte van Weil in het riool') });
		expect(writeTeaching(own, about, today)).toEqual(refusal('text-about-health'));
		expect(writeTeaching(own, { ...about, healthChecked: true }, today).ok).toBe(true);
	});
});

describe('taking back what was written', () => {
	it('is for who wrote it and still teaches there', () => {
		expect(takeBackTeaching(own, { mine: true })).toEqual({ ok: true, value: 'taken-back' });
	});

	it('a coach of the programme cannot take back what a colleague wrote', () => {
		expect(takeBackTeaching(own, { mine: false })).toEqual(refusal('teaching-not-yours'));
	});

	it('a coach who no longer teaches there cannot take back what they wrote', () => {
		expect(takeBackTeaching(foreign, { mine: true })).toEqual(refusal('programme-not-yours'));
	});
});

describe('books', () => {
	it('are changed by who teaches every programme of the list', () => {
		expect(changeBooks([own, own], 2000).ok).toBe(true);
	});

	it('a coach cannot slip in the books of a programme of somebody else', () => {
		expect(changeBooks([own, foreign], 2)).toEqual(refusal('programme-not-yours'));
	});

	it('nobody brings in more than 2000 books at once', () => {
		expect(changeBooks([own], 2001)).toEqual(refusal('books-too-many'));
	});
});

describe('lines that are pasted', () => {
	it('are one a line, without what only marks a list', () => {
		expect(teachingLines('  Rookgas  en\tverbranding \r\n\n- Meten\n• Afstellen')).toEqual(
			['Rookgas en verbranding', 'Meten', 'Afstellen'].map((text) => ({ period: '', text })),
		);
	});

	it('take the period before the colon, or else the period of the form', () => {
		expect(teachingLines('Periode 2: rookgas\nCO-meting: oefenen', 'Blok B')).toEqual([
			{ period: 'Periode 2', text: 'rookgas' },
			{ period: 'Blok B', text: 'CO-meting: oefenen' },
		]);
		expect(teachingLines('P3 : leidingen')).toEqual([{ period: 'P3', text: 'leidingen' }]);
		expect(teachingLines('Week 3 t/m 6: leidingen')).toEqual([
			{ period: 'Week 3 t/m 6', text: 'leidingen' },
		]);
	});

	it('stand under a period that has a line of its own', () => {
		expect(teachingLines('Periode 2:\nrookgas\nmeten\nPeriode 3:\nstoring')).toEqual([
			{ period: 'Periode 2', text: 'rookgas' },
			{ period: 'Periode 2', text: 'meten' },
			{ period: 'Periode 3', text: 'storing' },
		]);
		expect(teachingLines('Periode 2:\n \n')).toEqual([]);
	});
});

it.each([
	['3', { first: 3, last: 3 }],
	['1-4', { first: 1, last: 4 }],
	['1 – 4', { first: 1, last: 4 }],
	['1 t/m 4', { first: 1, last: 4 }],
	['Periode 2', { first: 2, last: 2 }],
	['P2', { first: 2, last: 2 }],
	['24', { first: 24, last: 24 }],
	['', null],
	['4-1', undefined],
	['0', undefined],
	['25', undefined],
	['heel het jaar', undefined],
])('the period %o is %o', (text, periods) => {
	expect(periodsOf(text)).toEqual(periods);
});

it('the books of now are those of the period that is taught, with those of every period', () => {
	const books = [
		{ title: 'always', periods: null },
		{ title: 'first', periods: { first: 1, last: 4 } },
		{ title: 'second', periods: { first: 5, last: 9 } },
	];
	const titles = (period: string) => booksNow(books, [{ period }]).map(({ title }) => title);
	expect(titles('Periode 4')).toEqual(['always', 'first']);
	expect(titles('Periode 4-5')).toEqual(['always', 'first', 'second']);
	expect(titles('Periode 9')).toEqual(['always', 'second']);
	expect(titles('voorjaar')).toHaveLength(3);
	expect(booksNow(books, [])).toHaveLength(3);
});
