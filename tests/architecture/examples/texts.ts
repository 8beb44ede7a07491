import type { Example } from './example.ts';

const refusal = 'every refusal has a status and both texts';
const problem = 'src/platform/problem.ts';
const read = 'src/features/signal/server/read.ts';
const common = ['src/platform/messages/nl.json', 'src/platform/messages/en.json'] as const;
const keys = 'every key is read and every read key has a text';
const nl = 'src/features/signal/messages/nl.json';
const en = 'src/features/signal/messages/en.json';
const card = 'src/features/signal/ui/Card.svelte';
const script = (text: string) => `<script lang="ts">\n${text}\n</script>\n`;
const texts = (value: string) => `{ "signal_a": ${JSON.stringify(value)} }`;

export const textsExamples: readonly Example[] = [
	{
		rule: refusal,
		bad: { [problem]: 'export const statuses = {};', [read]: "refused(a ? 'too-late' : 'b');" },
		says: 'too-late has no status',
		good: {
			[problem]: "export const statuses = { 'too-late': 409 } satisfies S;",
			[read]: "if (a) return refused('too-late');",
			[common[0]]: '{ "problem_too_late": "Te laat." }',
			[common[1]]: '{ "problem_too_late": "Too late." }',
		},
	},
	{
		rule: refusal,
		bad: { [problem]: 'const statuses = { a: 1 };', [common[0]]: '{ "problem_a": "" }' },
		says: 'a has no text problem_a in en',
		good: { [problem]: 'const statuses = {};' },
	},
	{
		rule: 'every problem text belongs to a refusal',
		bad: { [problem]: 'const statuses = {};', [common[1]]: '{ "problem_gone": "" }' },
		says: 'problem_gone belongs to no refusal',
		good: { [problem]: 'const statuses = { gone: 1 };', [common[1]]: '{ "problem_gone": "" }' },
	},
	{
		rule: 'every text stands in nl and en with the same placeholders',
		bad: { [nl]: texts('Dag {name}'), [en]: texts('Hello {person}') },
		says: 'signal_a has other placeholders than en',
		good: { [nl]: texts('Dag {name}'), [en]: texts('Hello {name}, {name}') },
	},
	{
		rule: 'every text stands in nl and en with the same placeholders',
		bad: { [nl]: texts('Dag') },
		says: 'signal_a is missing in en',
		good: { [nl]: texts('Dag'), [en]: texts('Hello') },
	},
	{
		rule: 'every key carries its slice and stands in one folder',
		bad: { [nl]: '{ "answerPlan": "" }' },
		says: 'answerPlan is not snake_case',
		good: {
			'src/features/sign-in/messages/nl.json': '{ "sign_in_a": "" }',
			[common[0]]: '{ "a": "" }',
		},
	},
	{
		rule: keys,
		bad: { [nl]: texts('Dag'), [card]: script("import { m } from '#messages';\n// m.signal_a()") },
		says: 'signal_a is never read',
		good: {
			[nl]: texts('Dag'),
			[card]: script("import { m } from '#messages';") + '{m.signal_a()}',
		},
	},
	{
		rule: keys,
		bad: { [card]: script("import { m } from '#messages';") + "{m['signal_b']()}" },
		says: 'reads signal_b, which has no text',
		good: { [card]: '{m.signal_b}' },
	},
	...['De stakeholder', 'Goed zo!', 'Jouw competenties'].map((text) => ({
		rule: 'no text says an unwelcome word',
		bad: { [nl]: texts(text) },
		says: 'signal_a says',
		good: { [nl]: texts('Goed zo.'), [en]: texts('The facilitator') },
	})),
	{
		rule: 'no sentence has more than 15 words',
		bad: { [nl]: `{ "signal_a": [{ "match": { "n=1": "${'woord '.repeat(16)}" } }] }` },
		says: 'a sentence of 16 words',
		good: { [nl]: texts('woord '.repeat(13) + '{wie} – dit. Nog een zin.') },
	},
];
