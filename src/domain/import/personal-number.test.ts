import { expect, it } from 'vitest';
import { looksLikePersonalNumbers } from './personal-number.ts';

/** Made up: they pass the 11-test and are nobody's. */
const [one, other] = ['111222333', '123456782'];

it('sees a column of citizen service numbers, with dots, spaces or a lost zero', () => {
	expect(looksLikePersonalNumbers([one, other])).toBe(true);
	expect(looksLikePersonalNumbers([' 1112.22.333', '1234 56782', ''])).toBe(true);
	expect(looksLikePersonalNumbers(['10000008', other])).toBe(true);
});

it('never judges on a single value, however often it stands there', () => {
	expect(looksLikePersonalNumbers([one])).toBe(false);
	expect(looksLikePersonalNumbers([one, one, one])).toBe(false);
});

it('lets pass a column of which the smaller half passes by chance', () => {
	expect(looksLikePersonalNumbers([one, other, '100920071', '100733206'])).toBe(false);
	expect(looksLikePersonalNumbers(['000000000', '00000000', '200100', 'Floris', ''])).toBe(false);
});
