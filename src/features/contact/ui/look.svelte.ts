import type { Line, TriangleLook } from '#ui/glyph/triangle.ts';
import type { GlyphView } from '../schema.ts';

const lineOf = { runs: 'solid', wavers: 'dashed', silent: 'dotted', unknown: 'hairline' } as const;
const corners = ['student', 'company', 'school'] as const;

/** How the glyph of a triangle looks. */
export function lookOf(triangle: GlyphView): TriangleLook {
	const sides = triangle.edges.map(({ state }) => lineOf[state]) as [Line, Line, Line];
	const { student, company, school } = triangle.heard;
	return {
		sides,
		heard: [student, company, school],
		arrows: triangle.edges.flatMap(({ edge }, side) =>
			corners.flatMap((corner, towards) =>
				triangle.arrows.some((arrow) => arrow.edge === edge && arrow.towards === corner)
					? [{ side: side as 0 | 1 | 2, towards: towards as 0 | 1 | 2 }]
					: [],
			),
		),
	};
}
