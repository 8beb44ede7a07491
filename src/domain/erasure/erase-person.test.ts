import { describe, expect, it } from 'vitest';
import { erasePerson } from './erase-person.ts';

const noor = { name: 'Noor de Wit', erased: false, lastAdministrator: false, typed: 'Noor de Wit' };

describe('a person is erased', () => {
	it('by an administrator who typed the name over, however it was spaced', () => {
		expect(erasePerson(noor)).toEqual({ ok: true, value: 'erased' });
		expect(erasePerson({ ...noor, typed: ' noor  DE wit ' })).toEqual({
			ok: true,
			value: 'erased',
		});
	});

	it('not by an administrator who typed another name, or nothing', () => {
		for (const typed of ['', 'Noor', 'Noor de Witte'])
			expect(erasePerson({ ...noor, typed })).toEqual({
				ok: false,
				refusal: 'person-name-differs',
			});
	});

	it('not when it is the last administrator, who would leave nobody to keep the organisation', () =>
		expect(erasePerson({ ...noor, lastAdministrator: true })).toEqual({
			ok: false,
			refusal: 'last-administrator',
		}));

	it('not twice by an administrator: nobody is left under that name', () =>
		expect(erasePerson({ ...noor, erased: true })).toEqual({
			ok: false,
			refusal: 'person-erased-already',
		}));
});
