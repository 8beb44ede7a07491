import { expect, it } from 'vitest';
import { join } from 'node:path';
import { root } from '../root.ts';
import { parseRules, readRules } from './rules.ts';

it('reads the version and the tables of a file of rules', () => {
	const file = parseRules('x.sql', '-- version: 7\n-- tables: one, two\nselect 1;');
	expect(file).toMatchObject({ version: 7, tables: ['one', 'two'] });
	expect(parseRules('x.sql', '-- version: 7\n-- tables:\n').tables).toEqual([]);
});

it('refuses a file of rules without a version', () => {
	expect(() => parseRules('x.sql', 'select 1;')).toThrow('no version');
});

it('applies first what every other file builds on', async () => {
	const files = await readRules(join(root, 'database', 'rules'));
	expect(files.slice(0, 2).map(({ name }) => name)).toEqual(['scope.sql', 'reader.sql']);
	expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
});
