import { isTest } from '../rule.ts';
import type { Finding, Rule, SourceFile } from '../rule.ts';

const catalogue = /^(src\/(?:features\/([^/]+)|platform)\/messages)\/(nl|en)\.json$/;

/** Keys that are put together at run time: the code must show their beginning in quotes. */
export type Family = { readonly prefix: string; readonly reason: string };

type Text = {
	readonly path: string;
	readonly folder: string;
	readonly slice: string;
	readonly locale: string;
	readonly key: string;
	readonly texts: readonly string[];
};

/** Every string inside a message: one, or one per variant. */
function stringsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (Array.isArray(value)) return value.flatMap(stringsIn);
	if (value === null || typeof value !== 'object') return [];
	const { match } = value as { match?: unknown };
	return match ? stringsIn(Object.values(match)) : Object.values(value).flatMap(stringsIn);
}

function textsIn(files: readonly SourceFile[]): Text[] {
	return files.flatMap(({ path, text }) => {
		const found = catalogue.exec(path);
		if (!found) return [];
		const [, folder = '', slice = '', locale = ''] = found;
		return Object.entries(JSON.parse(text) as object)
			.filter(([key]) => key !== '$schema')
			.map(([key, value]) => ({ path, folder, slice, locale, key, texts: stringsIn(value) }));
	});
}

const placeholders = ({ texts }: Text) =>
	[...new Set(texts.flatMap((text) => text.match(/\{\s*\w+\s*\}/g) ?? []))].sort().join(' ');

function twins(files: readonly SourceFile[]): Finding[] {
	const all = textsIn(files);
	return all.flatMap((text) => {
		const other = text.locale === 'nl' ? 'en' : 'nl';
		const twin = all.find(
			({ folder, locale, key }) => folder === text.folder && locale === other && key === text.key,
		);
		if (!twin) return [{ path: text.path, what: `${text.key} is missing in ${other}` }];
		return placeholders(twin) === placeholders(text)
			? []
			: [{ path: text.path, what: `${text.key} has other placeholders than ${other}` }];
	});
}

function misnamed(files: readonly SourceFile[]): Finding[] {
	const all = textsIn(files);
	return all.flatMap(({ path, folder, slice, locale, key }) => {
		const prefix = slice && `${slice.replaceAll('-', '_')}_`;
		const shape = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/.test(key) && key.startsWith(prefix);
		const twice = all.some(
			(other) => other.key === key && other.locale === locale && other.folder !== folder,
		);
		return [
			...(shape ? [] : [{ path, what: `${key} is not snake_case that begins with ${prefix}` }]),
			...(twice ? [{ path, what: `${key} stands in two folders` }] : []),
		];
	});
}

/** Texts are read by the product and by its command line. */
const reads = ({ path }: SourceFile) =>
	/^(?:src|bin)\/.*(?:\.(?:ts|mjs|svelte)|\/[\w-]+)$/.test(path) && !isTest(path);

const withoutComments = (text: string) =>
	text.replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|(?<=^|\s)\/\/.*/gm, '');

/** Keys that are read as `m.key` or `m['key']`, with the files that do. */
function keysRead(files: readonly SourceFile[]): Map<string, string> {
	const read = new Map<string, string>();
	for (const { path, text } of files.filter(reads)) {
		if (!/['"]#messages['"]/.test(text)) continue;
		const uses = withoutComments(text).matchAll(/\bm(?:\.(\w+)|\[\s*['"](\w+)['"]\s*\])/g);
		for (const [, dotted, quoted] of uses) read.set(dotted ?? quoted ?? '', path);
	}
	return read;
}

function begun(files: readonly SourceFile[], prefix: string): boolean {
	return files.some(
		(file) =>
			reads(file) &&
			['`', "'", '"'].some((quote) => withoutComments(file.text).includes(quote + prefix)),
	);
}

function unread(families: readonly Family[]) {
	return (files: readonly SourceFile[]): Finding[] => {
		const read = keysRead(files);
		const of = (key: string) => families.find(({ prefix }) => key.startsWith(prefix));
		const texts = textsIn(files).filter(({ locale }) => locale === 'nl');
		const known = new Set(texts.map(({ key }) => key));
		return [
			...texts
				.filter(({ key }) => !read.has(key) && !of(key))
				.map(({ path, key }) => ({ path, what: `${key} is never read` })),
			...[...read]
				.filter(([key]) => !known.has(key))
				.map(([key, path]) => ({ path, what: `reads ${key}, which has no text` })),
			...families
				.filter(
					({ prefix }) =>
						!begun(files, prefix) || ![...known].some((k) => of(k)?.prefix === prefix),
				)
				.map(({ prefix }) => ({ path: prefix, what: 'this family of keys is no longer needed' })),
		];
	};
}

const unwelcome = /\b(?:competenties?|evaluatiecyclus|stakeholders?|facilitator(?:en|s)?)\b|!/i;

function unwelcomeWords(files: readonly SourceFile[]): Finding[] {
	return textsIn(files).flatMap(({ path, key, locale, texts }) => {
		const found = unwelcome.exec(texts.join('\n'))?.[0];
		if (!found || (locale === 'en' && found !== '!')) return [];
		return [{ path, what: `${key} says ${found}` }];
	});
}

/** Words of the longest sentence; a placeholder is one word, a dash none. */
function longest(text: string): number {
	const sentences = text.replace(/\{[^}]*\}/g, 'x').split(/[.?…](?=\s|$)|\n|<br>/);
	return Math.max(...sentences.map((one) => (one.match(/[\p{L}\p{N}][^\s]*/gu) ?? []).length));
}

function longSentences(files: readonly SourceFile[]): Finding[] {
	return textsIn(files).flatMap(({ path, key, texts }) => {
		const words = Math.max(0, ...texts.map(longest));
		return words > 15 ? [{ path, what: `${key} has a sentence of ${words} words` }] : [];
	});
}

/** The rules over texts. */
export const messageRules = (families: readonly Family[]): readonly Rule[] => [
	{ name: 'every text stands in nl and en with the same placeholders', check: twins },
	{ name: 'every key carries its slice and stands in one folder', check: misnamed },
	{ name: 'every key is read and every read key has a text', check: unread(families) },
	{ name: 'no text says an unwelcome word', check: unwelcomeWords },
	{ name: 'no sentence has more than 15 words', check: longSentences },
];
