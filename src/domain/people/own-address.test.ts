import { expect, it } from 'vitest';
import { askOwnAddress, ownAsksPerHourMax, removeOwnAddress } from './own-address.ts';

const refused = (refusal: string) => ({ ok: false, refusal });

it('lets somebody who signed in themself ask for a code, a few times in an hour', () => {
	const asked = (asksLastHour: number) => askOwnAddress({ byPass: false, asksLastHour });
	expect(asked(ownAsksPerHourMax - 1)).toEqual({ ok: true, value: 'asked' });
	expect(asked(ownAsksPerHourMax), 'somebody who floods a mailbox').toEqual(
		refused('mailed-too-often'),
	);
});
it('lets no coach who used a pass keep a door to the student', () =>
	expect(askOwnAddress({ byPass: true, asksLastHour: 0 })).toEqual(refused('address-by-pass')));
it('lets nobody flood a mailbox with codes', () =>
	expect(askOwnAddress({ byPass: false, asksLastHour: ownAsksPerHourMax })).toEqual(
		refused('mailed-too-often'),
	));

it('lets somebody remove an address while another is proven', () =>
	expect(removeOwnAddress({ byPass: false, hasAnother: true })).toMatchObject({ ok: true }));
it('lets nobody lock themself out', () =>
	expect(removeOwnAddress({ byPass: false, hasAnother: false })).toEqual(refused('address-last')));
it('lets no coach who used a pass close a door of the student', () =>
	expect(removeOwnAddress({ byPass: true, hasAnother: true })).toEqual(refused('address-by-pass')));
