import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { accessMatrix, page } from '../../bin/access-matrix.ts';

it('docs/access-matrix.md says what the matrix says; else run: node bin/access-matrix.ts', async () => {
	expect(await readFile(page, 'utf8')).toBe(accessMatrix());
});
