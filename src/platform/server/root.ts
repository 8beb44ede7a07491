import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder of the checkout or the release, found upwards from this file: the same in source,
 * in the build and in tests, wherever the process was started.
 */
export const root = above(import.meta.dirname);

function above(folder: string): string {
	if (existsSync(join(folder, 'database', 'migrations'))) return folder;
	const parent = dirname(folder);
	if (parent === folder) throw new Error('the folder database/migrations is missing');
	return above(parent);
}
