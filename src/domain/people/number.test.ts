import { expect, it } from 'vitest';
import { numbersPerDayMax, setNumber, withdrawClaim, type SetNumber } from './number.ts';

const refusedWith = (refusal: string) => ({ ok: false, refusal });
const set = (change: Partial<SetNumber> = {}) =>
	setNumber({
		office: 'company',
		what: 'site',
		current: '100000001',
		wanted: '100000002',
		ownAlready: false,
		taken: false,
		waits: false,
		typedLastDay: 0,
		...change,
	});

it('a company keeps a leerbedrijf-ID that nobody has, and may leave it empty', () => {
	expect(set()).toEqual({ ok: true, value: 'kept' });
	expect(set({ wanted: '' })).toEqual({ ok: true, value: 'kept' });
});

it('a company asks for a leerbedrijf-ID that another has, and does not get it by typing it', () =>
	expect(set({ taken: true })).toEqual({ ok: true, value: 'claimed' }));

it('a school asks for a BRIN that another school has', () =>
	expect(set({ office: 'school', what: 'brin', taken: true })).toEqual({
		ok: true,
		value: 'claimed',
	}));

it('a company cannot take a BRIN', () =>
	expect(set({ what: 'brin' })).toEqual(refusedWith('brin-not-for-company')));

it('a school cannot take a leerbedrijf-ID', () =>
	expect(set({ office: 'school' })).toEqual(refusedWith('site-not-for-school')));

it('a company cannot give two sites one leerbedrijf-ID', () =>
	expect(set({ ownAlready: true })).toEqual(refusedWith('number-own-already')));

it('a company cannot ask for another number while one waits, but may change the name beside it', () => {
	expect(set({ waits: true })).toEqual(refusedWith('claim-waits'));
	expect(set({ waits: true, wanted: '100000001' })).toEqual({ ok: true, value: 'kept' });
});

it('an administrator cannot find out number by number which are known here, or keep all that are not', () => {
	for (const taken of [true, false]) {
		expect(set({ taken, typedLastDay: numbersPerDayMax - 1 }).ok).toBe(true);
		expect(set({ taken, typedLastDay: numbersPerDayMax }), 'alike').toEqual(
			refusedWith('claim-too-many'),
		);
	}
	expect(set({ wanted: '', typedLastDay: numbersPerDayMax }).ok, 'a name is no number').toBe(true);
});

it('an administrator takes back what waits', () =>
	expect(withdrawClaim({ decided: false }).ok).toBe(true));

it('an administrator cannot take back what was decided, and seem never to have asked', () =>
	expect(withdrawClaim({ decided: true })).toEqual(refusedWith('claim-decided')));
