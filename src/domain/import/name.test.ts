import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isName, isPlaceName, nameOfParts, readName, wholeName } from './name.ts';

const parts = (text: string) => {
	const name = readName(text);
	return name.ok ? [name.value.firstName, name.value.infix, name.value.lastName] : name.refusal;
};

describe('readName', () => {
	it.each([
		['Riele, Floris te', ['Floris', 'te', 'Riele']],
		['Berg, Aylin van den', ['Aylin', 'van den', 'Berg']],
		['Bakker, Sanne', ['Sanne', '', 'Bakker']],
		['te Riele, Floris', ['Floris', 'te', 'Riele']],
		['Nguyen, Le', ['Le', '', 'Nguyen']],
		['Riele, te', ['', 'te', 'Riele']],
		['R. Wieland', ['R.', '', 'Wieland']],
		['R. J. Wieland', ['R. J.', '', 'Wieland']],
		['P. te Brake', ['P.', 'te', 'Brake']],
		['L. van Raalte', ['L.', 'van', 'Raalte']],
		['Jan Peter de Vries', ['Jan Peter', 'de', 'Vries']],
		['te Brake', ['', 'te', 'Brake']],
		['Wieland', ['', '', 'Wieland']],
		['Dhr. R. Wieland', ['R.', '', 'Wieland']],
		['  Çelik ,\u00a0 Björn ', ['Björn', '', 'Çelik']],
		['\u202eBakker\u200f, \u0007Sanne\u0000', ['Sanne', '', 'Bakker']],
	])('reads %j', (text, expected) => {
		expect(parts(text)).toEqual(expected);
	});

	it.each([
		'Ξένια Παππά',
		'Олена Коваль',
		'محمد علی',
		'דוד לוי',
		'王小明',
		'さくら',
		'김민준',
		'สมชาย ใจดี',
		'आरव शर्मा',
		'Նարե',
		'ნინო',
	])('keeps %s in its own script', (text) => {
		const name = readName(text);
		expect(name.ok && wholeName(name.value)).toBe(text.normalize('NFC'));
	});

	it('keeps a joiner that a script needs', () => {
		expect(parts('می\u200cخواهم')).toEqual(['', '', 'می\u200cخواهم']);
	});

	it.each(['', '   ', '\u200f', ',', ' - , . '])('finds no name in %j', (text) => {
		expect(parts(text)).toBe('name_missing');
	});

	it.each([
		"O'Neill, Sinéad",
		"'t Hart, Maarten",
		'Nguyễn Thị Ánh',
		'J. van der Ploeg-de Vries',
		'Łukasz Żółć',
		'الْحُسَيْن بْنُ عَلِيّ',
		'שָׁלוֹם לֵוִי',
		'Jan (Johannes) Smit/Jansen',
		'Gal·la Ferrer',
		'Nguyễn Thị'.normalize('NFD'),
	])('takes %s for a real name', (text) => expect(isName(text)).toBe(true));

	it.each([
		'=HYPERLINK("https://a.example";"Jan")',
		'<b>Bakker</b>, =CMD()',
		'+Jan Smit',
		'Jan@Smit',
		'Jan; Smit',
		`Z${'\u0301'.repeat(100)} Smit`,
	])('lets nobody be called %j', (text) => expect(parts(text)).toBe('name_strange'));

	it('finds no name in digits', () => expect(parts('12 34')).toBe('name_missing'));

	it('knows a place by a letter or digit, and no pile of marks', () => {
		for (const name of ['Van Dalen & Zn. B.V.', '24/7 Techniek', 'K+R Installatie', '"De Hoek"'])
			expect(isPlaceName(name), name).toBe(true);
		for (const name of ['', '--', `Z${'\u0301'.repeat(9)}`]) expect(isPlaceName(name)).toBe(false);
		for (const name of ['www.evil.example', 'https://evil.example', 'evil.example/inloggen'])
			expect(isPlaceName(name), `${name} would be a link in mail to a student`).toBe(false);
	});

	it('finds no name in a whole story', () => {
		expect(parts('a'.repeat(121))).toBe('name_too_long');
	});

	it('loses no visible letter', () => {
		const word = fc.stringMatching(/^[a-zà-öø-ÿ]{1,9}$/);
		fc.assert(
			fc.property(word, word, word, (one, two, three) => {
				const name = readName(`${one}, ${two} ${three}`);
				const letters = (text: string) => [...text.replace(/[ ,]/g, '')].sort().join('');
				expect(name.ok && letters(wholeName(name.value))).toBe(letters(one + two + three));
			}),
		);
	});
});

describe('nameOfParts', () => {
	it('takes the columns as they are', () => {
		expect(nameOfParts(' Floris ', 'te', 'Riele')).toEqual(readName('Riele, Floris te'));
	});

	it('takes an infix that stands behind the last name', () => {
		expect(nameOfParts('Floris', '', 'Riele, te')).toEqual(readName('Riele, Floris te'));
	});

	it('finds no name in empty columns', () => {
		expect(nameOfParts('', '', ' ')).toEqual({ ok: false, refusal: 'name_missing' });
	});
});
