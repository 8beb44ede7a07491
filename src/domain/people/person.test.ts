import { expect, it } from 'vitest';
import { callName, fullName, isFoundIn, sortName, type PersonName } from './person.ts';

const named = (firstName: string, infix: string, lastName: string): PersonName => ({
	firstName,
	infix,
	lastName,
});
const floris = named('Floris', 'te', 'Riele');
const noor = named('Noor', '', 'Damen');
const anna = named('Anna', 'van den', 'Riele');

it('reads a name as it is spoken, with or without an infix', () => {
	expect(fullName(floris)).toBe('Floris te Riele');
	expect(fullName(noor)).toBe('Noor Damen');
});

it('leaves no space behind a name of one word', () =>
	expect(fullName(named('Sukarno', '', ''))).toBe('Sukarno'));

it('sorts on the surname without its infix, then on the first name', () => {
	const sorted = [floris, noor, anna].sort((one, other) =>
		sortName(one).localeCompare(sortName(other), 'nl'),
	);
	expect(sorted.map(fullName)).toEqual(['Noor Damen', 'Anna van den Riele', 'Floris te Riele']);
});

it('sorts whatever the case in which a list spells a name', () =>
	expect(sortName(named('IRIS', '', 'VOS'))).toBe(sortName(named('Iris', '', 'Vos'))));

it('somebody known by initials is called by the whole name', () => {
	expect(callName({ firstName: 'P.', infix: 'te', lastName: 'Brake' })).toBe('P. te Brake');
	expect(callName({ firstName: 'Noor', infix: '', lastName: 'Bakker' })).toBe('Noor');
});

it('is found by the beginning of each of its words, as one types it: without marks, in any order', () => {
	expect(isFoundIn('Björn Çelik Wójcik', 'wojc bjorn')).toBe(true);
	expect(isFoundIn('Kılıç', 'KILIC')).toBe(true);
	expect(isFoundIn('Björn Çelik', 'bjorn jansen')).toBe(false);
	expect(isFoundIn('Björn Çelik', ' ')).toBe(true);
	expect(isFoundIn('Sil Bakker-Berg', 'berg s')).toBe(true);
	expect(isFoundIn('(Anna) de Groot', 'anna')).toBe(true);
	expect(isFoundIn('Iris Bos, onderhoud', 'oud')).toBe(false);
});
