import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dropReasons } from '#domain/import/column.ts';
import { comparedFields, difference } from '#domain/import/difference.ts';
import { missingFields, readList } from '#domain/import/list.ts';
import { problemCodes, warningCodes } from '#domain/import/problem.ts';
import { listedStatuses } from '#domain/import/status.ts';
import { delimiters, largest, readRefusals, readSheet } from './read.ts';

const file = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url));
const sample = file('data/samples/school-oost-bpv-list.csv');
const dossiers = JSON.parse(file('data/qualifications.json').toString()) as readonly {
	readonly qualifications: readonly { readonly crebo: string; readonly title: string }[];
}[];
const known = new Map(
	dossiers.flatMap(({ qualifications }) => qualifications.map((one) => [one.crebo, one] as const)),
);

const list = 'Nummer;Naam;Begindatum\n1;Çelik, Björn;1-2-2025\n2;"Riele, Teun te";1-3-2025\n';
const bytes = (text: string) => new TextEncoder().encode(text);
const refusal = (content: string | Uint8Array) => {
	const read = readSheet(typeof content === 'string' ? bytes(content) : content);
	return read.ok ? read.value : read.refusal;
};
function sheet(content: string | Uint8Array) {
	const read = readSheet(typeof content === 'string' ? bytes(content) : content);
	if (!read.ok) throw new Error(read.refusal);
	return read.value;
}

describe("a school's own list", () => {
	const placements = readList(sheet(sample), known);

	it('gives its thirty placements without a problem', () => {
		expect(sheet(sample).saw).toEqual({ encoding: 'windows-1252', delimiter: ';', headerLine: 1 });
		expect(placements.listed).toHaveLength(30);
		expect([placements.unread, placements.problems, placements.missing]).toEqual([[], [], []]);
		expect(
			placements.listed.map(({ status }) => status).filter((one) => one !== 'running'),
		).toEqual(['ended', 'expected', 'expected']);
		expect(placements.listed[4]?.student).toEqual({
			firstName: 'Björn',
			infix: '',
			lastName: 'Çelik',
		});
	});

	it('changes nothing the second time', () => {
		const held = placements.listed.map((one) => ({ ...one, id: one.studentNumber }));
		const again = difference(readList(sheet(sample), known).listed, held);
		expect(again.unchanged).toHaveLength(30);
		expect([again.added, again.changed, again.ended, again.gone].flat()).toEqual([]);
	});
});

