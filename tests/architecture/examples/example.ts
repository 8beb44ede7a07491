import type { SourceFile } from '../rule.ts';

export type Tree = Readonly<Record<string, string>>;

/** The smallest tree that breaks a rule, what is then said, and one that keeps it. */
export type Example = {
	readonly rule: string;
	readonly bad: Tree;
	readonly says: string;
	readonly good: Tree;
};

export const filesOf = (tree: Tree): readonly SourceFile[] =>
	Object.entries(tree).map(([path, text]) => ({ path, text }));
