import { describe, expect, it } from 'vitest';
import { fullName } from './person.ts';
import { choosable, isShared, looksShared, sameHuman } from './shared.ts';

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
