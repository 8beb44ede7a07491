import { expect, it } from 'vitest';
import { qrOf } from './qr.ts';

it('draws a link as squares of one inside a quiet border, the same every time', () => {
	const drawing = qrOf('https://leerkring.example/pass/ABCD2345');
	expect(drawing.path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
	const places = [...drawing.path.matchAll(/M(\d+) (\d+)/g)].flatMap(([, x, y]) => [
		Number(x),
		Number(y),
	]);
	expect(Math.min(...places)).toBe(4);
	expect(Math.max(...places)).toBe(drawing.size - 5);
	expect(qrOf('https://leerkring.example/pass/ABCD2345')).toEqual(drawing);
	expect(qrOf('https://leerkring.example/pass/ABCD2346').path).not.toBe(drawing.path);
});
