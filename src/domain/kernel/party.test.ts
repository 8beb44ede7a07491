import { expect, it } from 'vitest';
import { parties, partyOf, parts } from './party.ts';

it('every part speaks for one corner, and every corner has somebody', () => {
	expect(parts.map((part) => [part, partyOf(part)])).toEqual([
		['student', 'student'],
		['trainer', 'company'],
		['mentor', 'company'],
		['coach', 'school'],
		['teacher', 'school'],
	]);
	expect(new Set(parts.map(partyOf))).toEqual(new Set(parties));
});
