/** Reads TypeScript and Svelte as far as the rules need it. */
import { posix } from 'node:path';
import ts from 'typescript';
import type { SourceFile } from './rule.ts';

/** The script of a file; of a component only what stands in its script tags, lines kept. */
export function scriptOf({ path, text }: SourceFile): string {
	if (!path.endsWith('.svelte')) return text;
	const scripts = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)];
	return scripts.map((script) => script[1]).join('\n');
}

/** A component's markup without scripts, styles and comments, for what stands in braces. */
export function markupOf({ path, text }: SourceFile): string {
	if (!path.endsWith('.svelte')) return '';
	return text.replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, '');
}

export function syntaxOf(file: SourceFile): ts.SourceFile {
	return ts.createSourceFile(file.path, scriptOf(file), ts.ScriptTarget.Latest, true);
}

/** Every node of a tree, outer ones first. */
export function nodesOf(top: ts.Node): ts.Node[] {
	const found: ts.Node[] = [];
	const visit = (node: ts.Node): void => {
		found.push(node);
		ts.forEachChild(node, visit);
	};
	visit(top);
	return found;
}

/** What a file imports: static, dynamic, re-exported and in types, as written. */
export function importsOf(file: SourceFile): string[] {
	const styles = [...file.text.matchAll(/@import\s+['"]([^'"]+)/g)].map((found) => found[1] ?? '');
	if (file.path.endsWith('.css')) return styles;
	const { importedFiles } = ts.preProcessFile(scriptOf(file), true, true);
	return importedFiles.map((imported) => imported.fileName);
}

const aliases: readonly (readonly [RegExp, string])[] = [
	[/^#(domain|features|platform|ui)\//, 'src/$1/'],
	[/^#messages$/, 'src/platform/i18n/generated/messages.js'],
	[/^#i18n-(runtime|server)$/, 'src/platform/i18n/generated/$1.js'],
	[/^#(house|demo)$/, 'src/$1.ts'],
	[/^#(data|database)\//, '$1/'],
];

/** The path to which an import leads, or nothing when it leads to a package. */
export function resolved(from: string, specifier: string): string | undefined {
	if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
	const alias = aliases.find(([pattern]) => pattern.test(specifier));
	return alias && specifier.replace(alias[0], alias[1]);
}

/** Takes off what only the type checker reads: `as`, `satisfies`, brackets, Object.freeze. */
export function bare(node: ts.Expression): ts.Expression {
	if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return bare(node.expression);
	if (ts.isParenthesizedExpression(node)) return bare(node.expression);
	if (ts.isCallExpression(node) && node.expression.getText() === 'Object.freeze')
		return node.arguments[0] ? bare(node.arguments[0]) : node;
	return node;
}

/** The objects that these files declare with `const`, by name. */
export function objectsIn(files: readonly SourceFile[]): Map<string, ts.ObjectLiteralExpression> {
	const found = new Map<string, ts.ObjectLiteralExpression>();
	for (const node of files.flatMap((file) => nodesOf(syntaxOf(file)))) {
		if (!ts.isVariableDeclaration(node) || !node.initializer) continue;
		const value = bare(node.initializer);
		if (ts.isObjectLiteralExpression(value)) found.set(node.name.getText(), value);
	}
	return found;
}

/** The keys of a declared object, spreads of other declared objects included. */
export function keysOf(
	name: string,
	objects: ReadonlyMap<string, ts.ObjectLiteralExpression>,
): string[] | undefined {
	return objects.get(name)?.properties.flatMap((property) => {
		if (ts.isSpreadAssignment(property))
			return keysOf(property.expression.getText(), objects) ?? [];
		return property.name && ts.isComputedPropertyName(property.name)
			? [property.name.expression.getText().replace(/^['"`]|['"`]$/g, '')]
			: [property.name?.getText().replace(/^['"]|['"]$/g, '') ?? ''];
	});
}
