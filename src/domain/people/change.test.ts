import { describe, expect, it } from 'vitest';
import { changed } from './change.ts';

describe('what was changed', () => {
	const before = { name: 'School Oost', brin: '27ZZ', region: 'noord' };

	it('is each field that differs, from what to what', () => {
		expect(changed(before, { name: 'School Oosterland', brin: '27ZZ', region: 'midden' })).toEqual([
			{ field: 'name', was: 'School Oost', becomes: 'School Oosterland' },
			{ field: 'region', was: 'noord', becomes: 'midden' },
		]);
	});

	it('is nothing when the same is saved again, also of what is not said', () => {
		expect(changed(before, before)).toEqual([]);
		expect(changed(before, { name: 'School Oost' })).toEqual([]);
	});

	it('can be that there is a number now, or none any more', () => {
		expect(changed({ number: '' }, { number: '200000000' })).toEqual([
			{ field: 'number', was: '', becomes: '200000000' },
		]);
		expect(changed({}, { number: '' })).toEqual([]);
		expect(changed({ number: '200000000' }, { number: '' })).toEqual([
			{ field: 'number', was: '200000000', becomes: '' },
		]);
	});
});
