import { expect, it } from 'vitest';
import { openCursor, sealCursor } from './cursor.ts';

it('reads back what was sealed with the same secret', () => {
	for (const cursor of ['0', '7', '1234', '18446744073709551615'])
		expect(openCursor('secret', sealCursor('secret', cursor))).toBe(cursor);
});

it('tells nobody the counter, nor whether it moved', () => {
	const [one, again, next] = ['1234', '1234', '99999'].map((at) => sealCursor('secret', at));
	expect(one).toMatch(/^[\w-]+$/);
	expect(Buffer.from(one!, 'base64url').toString('latin1')).not.toContain('1234');
	expect(one, 'the same place looks different each time').not.toBe(again);
	expect(one).toHaveLength(next!.length);
});

it('reads nothing that was made with another secret, changed, cut or made up', () => {
	const sealed = sealCursor('secret', '1234');
	const bytes = Buffer.from(sealed, 'base64url');
	for (const at of [0, 12, bytes.length - 1]) {
		const changed = Buffer.from(bytes);
		changed[at]! ^= 1;
		expect(openCursor('secret', changed.toString('base64url')), `byte ${at}`).toBeNull();
	}
	expect(openCursor('other', sealed)).toBeNull();
	expect(openCursor('secret', sealed.slice(0, -4))).toBeNull();
	for (const made of ['', '0', '1234', 'x'.repeat(64)])
		expect(openCursor('secret', made)).toBeNull();
});
