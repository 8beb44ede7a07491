import { expect, it } from 'vitest';
import { echoed, echoedMax } from './echo.ts';

it('gives back what was typed, and leaves out whole what is more than a page holds', () => {
	const text = 'Dit blijft staan.';
	expect(echoed({ text, other: '' })).toEqual({ text, other: '' });
	expect(echoed({ long: 'x'.repeat(echoedMax + 1), text })).toEqual({ text });
	const half = 'x'.repeat(echoedMax / 2);
	expect(Object.keys(echoed({ one: half, two: half, three: 'x', four: '' }))).toEqual([
		'one',
		'two',
		'four',
	]);
});
