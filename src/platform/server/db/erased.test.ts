import { afterEach, expect, it } from 'vitest';
import { getLocale, overwriteGetLocale } from '#i18n-runtime';
import { erasedName } from '#domain/kernel/erased.ts';
import { sayErased } from './erased.ts';

const told = getLocale;
afterEach(() => overwriteGetLocale(told));

const day = new Date(0);
const rows = () => [
	{ by: erasedName, at: day, none: null, steps: [{ by: erasedName, text: `not ${erasedName}` }] },
];
const read = async () =>
	(await sayErased.transformResult({ result: { rows: rows() }, queryId: { queryId: '1' } })).rows;

it.each([
	['nl', 'Verwijderde persoon'],
	['en', 'Erased person'],
] as const)(
	'says in %s who was erased, however deep it stands, and changes nothing else',
	async (language, name) => {
		overwriteGetLocale(() => language);
		expect(await read()).toEqual([
			{ by: name, at: day, none: null, steps: [{ by: name, text: `not ${erasedName}` }] },
		]);
	},
);
