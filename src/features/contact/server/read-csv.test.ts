import { expect, it } from 'vitest';
import type { Wall } from '../schema.ts';
import { csvOf } from './read-csv.ts';

/** What a school's list, a company or a coach can have named so; names of people are bounded besides. */
const formulas = [
	'=HYPERLINK("https://a.example";"Klik")',
	'+31 20',
	'-2+3',
	'@SUM(A1)',
	'\t=1',
	'\r\n=1',
	' =1";=2',
];

it('gives a spreadsheet no formula in any column, whoever typed it', () => {
	const tiles = formulas.map((text) => ({
		...{ id: '', name: text, company: text, school: text, group: text, qualification: text },
		...{ state: 'ended', begins: '2026-09-01', ends: '2026-11-01', triangle: null },
	}));
	const csv = csvOf({ tiles } as unknown as Wall);
	const cells = [...csv.matchAll(/"((?:[^"]|"")*)"(?=[;\r])/g)].map(([, cell]) => cell!);
	expect(cells).toHaveLength(9 * (formulas.length + 1));
	for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@]/);
	expect(csv).toContain(`"' =1"";=2"`);
});
