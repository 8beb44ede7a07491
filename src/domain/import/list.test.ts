import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference } from './difference.ts';
import { readList } from './list.ts';

const known = new Map([['25350', { title: 'Monteur werktuigkundige installaties' }]]);
const header = [
	'Nummer',
	'Naam',
	'Begindatum',
	'Einddatum',
	'Opleiding',
	'BPV-bedrijf',
	'Leerbedrijf-ID',
];
const row = (number: number, begin = '1-2-2025') => [
	`${number}`,
	`Riele, F${number} te`,
	begin,
	'31-7-2026',
	'25350',
	'Wieland',
	'100920071',
];
const read = (cells: string[][], headers = header) =>
	readList(
		{ header: headers, rows: cells.map((one, at) => ({ line: at + 2, cells: one })) },
		known,
	);
const codes = (list: ReturnType<typeof read>) =>
	list.problems.map(({ line, code }) => [line, code]);

describe('readList', () => {
	it('reads every row once', () => {
		const list = read([row(1), row(2)]);
		expect([list.listed.length, list.unread.length, list.problems.length]).toEqual([2, 0, 0]);
	});

	it('reports each of 300 bad rows and brings in the others', () => {
		const rows = Array.from({ length: 1000 }, (_, at) =>
			row(at, at < 300 ? '31-02-2025' : '1-2-2025'),
		);
		const list = read(rows);
		expect(list.listed).toHaveLength(700);
		expect(list.unread).toHaveLength(300);
		expect(new Set(list.problems.map(({ line }) => line)).size).toBe(300);
	});

	it('keeps the first of two equal rows and reports the second', () => {
		const list = read([row(1), row(2), row(1)]);
		expect(list.listed.map(({ line }) => line)).toEqual([2, 3]);
		expect(codes(list)).toEqual([[4, 'duplicate']]);
	});

	it('brings in neither of two rows that contradict each other', () => {
		const list = read([row(1), row(2), row(1).with(5, 'Brinkhof')]);
		expect(list.listed.map(({ studentNumber }) => studentNumber)).toEqual(['2']);
		expect(codes(list)).toEqual([
			[2, 'duplicate_different'],
			[4, 'duplicate_different'],
		]);
	});

	it('trusts no agreement number that two students share', () => {
		const list = read(
			[
				[...row(1), 'A'],
				[...row(2), 'A'],
				[...row(3), ''],
			],
			[...header, 'POK-nummer'],
		);
		expect(list.listed.map(({ studentNumber }) => studentNumber)).toEqual(['3']);
	});

	it('leaves out a row without number beside the same placement with one', () => {
		const list = read(
			[
				[...row(1), 'A'],
				[...row(1), ''],
			],
			[...header, 'POK-nummer'],
		);
		expect(list.listed.map(({ agreementNumber }) => agreementNumber)).toEqual(['A']);
		expect(codes(list)).toEqual([[3, 'duplicate_different']]);
	});

	it('takes one student at two companies for two placements', () => {
		expect(read([row(1), row(1).with(6, '100733206')]).listed).toHaveLength(2);
	});

	it('reads nothing while a column is missing, and names it', () => {
		const list = read([row(1)], header.with(0, 'Iets'));
		expect([list.missing, list.listed, list.unread.length]).toEqual([['studentNumber'], [], 1]);
	});

	it('reads no student number from a column of citizen service numbers', () => {
		const list = read([row(111222333), row(123456782)]);
		expect(list.missing).toEqual(['studentNumber']);
		expect(JSON.stringify([list.listed, list.unread, list.problems])).not.toMatch(/111222333/);
	});

	it('follows a person who corrects a column', () => {
		const { columns } = read([row(1)], header.with(0, 'Iets'));
		const use = { kind: 'read', field: 'studentNumber', askWhoIsMeant: false } as const;
		const corrected = columns.map((column) => (column.index === 0 ? { ...column, use } : column));
		const rows = [{ line: 2, cells: row(1) }];
		expect(readList({ header, rows }, known, corrected).listed).toHaveLength(1);
	});

	it('gives the same difference for any order of rows and columns', () => {
		const rows = fc.array(fc.tuple(fc.nat(5), fc.constantFrom('1-2-2025', '1-3-2025', 'x')), {
			maxLength: 9,
		});
		const whole = fc.shuffledSubarray(
			header.map((_, at) => at),
			{ minLength: header.length },
		);
		const asTold = (cells: string[][], headers: string[]) => {
			const list = read(cells, headers);
			const { added, gone } = difference(list.listed, [], list.unread);
			return JSON.stringify([added.map((one) => ({ ...one, line: 0 })), gone]);
		};
		const lists = rows.chain((facts) => {
			const cells = facts.map(([number, begin]) => row(number, begin));
			return fc.tuple(
				fc.constant(cells),
				fc.shuffledSubarray(cells, { minLength: cells.length }),
				whole,
			);
		});
		fc.assert(
			fc.property(lists, ([cells, shuffled, order]) => {
				const moved = shuffled.map((one) => order.map((at) => one[at] ?? ''));
				const headers = order.map((at) => header[at] ?? '');
				expect(asTold(moved, headers)).toBe(asTold(cells, header));
			}),
		);
	});
});
