import { expect, it } from 'vitest';
import { day } from '../kernel/time.ts';
import { mailingsPerHourMax } from './mailing.ts';
import {
	endRole,
	endSignIns,
	giveRole,
	inviteColleague,
	keepRole,
	type EndRole,
	type GiveRole,
	type HeldRole,
} from './office.ts';
import { kindsOf, roleKinds } from './role.ts';

const today = day('2026-11-22');
const refusedWith = (refusal: string) => ({ ok: false, refusal });
const held = (change: Partial<HeldRole> = {}): HeldRole => ({
	kind: 'teacher',
	begins: day('2025-08-01'),
	ends: null,
	...change,
});
const give = (change: Partial<GiveRole> = {}) =>
	giveRole(
		{ kind: 'coach', office: 'school', begins: today, ends: null, held: [held()], ...change },
		today,
	);
const another = { begins: day('2025-08-01'), ends: null, reachable: true };
const end = (change: Partial<EndRole> = {}) =>
	endRole({ role: held(), ends: today, administrators: [], ...change }, today);

it('an administrator gives a role to a colleague and to a new name, from today or later', () => {
	expect(give().ok).toBe(true);
	expect(give({ held: undefined }).ok).toBe(true);
	expect(give({ begins: day('2027-01-01'), ends: day('2027-01-02') }).ok).toBe(true);
});

it.each(['school', 'company'] as const)(
	'the administrator of a %s cannot give a role that it does not have',
	(office) => {
		for (const kind of roleKinds)
			expect(give({ office, kind, held: undefined }).ok).toBe(
				(kindsOf[office] as readonly string[]).includes(kind),
			);
		const other = office === 'school' ? 'trainer' : 'coach';
		expect(give({ office, kind: other })).toEqual(refusedWith('role-kind-elsewhere'));
	},
);

it('an administrator cannot give a role to who left, and may work elsewhere now', () => {
	const left = held({ ends: today });
	expect(give({ held: [left] })).toEqual(refusedWith('colleague-left'));
	expect(give({ held: [left, held({ ends: day('2026-11-23') })] }).ok).toBe(true);
});

it('an administrator cannot say afterwards that somebody was there', () =>
	expect(give({ begins: day('2026-11-21') })).toEqual(refusedWith('role-begins-in-past')));

it('an administrator cannot let somebody begin in the year 9999', () => {
	expect(give({ begins: day('2028-11-22') }).ok).toBe(true);
	expect(give({ begins: day('2028-11-23') })).toEqual(refusedWith('role-begins-too-far'));
});

it('an administrator cannot let a role end before it began', () =>
	expect(give({ ends: today })).toEqual(refusedWith('role-ends-first')));

it('an administrator cannot give somebody a role twice for the same days', () => {
	const coach = held({ kind: 'coach', ends: day('2026-12-01') });
	expect(give({ held: [coach] })).toEqual(refusedWith('role-already'));
	expect(give({ held: [coach], begins: day('2026-11-30') })).toEqual(refusedWith('role-already'));
	expect(give({ held: [coach], begins: day('2026-12-01') }).ok).toBe(true);
	const later = held({ kind: 'coach', begins: day('2026-12-24') });
	expect(give({ held: [later] })).toEqual(refusedWith('role-already'));
	expect(give({ held: [later], ends: day('2026-12-24') }).ok).toBe(true);
});

it('an administrator who mailed a hundred people this hour waits before inviting a colleague', () => {
	const invited = (mailingsLastHour: number, ofColleague = false) =>
		inviteColleague({ ofColleague, mailingsLastHour });
	expect(invited(mailingsPerHourMax - 1).ok).toBe(true);
	expect(invited(mailingsPerHourMax)).toEqual(refusedWith('mailed-too-often'));
	expect(invited(0, true), 'two at school would be whoever is quick').toEqual(
		refusedWith('address-of-colleague'),
	);
});

it('an administrator ends a role today or on a day to come', () => {
	expect(end().ok).toBe(true);
	expect(end({ ends: day('2027-07-01') }).ok).toBe(true);
	expect(end({ role: held({ begins: day('2027-01-01') }), ends: day('2027-01-01') }).ok).toBe(true);
});

it('an administrator cannot end again what ended, so that somebody seems to have left on another day', () =>
	expect(end({ role: held({ ends: today }) })).toEqual(refusedWith('role-ended')));

it('an administrator cannot say that somebody left before today', () =>
	expect(end({ ends: day('2026-11-21') })).toEqual(refusedWith('role-end-in-past')));

it('an administrator cannot end a role before somebody began', () =>
	expect(end({ role: held({ begins: day('2027-01-01') }), ends: today })).toEqual(
		refusedWith('role-ends-first'),
	));

it('an administrator cannot end the last administrator, and lock everybody out', () => {
	const role = held({ kind: 'administrator' });
	const left = refusedWith('last-administrator');
	expect(end({ role })).toEqual(left);
	expect(end({ role, administrators: [{ ...another, reachable: false }] })).toEqual(left);
	expect(end({ role, administrators: [{ ...another, ends: day('2027-07-01') }] })).toEqual(left);
	expect(end({ role, administrators: [{ ...another, begins: day('2026-11-23') }] })).toEqual(left);
	expect(end({ role, administrators: [another] }).ok).toBe(true);
});

it('an administrator takes back an end that is still to come', () =>
	expect(keepRole(held({ ends: day('2026-11-23') }), today).ok).toBe(true));

it('an administrator cannot take back an end that somebody never got', () =>
	expect(keepRole(held(), today)).toEqual(refusedWith('role-runs-on')));

it('an administrator cannot give who left their role back, with all its placements', () =>
	expect(keepRole(held({ ends: today }), today)).toEqual(refusedWith('role-ended')));

it('an administrator ends the sign-ins of who works there alone', () =>
	expect(endSignIns({ oursAlone: true, running: 2 }).ok).toBe(true));

it('an administrator cannot sign somebody out of another organisation', () =>
	expect(endSignIns({ oursAlone: false, running: 2 })).toEqual(refusedWith('sign-ins-none')));

it('an administrator hears the same of somebody who is not signed in', () =>
	expect(endSignIns({ oursAlone: true, running: 0 })).toEqual(refusedWith('sign-ins-none')));
