import { describe, expect, it } from 'vitest';
import { lines, triangle, type Line } from './triangle.ts';

const heard = [true, true, true] as const;
const every = lines.flatMap((one) =>
	lines.flatMap((other) => lines.map((third): [Line, Line, Line] => [one, other, third])),
);
/** What the eye gets of the sides: where each runs, how heavy and how broken; not what it is called. */
const drawn = (sides: [Line, Line, Line]) =>
	triangle({ sides, heard })
		.sides.map(({ d, width, dashes }) => `${d} ${width} ${dashes}`)
		.join('|');

describe('the triangle glyph', () => {
	it('looks different for each of the 64 combinations of its sides', () => {
		expect(every).toHaveLength(64);
		expect(new Set(every.map(drawn)).size).toBe(64);
	});

	it('tells each line by weight or dashes, so that no colour is needed', () => {
		const strokes = lines.map((line) => {
			const [side] = triangle({ sides: [line, line, line], heard }).sides;
			return `${side?.width} ${side?.dashes}`;
		});
		expect(new Set(strokes).size).toBe(lines.length);
		expect(strokes).toEqual(['4.2 ', '2.4 7 5', '1.6 1.5 6', '1.2 ']);
	});

	it('joins the corners and stays in its view box', () => {
		const { sides, corners } = triangle({ sides: ['solid', 'solid', 'solid'], heard });
		expect(sides.map(({ d }) => d)).toEqual(['M50 12 10 82', 'M10 82 90 82', 'M90 82 50 12']);
		for (const { x, y } of corners) expect(x >= 10 && x <= 90 && y >= 10 && y <= 84).toBe(true);
	});

	it('points an arrow to who is to act, from the middle of the side', () => {
		const arrows = ([0, 1, 2] as const).flatMap((side) =>
			([side, (side + 1) % 3] as (0 | 1 | 2)[]).map(
				(towards) =>
					triangle({ sides: ['solid', 'solid', 'solid'], heard, arrows: [{ side, towards }] })
						.arrows[0],
			),
		);
		expect(arrows).toEqual([
			'translate(30 47) rotate(-60)',
			'translate(30 47) rotate(120)',
			'translate(50 82) rotate(180)',
			'translate(50 82) rotate(0)',
			'translate(70 47) rotate(60)',
			'translate(70 47) rotate(-120)',
		]);
	});

	it('sets two arrows on one side apart, each nearer to whom it means', () => {
		const arrows = [
			{ side: 1, towards: 1 },
			{ side: 1, towards: 2 },
		] as const;
		expect(triangle({ sides: ['solid', 'solid', 'solid'], heard, arrows }).arrows).toEqual([
			'translate(37.2 82) rotate(180)',
			'translate(62.8 82) rotate(0)',
		]);
	});

	it('refuses an arrow to the corner across', () => {
		const arrows = [{ side: 0, towards: 2 }] as const;
		expect(() => triangle({ sides: ['solid', 'solid', 'solid'], heard, arrows })).toThrow('no end');
	});
});
