import { describe, expect, it } from 'vitest';
import { codeExamples } from './examples/code.ts';
import { designExamples } from './examples/design.ts';
import { filesOf } from './examples/example.ts';
import { importsExamples } from './examples/imports.ts';
import { namesExamples } from './examples/names.ts';
import { repositoryExamples } from './examples/repository.ts';
import { textsExamples } from './examples/texts.ts';
import { judge } from './rule.ts';
import type { Exception, Rule } from './rule.ts';
import { rulesWith } from './rules.ts';
import { messageRules } from './rules/messages.ts';

const rules = rulesWith([]);
const examples = [
	...importsExamples,
	...namesExamples,
	...codeExamples,
	...textsExamples,
	...designExamples,
	...repositoryExamples,
];
const named = (name: string): Rule => {
	const rule = rules.find((one) => one.name === name);
	if (!rule) throw new Error(`no rule is called "${name}"`);
	return rule;
};

describe.each(examples)('$rule, $says', ({ rule, bad, says, good }) => {
	it('is found in the bad example', () => {
		const found = judge(named(rule), filesOf(bad), []);
		expect(found.join('\n')).toContain(says);
	});

	it('leaves the good example alone', () =>
		expect(judge(named(rule), filesOf(good), [])).toEqual([]));
});

describe('the rules', () => {
	it.each(rules)('has a bad example of "$name"', ({ name }) =>
		expect(examples.map(({ rule }) => rule)).toContain(name),
	);
});

describe('an exception', () => {
	const rule = named('only the log writes to the console');
	const files = filesOf({ 'src/ui/a.ts': 'console.log(1);' });
	const exception: Exception = { rule: rule.name, path: 'src/ui/a.ts', reason: 'a test of this' };

	it('lets its own finding stand', () => expect(judge(rule, files, [exception])).toEqual([]));

	it('lets no other file off', () =>
		expect(judge(rule, files, [{ ...exception, path: 'src/ui/b.ts' }]).join()).toContain(
			'src/ui/a.ts: uses console',
		));

	it('fails once nothing needs it', () =>
		expect(judge(rule, [], [exception]).join()).toContain('no longer needed'));

	it('fails without a reason', () =>
		expect(judge(rule, files, [{ ...exception, reason: '' }]).join()).toContain(
			'without a reason',
		));
});

describe('a family of keys', () => {
	const family = { prefix: 'signal_topic_', reason: 'a topic is part of the key' };
	const rule = messageRules([family]).find(({ name }) => name.startsWith('every key is read'));
	const text = { 'src/features/signal/messages/nl.json': '{ "signal_topic_work": "Werk" }' };
	const used = { 'src/features/signal/ui/a.svelte.ts': 'm[`signal_topic_${topic}`]' };

	it('counts as read where the code shows its beginning', () =>
		expect(rule?.check(filesOf({ ...text, ...used }))).toEqual([]));

	it.each([text, used, {}])('fails once nothing needs it', (tree) =>
		expect(rule?.check(filesOf(tree)).map(({ what }) => what)).toContain(
			'this family of keys is no longer needed',
		),
	);
});
