import { describe, expect, it } from 'vitest';
import { bookHeaders, isbnOf, readBookList } from './book-list.ts';

const header = ['ISBN', 'Titel', 'Uitgever', 'Vak', 'Periode', 'Crebo', 'Niveau', 'Verplicht'];
const cells = ['9789000010004', 'Installatie', 'Werkwijzer', 'Vakleer', '1-4', '25835', '3', 'J'];
/** A list of rows, each with other cells at some places. */
const read = (...rows: Record<number, string>[]) =>
	readBookList({
		header,
		rows: rows.map((change, at) => ({
			line: at + 2,
			cells: cells.map((cell, place) => change[place] ?? cell),
		})),
	});
const problems = (...rows: Record<number, string>[]) =>
	read(...rows).problems.map(({ line, column, code, value }) => [line, column, code, value]);

describe('a book list', () => {
	it('is read by its headers, in any order and case', () => {
		expect(read({}).books).toEqual([
			{
				line: 2,
				isbn: '9789000010004',
				title: 'Installatie',
				publisher: 'Werkwijzer',
				subject: 'Vakleer',
				periods: { first: 1, last: 4 },
				crebo: '25835',
				level: 3,
				required: true,
			},
		]);
		const short = readBookList({
			header: ['crebo', 'boek'],
			rows: [{ line: 2, cells: ['25835', 'Meten'] }],
		});
		expect(short.books[0]).toMatchObject({ title: 'Meten', isbn: '', periods: null, level: null });
	});

	it('says which of the two columns is missing without which no row can be read', () => {
		const without = readBookList({ header: ['vak', 'niveau'], rows: [{ line: 2, cells: ['a'] }] });
		expect(without).toEqual({ missing: ['title', 'crebo'], books: [], problems: [] });
	});

	it('is known by two headers, whatever else stands beside them', () => {
		expect(bookHeaders.recognised(['Titel', 'crebo-code', 'Prijs'])).toBe(2);
		expect(bookHeaders.recognised(['Naam', 'Nummer'])).toBe(0);
	});

	it('takes a row of several crebos as a book of each', () => {
		expect(read({ 5: '25835; 25821' }).books.map(({ crebo }) => crebo)).toEqual(['25835', '25821']);
	});

	it('leaves out the row that says the same twice, and keeps the one that differs', () => {
		const twice = read({}, {}, { 3: 'Profiel' });
		expect(twice.books.map(({ line }) => line)).toEqual([2, 4]);
		expect(twice.problems).toEqual([
			{ line: 3, column: 'Titel', code: 'duplicate', value: 'Installatie' },
		]);
	});

	it.each([
		[{ 1: ' ' }, 'Titel', 'title_missing', ''],
		[{ 1: 'x'.repeat(201) }, 'Titel', 'text_too_long', `${'x'.repeat(80)}…`],
		[{ 5: '2583' }, 'Crebo', 'crebo_wrong', '2583'],
		[{ 5: '' }, 'Crebo', 'crebo_wrong', ''],
		[{ 5: '25835 en meer' }, 'Crebo', 'crebo_wrong', '25835 en meer'],
		[{ 4: '9-5' }, 'Periode', 'period_wrong', '9-5'],
		[{ 6: '5' }, 'Niveau', 'level_wrong', '5'],
		[{ 7: 'misschien' }, 'Verplicht', 'required_wrong', 'misschien'],
	])('leaves out the row %o and says why', (change, column, code, value) => {
		expect(read(change).books).toEqual([]);
		expect(problems(change)).toEqual([[2, column, code, value]]);
	});

	it('takes a book without its ISBN when a spreadsheet spoiled that, and says so', () => {
		expect(problems({ 0: '9,789E+12' })).toEqual([[2, 'ISBN', 'isbn_wrong', '9,789E+12']]);
		expect(problems({ 0: '9,789E+12', 5: '2583' })).toEqual([[2, 'Crebo', 'crebo_wrong', '2583']]);
		expect(read({ 0: '9,789E+12' }).books[0]).toMatchObject({ isbn: '', title: 'Installatie' });
	});

	it.each([
		['N', false],
		['', false],
		['aanbevolen', false],
		['ja', true],
		['✓', true],
	])('reads %o as required: %o', (text, required) => {
		expect(read({ 7: text }).books[0]?.required).toBe(required);
	});

	it('keeps a formula as the text that it is', () => {
		expect(read({ 1: '=HYPERLINK("x")' }).books[0]?.title).toBe('=HYPERLINK("x")');
	});
});

it.each([
	['978-90-00-01000-4', '9789000010004'],
	['ISBN 90-00-00000-X', undefined],
	['0-306-40615-2', '0306406152'],
	['9789000010005', undefined],
	['', ''],
])('the ISBN %o is %o', (text, isbn) => {
	expect(isbnOf(text)).toBe(isbn);
});
