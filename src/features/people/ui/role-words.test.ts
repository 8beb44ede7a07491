import { describe, expect, it } from 'vitest';
import { m } from '#messages';
import { roleKinds } from '#domain/people/role.ts';

describe('a role in a word', () => {
	it.each(['nl', 'en'] as const)(
		'is there for every role and part, each its own, in %s',
		(locale) => {
			const roles = [...roleKinds, 'student', 'deputy'];
			const words = roles.map((role) => m.people_role({ role }, { locale }));
			expect(words).not.toContain('');
			expect(new Set(words).size).toBe(roles.length);
		},
	);
});
