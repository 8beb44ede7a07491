import { describe, expect, it } from 'vitest';
import { fullName } from './person.ts';
import { choosable, entersAtOnce, howEnters, isShared, looksShared, sameHuman } from './shared.ts';

const name = (firstName: string, lastName: string, infix = '') => ({ firstName, infix, lastName });
const own = 'karin@veen.example';

describe('a shared mailbox', () => {
	it.each(['info@a.example', 'INFO@a.example', ' planning@a.example', 'bpv@a.example'])(
		'is suspected of %s',
		(address) => expect(looksShared(address)).toBe(true),
	);
	it.each(['karin@info.example', 'informatica@a.example', 'karin.info@a.example', ''])(
		'is not suspected of %s',
		(address) => expect(looksShared(address)).toBe(false),
	);

	it.each([
		[name('Karin', 'Veen'), name('karin', 'VEEN'), own],
		[name('Björn', 'Çelik'), name('Bjorn', 'Celik'), own],
		[name('Floris', 'Riele', 'te'), name('Floris', 'te Riele'), own],
		[name('K.', 'Veen'), name('Karin', 'Veen'), own],
		[name('K.J.', 'Veen'), name('K.', 'Veen'), own],
		[name('Karin', 'Veen'), name('Karin', 'Veen'), 'info@veen.example'],
	])('knows %o and %o for one person', (one, other, address) => {
		expect([sameHuman(one, other, address), sameHuman(other, one, address)]).toEqual([true, true]);
	});

	it.each([
		[name('Karin', 'Veen'), name('Kees', 'Veen'), own],
		[name('Karin', 'Veen'), name('Karin', 'Berg'), own],
		[name('P.', 'Veen'), name('Karin', 'Veen'), own],
		[name('K', 'Veen'), name('Karin', 'Veen'), own],
		[name('K.', 'Veen'), name('Karin', 'Veen'), 'info@veen.example'],
	])('makes no one person of %o and %o', (one, other, address) => {
		expect([sameHuman(one, other, address), sameHuman(other, one, address)]).toEqual([
			false,
			false,
		]);
	});

	it('is one as soon as two of all the names differ', () => {
		const [karin, initial, kees] = [
			name('Karin', 'Veen'),
			name('K.', 'Veen'),
			name('Kees', 'Veen'),
		];
		expect(isShared(own, [])).toBe(false);
		expect(isShared(own, [karin])).toBe(false);
		expect(isShared(own, [karin, initial])).toBe(false);
		expect(isShared(own, [initial, karin, kees])).toBe(true);
	});

	it('lets one choose a first name, a whole one where two share it, and spelled alike once', () => {
		const people = [
			{ id: 1, ...name('Zeynep', 'Kaya') },
			{ id: 2, ...name('Karin', 'Veen') },
			{ id: 3, ...name('Karin', 'Berg') },
			{ id: 4, ...name('Zeynep', 'Kaya') },
			{ id: 5, ...name('J.', 'Prins') },
		];
		expect(choosable(people, fullName)).toEqual([
			{ name: 'J. Prins', people: [5] },
			{ name: 'Karin Berg', people: [3] },
			{ name: 'Karin Veen', people: [2] },
			{ name: 'Zeynep', people: [1, 4] },
		]);
	});
});

describe('a mailbox of different names', () => {
	const none = { proven: false, taken: false, shared: false, handed: false, chose: false };
	it.each([
		['an invited teacher beside a name that another school typed', none, 'mailbox'],
		['a trainer beside a name of another firm', { ...none, handed: true }, 'mailbox'],
		[
			'who proved it when it was theirs alone',
			{ ...none, proven: true, shared: true, handed: true },
			'mailbox',
		],
		['a teacher whom nobody can hand a code', { ...none, shared: true }, 'mailbox'],
		['a trainer who reads it with a colleague', { ...none, shared: true, handed: true }, 'code'],
		[
			'a trainer under an address that somebody else proved',
			{ ...none, taken: true, handed: true },
			'code',
		],
		['a teacher under an address that somebody else proved', { ...none, taken: true }, 'not'],
		['who chose a code', { ...none, proven: true, chose: true }, 'code'],
	] as const)('lets %s in, %o, by: %s', (_, holder, way) => expect(howEnters(holder)).toBe(way));

	it('asks nothing of who proved it and shares it with nobody', () => {
		const anna = { ...none, ...name('Anna', 'Meijer'), proven: true };
		const mallory = { ...none, ...name('Mallory', 'Vreemd'), taken: true };
		expect(entersAtOnce([mallory, anna], own)).toBe(anna);
		expect(entersAtOnce([mallory, { ...anna, proven: false }], own)).toBeUndefined();
		expect(entersAtOnce([mallory, { ...anna, shared: true }], own), 'a colleague').toBeUndefined();
		expect(entersAtOnce([mallory, { ...anna, chose: true }], own), 'a code').toBeUndefined();
		expect(entersAtOnce([{ ...mallory, chose: true }, anna], own), 'they have one').toBeUndefined();
		expect(entersAtOnce([{ ...mallory, proven: true }, anna], own), 'both').toBeUndefined();
		expect(entersAtOnce([{ ...anna, proven: false, chose: true }, anna], own)).toEqual(anna);
	});
});
