/** The shapes in which the house is judged: rules are functions over files in memory. */

export type SourceFile = { readonly path: string; readonly text: string };

/** Something a rule found: where, and what, in one line. */
export type Finding = { readonly path: string; readonly what: string };

export type Rule = {
	readonly name: string;
	readonly check: (files: readonly SourceFile[]) => Finding[];
};

/** A finding that stands on purpose. It must carry a reason, and go when nothing needs it. */
export type Exception = {
	readonly rule: string;
	readonly path: string;
	/** A part of the finding's line; without it every finding of this rule in this file stands. */
	readonly what?: string;
	readonly reason: string;
};

const covers = (exception: Exception, finding: Finding) =>
	finding.path === exception.path && finding.what.includes(exception.what ?? '');

/** The findings of one rule that nothing excuses, then the exceptions that excuse nothing. */
export function judge(
	rule: Rule,
	files: readonly SourceFile[],
	exceptions: readonly Exception[],
): string[] {
	const findings = rule.check(files);
	const mine = exceptions.filter((exception) => exception.rule === rule.name);
	return [
		...findings
			.filter((finding) => !mine.some((exception) => covers(exception, finding)))
			.map(({ path, what }) => `${path}: ${what}`),
		...mine
			.filter((exception) => !findings.some((finding) => covers(exception, finding)))
			.map(({ path, what }) => `${path}: the exception "${what ?? ''}" is no longer needed`),
		...mine
			.filter(({ reason }) => reason.trim().split(/\s+/).length < 3)
			.map(({ path }) => `${path}: an exception without a reason`),
	];
}

/** True for a test, which may import and use anything. */
export const isTest = (path: string) => path.endsWith('.test.ts') || path.startsWith('tests/');

/** True for the code that the product is made of. */
export const isProduct = ({ path }: SourceFile) =>
	/^src\/.*\.(?:ts|svelte)$/.test(path) && !isTest(path);

/** The text of one file, or nothing when the tree does not have it. */
export const textOf = (files: readonly SourceFile[], path: string): string | undefined =>
	files.find((file) => file.path === path)?.text;
