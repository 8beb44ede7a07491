/** Reads the tree from disk, once, as the rules want it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from './rule.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folders = ['src', 'bin', 'tests', 'bench', 'database'];
const skipped = /(?:^|\/)(?:node_modules|generated|results|test-results)(?:\/|$)/;
const texts = /(?:\.(?:ts|mjs|js|svelte|css|html|json|sql)|^bin\/[\w-]+)$/;

/** Every text of ours, with paths from the root of the repository. */
export function tree(): readonly SourceFile[] {
	const inFolders = folders.flatMap((folder) => below(folder));
	const atRoot = readdirSync(root, { withFileTypes: true })
		.filter((entry) => entry.isFile() && !entry.name.endsWith('.log'))
		.map((entry) => entry.name);
	return [...inFolders.filter((path) => texts.test(path)), ...atRoot].map((path) => ({
		path,
		text: readFileSync(join(root, path), 'utf8'),
	}));
}

function below(folder: string): string[] {
	if (skipped.test(folder)) return [];
	return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = `${folder}/${entry.name}`;
		return entry.isDirectory() ? below(path) : [path];
	});
}
