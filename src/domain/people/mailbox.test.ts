import { expect, it } from 'vitest';
import { addAddress } from './mailbox.ts';

it('a coach adds an address for who has none, or replaces one that nobody proved', () => {
	expect(addAddress({ reach: 'none', mayAdd: true })).toEqual({ ok: true, value: 'added' });
	expect(addAddress({ reach: 'waiting', mayAdd: true })).toEqual({ ok: true, value: 'added' });
});

it('a coach cannot add an address to a trainer whose mailbox another school already has proven', () => {
	expect(addAddress({ reach: 'proven', mayAdd: true })).toEqual({
		ok: false,
		refusal: 'address-already-proven',
	});
});

it('a trainer cannot add an address for anybody', () => {
	expect(addAddress({ reach: 'none', mayAdd: false })).toEqual({
		ok: false,
		refusal: 'address-not-yours-to-add',
	});
});