describe('readSheet', () => {
	const utf16 = Buffer.from(`\ufeff${list}`, 'utf16le');

	it.each([
		['utf-8', bytes(list)],
		['utf-8-bom', bytes(`\ufeff${list}`)],
		['utf-16le', utf16],
		['utf-16be', Buffer.from(utf16).swap16()],
		['windows-1252', Buffer.from(list, 'latin1')],
	])('reads %s', (encoding, content) => {
		const read = sheet(content);
		expect(read.saw.encoding).toBe(encoding);
		expect(read.header[0]).toBe('Nummer');
		expect(read.rows[0]?.cells[1]).toBe('Çelik, Björn');
	});

	it('reads what Windows-1252 has and Latin-1 has not', () => {
		const content = Buffer.from(list.replace('Björn', 'B\u0091\u0080\u008a'), 'latin1');
		expect(sheet(content).rows[0]?.cells[1]).toBe('Çelik, B‘€Š');
	});

	it.each(delimiters)('reads with %j between the cells', (delimiter) => {
		const read = sheet(`Nummer;Naam;Begindatum\r\n1;Jan;1-2-2025\r\n`.replaceAll(';', delimiter));
		expect(read.saw.delimiter).toBe(delimiter);
		expect(read.rows).toEqual([{ line: 2, cells: ['1', 'Jan', '1-2-2025'] }]);
	});

	it('finds the header under title rows and counts lines as the file does', () => {
		const read = sheet(
			`sep=;\nBPV-lijst; school Oost\n\n;;\n${list.replace('Riele, ', 'Riele,\n')};;\n\n3;Jan;1-4-2025`,
		);
		expect(read.saw.headerLine).toBe(5);
		expect(read.rows.map(({ line }) => line)).toEqual([6, 7, 11]);
	});

	it.each(['\r\n', '\r', '\n'])('reads lines that end with %j', (end) => {
		expect(sheet(list.replaceAll('\n', end)).rows).toHaveLength(2);
	});

	it.each([
		['is never closed', '1;"Jan;1-2-2025\n2;Piet;1-3-2025', ['"Jan', 'Piet']],
		['means inch', '1;"Jan";1-2-2025\n2;5" Piet;1-3-2025', ['Jan', '5" Piet']],
		['meets another one', '1;"Jan;1-2-2025\n2;Piet";1-3-2025', ['"Jan', 'Piet"']],
	])('joins no two students when a quote %s', (_, rows, names) => {
		const read = sheet(`Nummer;Naam;Begindatum\n${rows}\n`);
		expect(read.rows.map(({ cells }) => cells[1])).toEqual(names);
	});

	it.each([
		['empty', ''],
		['empty', ' \n\n'],
		['no-rows', 'Nummer;Naam;Begindatum\n;;\n'],
		['header-unknown', 'a;b;c\n1;2;3\n'],
		['header-unknown', '"a;b;c\n1;2;3\n'],
		['not-a-list', 'Beste collega,\n'.replace(',', '')],
		['not-a-list', '<!DOCTYPE html><table><tr><td>Nummer;Naam;Begindatum'],
		['not-a-list', `${list}\u0000`],
		['not-a-list', '%PDF-1.7 Nummer;Naam;Begindatum\n1;2;3'],
		['not-a-list', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0)],
		['not-a-list', bytes('PK\u0003\u0004 a photo album')],
		['workbook-not-yet', file('data/samples/college-west-placements.xlsx')],
		['workbook-not-yet', Buffer.from('d0cf11e0a1b11ae100', 'hex')],
		['too-large', new Uint8Array(largest.bytes + 1)],
		['too-large', `Nummer;Naam;Begindatum${'\n;;'.repeat(largest.lines + 1)}`],
		['not-a-list', `Nummer;Naam;Begindatum${';x'.repeat(largest.columns)}\n1;Jan;1-2-2025`],
		['too-large', `Nummer;Naam;Begindatum\n${'1;Jan;1-2-2025\n'.repeat(largest.rows + 1)}`],
	])('answers %s to what is no list of placements', (code, content) => {
		expect(refusal(content)).toBe(code);
	});

	it('reads as many rows as it promises', () => {
		const most = `Nummer;Naam;Begindatum\n${'1;Jan;1-2-2025\n'.repeat(largest.rows)}`;
		expect(sheet(most).rows).toHaveLength(largest.rows);
	});

	it('answers to any bytes without throwing', () => {
		const answers = (content: Uint8Array) => {
			const read = readSheet(content);
			if (!read.ok) {
				expect(readRefusals).toContain(read.refusal);
				return;
			}
			const { listed, unread } = readList(read.value, known);
			expect(listed.length + unread.length).toBe(read.value.rows.length);
		};
		fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), answers), { numRuns: 500 });
		const tail = fc.string({ unit: 'binary', maxLength: 200 });
		const cells = fc.array(fc.constantFrom(';', '\n', '"', '1', '1-2-2025', 'Jan', '=1', '\u0000'));
		fc.assert(
			fc.property(
				fc.oneof(
					tail,
					cells.map((all) => all.join('')),
				),
				(text) => answers(bytes(sample.toString('latin1').slice(0, 600) + text)),
			),
			{ numRuns: 500 },
		);
		// A thousand lists take longer than a test may, on a busy machine.
	}, 60_000);
});

describe('the sentences of the import', () => {
	const snake = (code: string) =>
		code.replaceAll('-', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
	const wanted = [
		...[...problemCodes, ...warningCodes].map((code) => `import_problem_${code}`),
		...readRefusals.map((code) => `import_file_${snake(code)}`),
		...dropReasons.map((reason) => `import_reason_${reason}`),
		...new Set(
			[...comparedFields, ...missingFields([])].map((field) => `import_field_${snake(field)}`),
		),
		...listedStatuses.map((status) => `import_status_${status}`),
	];

	it.each(['nl', 'en'])(
		'has one for every code in %s, and none for a code that is no more',
		(locale) => {
			const texts = JSON.parse(
				file(`src/features/import/messages/${locale}.json`).toString(),
			) as object;
			const coded = /^import_(problem|file|reason|field|status)_/;
			expect(
				Object.keys(texts)
					.filter((key) => coded.test(key))
					.sort(),
			).toEqual(wanted.sort());
		},
	);
});
