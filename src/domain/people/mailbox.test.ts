import { describe, expect, it } from 'vitest';
import { addAddress, addAddresses, reachOf } from './mailbox.ts';
import { mailingsPerHourMax } from './mailing.ts';

it('a coach adds an address for who has none, or replaces one that nobody proved', () => {
	expect(
		addAddress({ reach: 'none', mayAdd: true, ofColleague: false, mailingsLastHour: 0 }),
	).toEqual({
		ok: true,
		value: 'added',
	});
	expect(
		addAddress({ reach: 'waiting', mayAdd: true, ofColleague: false, mailingsLastHour: 0 }),
	).toEqual({
		ok: true,
		value: 'added',
	});
});

it('a coach cannot add an address to a trainer whose mailbox another school already has proven', () => {
	expect(
		addAddress({ reach: 'proven', mayAdd: true, ofColleague: false, mailingsLastHour: 0 }),
	).toEqual({
		ok: false,
		refusal: 'address-already-proven',
	});
});

it('an administrator cannot give somebody the address by which a colleague would come in as both', () => {
	expect(
		addAddress({ reach: 'none', mayAdd: true, ofColleague: true, mailingsLastHour: 0 }),
	).toEqual({ ok: false, refusal: 'address-of-colleague' });
});

it('a trainer cannot add an address for anybody', () => {
	expect(
		addAddress({ reach: 'none', mayAdd: false, ofColleague: false, mailingsLastHour: 0 }),
	).toEqual({
		ok: false,
		refusal: 'address-not-yours-to-add',
	});
});

it('a coach who mailed a hundred people this hour waits before adding one more', () => {
	const after = (mailingsLastHour: number) =>
		addAddress({ reach: 'none', mayAdd: true, ofColleague: false, mailingsLastHour });
	expect(after(mailingsPerHourMax - 1).ok).toBe(true);
	expect(after(mailingsPerHourMax)).toEqual({ ok: false, refusal: 'mailed-too-often' });
});

describe('several addresses in one go', () => {
	const one = { reach: 'none', mayAdd: true, ofColleague: false, mailingsLastHour: 0 } as const;
	it('are added together', () => {
		expect(addAddresses([one, { ...one, reach: 'pass' }])).toEqual({ ok: true, value: 'added' });
	});
	it('a coach cannot send without an address', () => {
		expect(addAddresses([])).toEqual({ ok: false, refusal: 'addresses-empty' });
	});
	it('are added to nobody when one of them is not the coach’s to reach', () => {
		expect(addAddresses([one, { ...one, mayAdd: false }])).toEqual({
			ok: false,
			refusal: 'address-not-yours-to-add',
		});
	});
	it('mail no more than one by one would: the last one is too many', () => {
		const nearly = { ...one, mailingsLastHour: 98 };
		expect(addAddresses([nearly, nearly])).toMatchObject({ ok: true });
		expect(addAddresses([nearly, nearly, nearly])).toEqual({
			ok: false,
			refusal: 'mailed-too-often',
		});
	});
});

it('is reached by a proven mailbox first, then by a pass, then not yet', () => {
	expect(reachOf({ mailboxes: 1, proven: 1, passed: true })).toBe('proven');
	expect(reachOf({ mailboxes: 1, proven: 0, passed: true })).toBe('pass');
	expect(reachOf({ mailboxes: 1, proven: 0, passed: false })).toBe('waiting');
	expect(reachOf({ mailboxes: 0, proven: 0, passed: false })).toBe('none');
});
