import ts from 'typescript';
import { bare, keysOf, nodesOf, objectsIn, syntaxOf } from '../parse.ts';
import { isTest } from '../rule.ts';
import type { Finding, Rule, SourceFile } from '../rule.ts';

const matrix = 'src/domain/access/matrix.ts';

/** The keys of one table of the matrix, or why they can't be read. */
function specified(files: readonly SourceFile[], name: 'tables' | 'actions'): string[] | Finding[] {
	if (!files.some(({ path }) => path === matrix))
		return [{ path: matrix, what: `is not there yet: it must export const ${name}` }];
	const inAccess = ({ path }: SourceFile) => path.startsWith('src/domain/access/') && !isTest(path);
	const objects = objectsIn(files.filter(inAccess));
	const keys = keysOf(name, objects);
	if (!keys) return [{ path: matrix, what: `exports no object literal ${name}` }];
	// A table outside the lock is specified too: under its schema, with the reason why.
	return name === 'tables' ? [...keys, ...(keysOf('openTables', objects) ?? [])] : keys;
}

/** Both ways: what exists and is not specified, what is specified and does not exist. */
function compared(
	files: readonly SourceFile[],
	name: 'tables' | 'actions',
	existing: readonly { readonly path: string; readonly key: string }[],
): Finding[] {
	const keys = specified(files, name);
	if (keys.some((key) => typeof key !== 'string')) return keys as Finding[];
	const known = new Set(keys as string[]);
	const missing = existing.filter(({ key }) => !known.has(key));
	const stale = [...known].filter((key) => !existing.some((one) => one.key === key));
	return [
		...missing.map(({ path, key }) => ({ path, what: `${key} is not in ${name} of the matrix` })),
		...stale.map((key) => ({ path: matrix, what: `${name} names ${key}, which does not exist` })),
	];
}

const statement =
	/\b(create\s+(?:unlogged\s+)?table(?:\s+if\s+not\s+exists)?|drop\s+table(?:\s+if\s+exists)?|alter\s+table(?:\s+if\s+exists)?)\s+(?:"?(\w+)"?\.)?"?(\w+)"?(?:\s+(partition\s+of)|\s+rename\s+to\s+"?(\w+)"?)?/gi;

/** The tables that are left after all migrations, in the order of their file names. */
function tablesIn(files: readonly SourceFile[]): { path: string; key: string }[] {
	const tables = new Map<string, string>();
	const migrations = files.filter(({ path }) => /^database\/migrations\/.*\.sql$/.test(path));
	for (const { path, text } of migrations.toSorted((a, b) => (a.path < b.path ? -1 : 1)))
		for (const found of text.replace(/--.*|\/\*[\s\S]*?\*\//g, '').matchAll(statement)) {
			const [, verb = '', schema = 'public', table = '', partition, renamed] = found;
			if (partition) continue;
			const under = /^(?:public|app)$/i.test(schema) ? '' : `${schema.toLowerCase()}.`;
			const key = under + table.toLowerCase();
			if (/^create/i.test(verb)) tables.set(key, path);
			if (/^drop/i.test(verb) || renamed) tables.delete(key);
			if (renamed) tables.set(under + renamed.toLowerCase(), path);
		}
	return [...tables].map(([key, path]) => ({ path, key }));
}

const server = /^src\/routes\/(.*?)\/?\+page\.server\.ts$/;

/** The form actions of a page, or nothing when they are not written as an object. */
function actionNames(file: SourceFile): string[] | undefined {
	const exported = nodesOf(syntaxOf(file)).find(
		(node) => ts.isVariableDeclaration(node) && node.name.getText() === 'actions',
	) as ts.VariableDeclaration | undefined;
	if (!exported) return /\bexport\b[^;]*\bactions\b/.test(file.text) ? undefined : [];
	const value = exported.initializer && bare(exported.initializer);
	if (!value || !ts.isObjectLiteralExpression(value)) return undefined;
	return value.properties.map((property) => property.name?.getText().replace(/['"]/g, '') ?? '...');
}

function actionsIn(files: readonly SourceFile[]): { path: string; key: string }[] {
	return files.flatMap((file) => {
		const folder = server.exec(file.path);
		if (!folder) return [];
		const names = actionNames(file) ?? ['(actions that are no plain object)'];
		return names.map((name) => ({ path: file.path, key: `/${folder[1]} ?/${name}` }));
	});
}

export const accessRules: readonly Rule[] = [
	{
		name: 'every table is in the access matrix',
		check: (files) => compared(files, 'tables', tablesIn(files)),
	},
	{
		name: 'every form action is in the access matrix',
		check: (files) => compared(files, 'actions', actionsIn(files)),
	},
];
