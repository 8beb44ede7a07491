import { describe, expect, it } from 'vitest';
import { exceptions, families } from './exceptions.ts';
import { judge } from './rule.ts';
import { rulesWith } from './rules.ts';
import { tree } from './tree.ts';

const files = tree();
const rules = rulesWith(families);

describe('the house', () => {
	it.each(rules)('$name', (rule) => expect(judge(rule, files, exceptions)).toEqual([]));

	it('has no exception to a rule that does not exist', () => {
		const names = rules.map(({ name }) => name);
		for (const { rule } of exceptions) expect(names).toContain(rule);
	});

	it('has a reason for every family of keys', () => {
		for (const { reason } of families) expect(reason.split(/\s+/).length).toBeGreaterThan(2);
	});

	it('is read whole, and not past an empty folder', () => {
		expect(files.some(({ path }) => path === 'src/domain/kernel/time.ts')).toBe(true);
		expect(files.some(({ path }) => path === 'package-lock.json')).toBe(true);
	});
});
