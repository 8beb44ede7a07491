/**
 * The triangle glyph as plain shapes: three corners, and each side's line says how alive that contact is.
 * Pure, so that it is drawn on the server and every combination can be compared (design.md, "The triangle").
 */

/** From lively to never agreed. Weight and dashes carry it; colour never does alone. */
export const lines = ['solid', 'dashed', 'dotted', 'hairline'] as const;
export type Line = (typeof lines)[number];

/** Sides in this order: top to left, left to right, right to top. Corners: top, left, right. */
export interface TriangleLook {
	readonly sides: readonly [Line, Line, Line];
	/** Filled: something of their own came from that corner lately. */
	readonly heard: readonly [boolean, boolean, boolean];
	/** An arrow on a side, towards one of its ends. */
	readonly arrows?: readonly { readonly side: 0 | 1 | 2; readonly towards: 0 | 1 | 2 }[];
}

export interface SideShape {
	readonly d: string;
	readonly line: Line;
	readonly width: number;
	readonly dashes: string;
}

export interface TriangleShapes {
	readonly sides: readonly SideShape[];
	/** SVG transforms of an arrow that points right. */
	readonly arrows: readonly string[];
	readonly corners: readonly { readonly x: number; readonly y: number; readonly heard: boolean }[];
}

export const viewBox = '0 0 100 94';
export const radius = 8;
export const ring = 3.2;
export const arrow = 'M-6 -6 7 0-6 6Z';

const corners = [
	{ x: 50, y: 12 },
	{ x: 10, y: 82 },
	{ x: 90, y: 82 },
] as const;
const ends = [
	[0, 1],
	[1, 2],
	[2, 0],
] as const;
const strokes: Readonly<Record<Line, { width: number; dashes: string }>> = {
	solid: { width: 4.2, dashes: '' },
	dashed: { width: 2.4, dashes: '7 5' },
	dotted: { width: 1.6, dashes: '1.5 6' },
	hairline: { width: 1.2, dashes: '' },
};

/** The shapes of one triangle, in units of the view box. Throws for an arrow to a corner off its side. */
export function triangle({ sides, heard, arrows = [] }: TriangleLook): TriangleShapes {
	return {
		sides: sides.map((line, side) => {
			const [from, to] = pointsOf(side);
			return { d: `M${from.x} ${from.y} ${to.x} ${to.y}`, line, ...strokes[line] };
		}),
		arrows: arrows.map(({ side, towards }) =>
			arrowOn(
				side,
				towards,
				arrows.some((other) => other.side === side && other.towards !== towards),
			),
		),
		corners: corners.map((corner, at) => ({ ...corner, heard: heard[at] ?? false })),
	};
}

function pointsOf(side: number) {
	const [from, to] = ends[side] ?? ends[0];
	return [corners[from], corners[to]] as const;
}

/** In the middle of its side; of two that point both ways each stands nearer to the corner that it means. */
function arrowOn(side: 0 | 1 | 2, towards: 0 | 1 | 2, isPair: boolean): string {
	const [one, other] = ends[side];
	if (towards !== one && towards !== other) throw new Error(`side ${side} has no end ${towards}`);
	const [from, to] = [corners[towards === one ? other : one], corners[towards]];
	const turn = Math.round((Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI);
	const far = isPair ? 0.66 : 0.5;
	const [x, y] = [from.x + (to.x - from.x) * far, from.y + (to.y - from.y) * far];
	return `translate(${round(x)} ${round(y)}) rotate(${turn})`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
