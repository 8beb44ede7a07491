import ts from 'typescript';
import { keysOf, nodesOf, objectsIn, syntaxOf } from '../parse.ts';
import { isTest, textOf } from '../rule.ts';
import type { Finding, Rule, SourceFile } from '../rule.ts';

const problem = 'src/platform/problem.ts';
const texts = (locale: string) => `src/platform/messages/${locale}.json`;
const locales = ['nl', 'en'];

const keyOf = (code: string) => `problem_${code.replaceAll('-', '_')}`;

/** Every code that a decision or a slice can refuse with, where it is written. */
function codesIn(files: readonly SourceFile[]): { path: string; code: string }[] {
	const deciding = ({ path }: SourceFile) =>
		/^src\/(?:domain|features)\/.*\.ts$/.test(path) && !isTest(path);
	return files.filter(deciding).flatMap((file) =>
		nodesOf(syntaxOf(file)).flatMap((node) => {
			if (!ts.isCallExpression(node) || node.expression.getText() !== 'refused') return [];
			const literals = node.arguments.flatMap(nodesOf).filter(ts.isStringLiteralLike);
			return literals.map(({ text }) => ({ path: file.path, code: text }));
		}),
	);
}

function keysIn(files: readonly SourceFile[], locale: string): string[] {
	const text = textOf(files, texts(locale));
	return text ? Object.keys(JSON.parse(text) as object) : [];
}

function withoutStatusOrText(files: readonly SourceFile[]): Finding[] {
	const source = files.filter(({ path }) => path === problem);
	const statuses = keysOf('statuses', objectsIn(source));
	if (!statuses) return [{ path: problem, what: 'is not there yet: it must hold const statuses' }];
	const messages = locales.map((locale) => [locale, keysIn(files, locale)] as const);
	const lacks = (path: string, code: string): Finding[] =>
		messages
			.filter(([, keys]) => !keys.includes(keyOf(code)))
			.map(([locale]) => ({ path, what: `${code} has no text ${keyOf(code)} in ${locale}` }));
	const codes = codesIn(files);
	const without = codes.filter(({ code }) => !statuses.includes(code));
	const unspoken = [...new Set(statuses)].flatMap((code) => lacks(problem, code));
	return [
		...without.map(({ path, code }) => ({ path, what: `${code} has no status` })),
		...without.flatMap(({ path, code }) => lacks(path, code)),
		...unspoken,
	];
}

/** A text for a code that nobody has any more. */
function textsWithoutCode(files: readonly SourceFile[]): Finding[] {
	const statuses = keysOf('statuses', objectsIn(files.filter(({ path }) => path === problem)));
	const known = new Set((statuses ?? []).map(keyOf));
	return locales.flatMap((locale) =>
		keysIn(files, locale)
			.filter((key) => key.startsWith('problem_') && !known.has(key))
			.map((key) => ({ path: texts(locale), what: `${key} belongs to no refusal` })),
	);
}

export const refusalRules: readonly Rule[] = [
	{ name: 'every refusal has a status and both texts', check: withoutStatusOrText },
	{ name: 'every problem text belongs to a refusal', check: textsWithoutCode },
];
