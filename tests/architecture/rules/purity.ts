import ts from 'typescript';
import { markupOf, nodesOf, syntaxOf } from '../parse.ts';
import { rooms } from '../rooms.ts';
import { isProduct } from '../rule.ts';
import type { Finding, Rule, SourceFile } from '../rule.ts';

/** True where an identifier only names a property or a key, and reads nothing of that name. */
function isLabel(node: ts.Identifier): boolean {
	const { parent } = node;
	if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
	if (ts.isQualifiedName(parent)) return parent.right === node;
	return (
		(ts.isPropertyAssignment(parent) ||
			ts.isPropertySignature(parent) ||
			ts.isPropertyDeclaration(parent) ||
			ts.isMethodDeclaration(parent) ||
			ts.isMethodSignature(parent)) &&
		parent.name === node
	);
}

const remembered = new WeakMap<SourceFile, ReadonlySet<string>>();

/** The names a file reads: `Date` for an identifier, `Math.random` for a property. */
function namesRead(file: SourceFile): ReadonlySet<string> {
	const known = remembered.get(file);
	if (known) return known;
	const read = new Set<string>();
	remembered.set(file, read);
	const braces = [...markupOf(file).matchAll(/\{([^{}]*)\}/g)].map((found) => `(${found[1]});`);
	const markup = { path: 'markup.ts', text: braces.join('\n') };
	for (const node of [...nodesOf(syntaxOf(file)), ...nodesOf(syntaxOf(markup))]) {
		if (ts.isIdentifier(node) && !isLabel(node)) read.add(node.text);
		if (ts.isPropertyAccessExpression(node)) {
			read.add(node.getText().replace(/\s|\?/g, ''));
			read.add(`.${node.name.text}`);
		}
	}
	return read;
}

function forbiddenNames(files: readonly SourceFile[]): Finding[] {
	return files.filter(isProduct).flatMap((file) => {
		const never = rooms.find(({ holds }) => holds.test(file.path))?.never ?? [];
		if (never.length === 0) return [];
		const read = namesRead(file);
		return never
			.filter((name) => read.has(name))
			.map((name) => ({ path: file.path, what: `uses ${name}` }));
	});
}

/** A rule over what product files read, with the one place where it may. */
function onlyIn(place: RegExp, names: readonly string[], why: string) {
	return (files: readonly SourceFile[]): Finding[] =>
		files
			.filter((file) => isProduct(file) && !place.test(file.path))
			.flatMap((file) => {
				const read = namesRead(file);
				return names
					.filter((name) => read.has(name))
					.map((name) => ({ path: file.path, what: `uses ${name}: ${why}` }));
			});
}

const formats = [
	'.toLocaleDateString',
	'.toLocaleTimeString',
	'.toLocaleString',
	'Intl.DateTimeFormat',
	'Intl.RelativeTimeFormat',
];

const sql =
	/\bselect\s[^;<>]{1,400}?\sfrom\s|\binsert\s+into\s|\bupdate\s+\w+\s+set\s|\bdelete\s+from\s|\bsql\s*`|\b(?:selectFrom|insertInto|updateTable|deleteFrom)\b/i;

function sqlInRoutes(files: readonly SourceFile[]): Finding[] {
	return files
		.filter((file) => isProduct(file) && file.path.startsWith('src/routes/'))
		.flatMap(({ path, text }) => {
			const found = sql.exec(text)?.[0];
			return found ? [{ path, what: `speaks SQL: ${found.slice(0, 40).trim()}` }] : [];
		});
}

export const purityRules: readonly Rule[] = [
	{ name: 'no room uses what it may never', check: forbiddenNames },
	{
		name: 'dates are written by platform/time alone',
		check: onlyIn(/^src\/platform\/time(?:\/|\.ts$)/, formats, 'ask platform/time'),
	},
	{
		name: 'only the log writes to the console',
		check: onlyIn(/^src\/platform\/server\/log\.ts$/, ['console'], 'ask platform/server/log'),
	},
	{ name: 'no SQL in routes', check: sqlInRoutes },
];
