import { getLocale } from '#i18n-runtime';
import { m } from '#messages';
import type { Edge } from '#domain/contact/contact.ts';
import { dayText } from '#platform/time/format.ts';
import type { Line, TriangleLook } from '#ui/glyph/triangle.ts';
import type { EdgeView, TriangleView } from '../schema.ts';

const edgeTexts = {
	'student-company': m.contact_edge_student_company,
	'company-school': m.contact_edge_company_school,
	'school-student': m.contact_edge_school_student,
} as const;
const stateTexts = {
	runs: m.contact_runs,
	wavers: m.contact_wavers,
	silent: m.contact_silent,
	unknown: m.contact_unknown,
} as const;
const stateWords = {
	runs: m.contact_word_runs,
	wavers: m.contact_word_wavers,
	silent: m.contact_word_silent,
	unknown: m.contact_word_unknown,
} as const;
const lineOf = { runs: 'solid', wavers: 'dashed', silent: 'dotted', unknown: 'hairline' } as const;

/** The two of an edge: "Noor en bedrijf". `name` is the student's first name. */
export function edgeText(edge: Edge, name: string): string {
	return edgeTexts[edge]({ name });
}

/** How a contact does, in two words: about the contact, never about a person. */
export function stateText({ state }: Pick<EdgeView, 'state'>): string {
	return stateTexts[state]();
}

/** Why: how long ago, and what was agreed. */
export function sinceText({ state, weeksSince, weeks, lastOn }: EdgeView): string {
	if (state === 'unknown' || weeks === null || weeksSince === null)
		return lastOn
			? m.contact_unknown_last({ day: dayText(lastOn, getLocale()) })
			: m.contact_unknown_never();
	if (state !== 'runs') return m.contact_since({ since: weeksSince, weeks });
	return weeksSince === 0
		? m.contact_this_week({ weeks })
		: weeksSince === 1
			? m.contact_since_week({ weeks })
			: m.contact_since_runs({ since: weeksSince, weeks });
}

const corners = ['student', 'company', 'school'] as const;

/** How the glyph of a triangle looks. */
export function lookOf(triangle: TriangleView): TriangleLook {
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

/** The whole glyph as one sentence, for who does not see it. */
export function glyphText(triangle: TriangleView, name: string): string {
	const who = {
		student: name,
		company: m.contact_party_company(),
		school: m.contact_party_school(),
	};
	const sides = triangle.edges.map((view) =>
		m.contact_glyph_side({ edge: edgeText(view.edge, name), state: stateWords[view.state]() }),
	);
	const arrows = corners
		.filter((corner) => triangle.arrows.some(({ towards }) => towards === corner))
		.map((corner) => m.contact_arrow({ who: who[corner] }));
	return m.contact_glyph({ name, sides: [...sides, ...arrows].join('; ') });
}
