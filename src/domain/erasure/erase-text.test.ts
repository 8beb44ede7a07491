import { describe, expect, it } from 'vitest';
import type { Part, Party } from '../kernel/party.ts';
import { eraseText, type TextFacts } from './erase-text.ts';

const text = (party: Party, more: Partial<TextFacts> = {}): TextFacts => ({
	party,
	own: false,
	erased: false,
	...more,
});
const as = (part: Part, onBehalfOf: string | null = null) => ({ person: 'me', part, onBehalfOf });
const no = { ok: false, refusal: 'text-not-yours-to-erase' };

describe('a text is erased', () => {
	it.each(['student', 'trainer', 'mentor', 'coach', 'teacher'] as const)(
		'by the %s who wrote it',
		(part) =>
			expect(eraseText(text('school', { own: true }), [as(part)])).toEqual({
				ok: true,
				value: as(part),
			}),
	);

	it('by the deputy who wrote it, under their own name', () =>
		expect(eraseText(text('school', { own: true }), [as('coach', 'other')]).ok).toBe(true));

	it.each(['student', 'company', 'school'] as const)(
		'by the student, whom it is about: %s wrote it',
		(party) => expect(eraseText(text(party), [as('student')]).ok).toBe(true),
	);

	it('by the coach for the school and by the trainer for the company', () => {
		expect(eraseText(text('school'), [as('coach')]).ok).toBe(true);
		expect(eraseText(text('company'), [as('trainer')]).ok).toBe(true);
	});

	it('in the part in which they may, of several', () =>
		expect(eraseText(text('company'), [as('coach'), as('trainer')])).toEqual({
			ok: true,
			value: as('trainer'),
		}));
});

describe('a text is not erased', () => {
	it('by the coach when the company or the student wrote it', () => {
		expect(eraseText(text('company'), [as('coach')])).toEqual(no);
		expect(eraseText(text('student'), [as('coach')])).toEqual(no);
	});

	it('by the trainer when the school or the student wrote it', () => {
		expect(eraseText(text('school'), [as('trainer')])).toEqual(no);
		expect(eraseText(text('student'), [as('trainer')])).toEqual(no);
	});

	it.each(['mentor', 'teacher'] as const)('by a %s who did not write it', (part) => {
		for (const party of ['student', 'company', 'school'] as const)
			expect(eraseText(text(party), [as(part)])).toEqual(no);
	});

	it('by a deputy of the coach or of the trainer who did not write it', () => {
		expect(eraseText(text('school'), [as('coach', 'other')])).toEqual(no);
		expect(eraseText(text('company'), [as('trainer', 'other')])).toEqual(no);
	});

	it('by somebody without a part, also when they wrote it', () =>
		expect(eraseText(text('school', { own: true }), [])).toEqual(no));

	it('twice by the student who erased it', () =>
		expect(eraseText(text('school', { erased: true }), [as('student')])).toEqual({
			ok: false,
			refusal: 'text-erased-already',
		}));
});
