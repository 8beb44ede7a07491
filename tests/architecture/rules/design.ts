import { importsOf, markupOf, resolved, scriptOf } from '../parse.ts';
import type { Finding, Rule, SourceFile } from '../rule.ts';

const page = 'src/routes/design/+page.svelte';
const component = /^src\/ui\/(?:.*\/)?(\w+)\.svelte$/;
/** Around every page, so that it is on this one too. */
const layout = 'src/routes/+layout.svelte';

/** What the page is made of, without what other slices lend it. */
const shows = (files: readonly SourceFile[]) => {
	const start = files.find(({ path }) => path === page);
	const lent = start ? importsOf(start).map((one) => resolved(page, one)) : [];
	return files.filter(
		({ path }) =>
			path === page ||
			path === layout ||
			(path.endsWith('.svelte') && path.startsWith('src/features/design/ui/')) ||
			(path.startsWith('src/features/') && lent.includes(path)),
	);
};

/** The words that a prop chooses among, without the one that it is when nobody says anything. */
function variantsOf(file: SourceFile): { prop: string; value: string }[] {
	const script = scriptOf(file);
	const unions = script.matchAll(/\b(\w+)\??:\s*((?:\|?\s*'[\w-]+'\s*)+)(?:\|\s*undefined\s*)?;/g);
	return [...unions].flatMap(([, prop = '', union = '']) => {
		const usual = new RegExp(`\\b${prop} = '([\\w-]+)'`).exec(script)?.[1];
		const values = [...union.matchAll(/'([\w-]+)'/g)].map(([, value = '']) => value);
		return values.filter((value) => value !== usual).map((value) => ({ prop, value }));
	});
}

function unshown(files: readonly SourceFile[]): Finding[] {
	const shown = shows(files);
	return files.flatMap((file) => {
		const name = component.exec(file.path)?.[1];
		if (!name) return [];
		const by = shown.filter((one) => new RegExp(`<${name}\\b`).test(markupOf(one)));
		const { path } = file;
		if (by.length === 0) return [{ path, what: 'is not on /design' }];
		if (!shown.some((one) => markupOf(one).includes(`<Specimen name="${name}"`)))
			return [{ path, what: 'has no heading of its own on /design' }];
		return variantsOf(file)
			.filter(({ value }) => !by.some(({ text }) => new RegExp(`['"]${value}['"]`).test(text)))
			.map(({ prop, value }) => ({ path, what: `is not on /design as ${prop} ${value}` }));
	});
}

export const designRules: readonly Rule[] = [
	{ name: 'every component of the design system is on /design in each variant', check: unshown },
];
