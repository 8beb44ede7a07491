import { expect, it } from 'vitest';
import { addAddress } from './mailbox.ts';
import { mailingsPerHourMax } from './mailing.ts';

it('a coach adds an address for who has none, or replaces one that nobody proved', () => {
	expect(addAddress({ reach: 'none', mayAdd: true, mailingsLastHour: 0 })).toEqual({
		ok: true,
		value: 'added',
	});
	expect(addAddress({ reach: 'waiting', mayAdd: true, mailingsLastHour: 0 })).toEqual({
		ok: true,
		value: 'added',
	});
});

it('a coach cannot add an address to a trainer whose mailbox another school already has proven', () => {
	expect(addAddress({ reach: 'proven', mayAdd: true, mailingsLastHour: 0 })).toEqual({
		ok: false,
		refusal: 'address-already-proven',
	});
});

it('a trainer cannot add an address for anybody', () => {
	expect(addAddress({ reach: 'none', mayAdd: false, mailingsLastHour: 0 })).toEqual({
		ok: false,
		refusal: 'address-not-yours-to-add',
	});
});

it('a coach who mailed a hundred people this hour waits before adding one more', () => {
	const after = (mailingsLastHour: number) =>
		addAddress({ reach: 'none', mayAdd: true, mailingsLastHour });
	expect(after(mailingsPerHourMax - 1).ok).toBe(true);
	expect(after(mailingsPerHourMax)).toEqual({ ok: false, refusal: 'mailed-too-often' });
});
