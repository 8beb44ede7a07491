import fc from 'fast-check';
import { expect, it } from 'vitest';
import { safeForSpreadsheet } from './spreadsheet-text.ts';

it.each(['=CMD()', '+31', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '  =1', '＝1'])(
	'shows %j as text',
	(text) => {
		expect(safeForSpreadsheet(text)).toBe(`'${text}`);
	},
);

it.each(['Floris te Riele', "'s-Hertogenbosch", 'a=b', '<b>', ''])('leaves %j alone', (text) => {
	expect(safeForSpreadsheet(text)).toBe(text);
});

it('never gives a spreadsheet the beginning of a formula', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			expect(safeForSpreadsheet(text)).not.toMatch(/^[=+\-@\t\r\n]/);
		}),
	);
});
