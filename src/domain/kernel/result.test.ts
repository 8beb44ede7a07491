import { expect, it } from 'vitest';
import { happened, refused, type Result } from './result.ts';

it('what happened carries what came of it, and no refusal', () => {
	const result: Result<string, 'no'> = happened('done');
	expect(result).toEqual({ ok: true, value: 'done' });
});

it('what was refused carries a code, and nothing that could be stored', () => {
	const result: Result<string, 'no'> = refused('no');
	expect(result).toEqual({ ok: false, refusal: 'no' });
	expect('value' in result).toBe(false);
});
