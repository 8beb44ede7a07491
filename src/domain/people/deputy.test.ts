import { expect, it } from 'vitest';
import { day } from '../kernel/time.ts';
import { appointDeputy, type AppointDeputy } from './deputy.ts';
import { roleKinds } from './role.ts';

const today = day('2026-11-22');
const appoint = (change: Partial<AppointDeputy> = {}) =>
	appointDeputy(
		{
			ownRole: 'coach',
			colleague: true,
			begins: today,
			ends: day('2027-01-20'),
			others: [],
			...change,
		},
		today,
	);
const refusedWith = (refusal: string) => ({ ok: false, refusal });

it('a coach or trainer lets a colleague stand in, for sixty days', () => {
	expect(appoint().ok).toBe(true);
	expect(appoint({ ownRole: 'trainer', ends: today }).ok).toBe(true);
});

it('a deputy, a coach of elsewhere or an administrator cannot appoint for a role not theirs', () =>
	expect(appoint({ ownRole: null })).toEqual(refusedWith('deputy-not-yours')));

it.each(roleKinds.filter((kind) => kind !== 'coach' && kind !== 'trainer'))(
	'the %s lets nobody stand in',
	(ownRole) => expect(appoint({ ownRole })).toEqual(refusedWith('deputy-not-for-role')),
);

it('a coach cannot let somebody of another organisation read their students', () =>
	expect(appoint({ colleague: false })).toEqual(refusedWith('deputy-elsewhere')));

it('a coach cannot say afterwards that somebody stood in', () =>
	expect(appoint({ begins: day('2026-11-21') })).toEqual(refusedWith('deputy-in-past')));

it('a coach cannot let it end before it began', () =>
	expect(appoint({ begins: day('2026-11-24'), ends: day('2026-11-23') })).toEqual(
		refusedWith('deputy-ends-first'),
	));

it('a coach cannot let somebody stand in for longer than sixty days', () =>
	expect(appoint({ ends: day('2027-01-21') })).toEqual(refusedWith('deputy-too-long')));

it('a coach cannot let two stand in on one day', () => {
	const others = [{ begins: day('2026-12-01'), ends: day('2026-12-10') }];
	expect(appoint({ others })).toEqual(refusedWith('deputy-already'));
	expect(appoint({ others, ends: day('2026-11-30') }).ok).toBe(true);
	expect(appoint({ others, begins: day('2026-12-11') }).ok).toBe(true);
});
