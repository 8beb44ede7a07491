/**
 * What is said of contacts, in the reader's language. Made here and not in the browser: a sentence is smaller
 * than what makes it.
 */
import { getLocale } from '#i18n-runtime';
import { m } from '#messages';
import { neediest } from '#domain/attention/edge-state.ts';
import type { Edge } from '#domain/contact/contact.ts';
import { dayText } from '#platform/time/format.ts';
import type {
	EdgeView,
	EdgeWords,
	GlyphView,
	SpokenTriangle,
	Tile,
	TriangleView,
} from '../schema.ts';

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

/** The two of an edge: "Noor en bedrijf". `name` is the student's first name. */
function edgeText(edge: Edge, name: string): string {
	return edgeTexts[edge]({ name });
}

/** How a contact does, in two words: about the contact, never about a person. */
function stateText({ state }: Pick<EdgeView, 'state'>): string {
	return stateTexts[state]();
}

/** Why: how long ago, and what was agreed. */
function sinceText({ state, weeksSince, weeks, lastOn }: EdgeView): string {
	if (state === 'unknown' || weeks === null || weeksSince === null)
		return lastOn
			? m.contact_unknown_last({ day: dayText(lastOn, getLocale()) })
			: m.contact_unknown_never();
	if (state !== 'runs' && weeksSince === weeks) return m.contact_since_just({ weeks });
	if (state !== 'runs') return m.contact_since({ since: weeksSince, weeks });
	return weeksSince === 0
		? m.contact_this_week({ weeks })
		: weeksSince === 1
			? m.contact_since_week({ weeks })
			: m.contact_since_runs({ since: weeksSince, weeks });
}

const corners = ['student', 'company', 'school'] as const;

/** The whole glyph as one sentence, for who does not see it. */
export function glyphText(triangle: GlyphView, name: string): string {
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
	const unheard = corners
		.filter((corner) => !triangle.heard[corner])
		.map((corner) => m.contact_unheard({ who: who[corner] }));
	return m.contact_glyph({ name, sides: [...sides, ...arrows, ...unheard].join('; ') });
}

/** A triangle with what is said of it. `name` is the student's first name. */
export function spoken(triangle: TriangleView, name: string): SpokenTriangle {
	const worst = neediest(triangle.edges)?.edge;
	const edges = triangle.edges.map((view) => ({ ...view, words: wordsOf(view, name) }));
	return {
		...triangle,
		edges,
		text: glyphText(triangle, name),
		neediest: edges.find(({ edge }) => edge === worst)?.words ?? null,
	};
}

const wordsOf = (view: EdgeView, name: string): EdgeWords => ({
	edge: edgeText(view.edge, name),
	state: stateText(view),
	since: sinceText(view),
});

/** The words under a tile: what is to be done, else how its contacts do. */
export function tileText(tile: Tile): string {
	const { triangle, state } = tile;
	if (!triangle) return termText(tile);
	if (state === 'ended') return m.placement_state_ended();
	const { arrows, mine, edges } = triangle;
	if (arrows.some(({ towards }) => mine.includes(towards))) return m.contact_tile_turn();
	if (arrows.some(({ late }) => late)) return m.contact_tile_late();
	if (arrows.some(({ answered }) => !answered)) return m.contact_tile_open();
	if (arrows.length > 0) return m.contact_tile_answered();
	const worst = neediest(edges);
	const edge = edges.find((one) => one === worst)?.edge;
	if (worst && edge && (worst.state === 'silent' || worst.state === 'wavers')) {
		const said = { edge: edgeText(edge, tile.firstName), since: worst.weeksSince ?? 0 };
		return worst.state === 'silent' ? m.contact_tile_silent(said) : m.contact_tile_wavers(said);
	}
	return worst?.state === 'runs' ? m.contact_word_runs() : m.contact_tile_unknown();
}

const placementTexts = {
	coming: m.placement_state_coming,
	running: m.placement_state_running,
	'over-time': m.placement_state_over_time,
	ended: m.placement_state_ended,
} as const;

/** What an administrator reads of a placement: where it stands, and from when until when. */
function termText({ state, begins, ends }: Tile): string {
	const [from, to] = [begins, ends].map((day) => dayText(day, getLocale()));
	const term = m.placement_fact_term_value({ begins: from ?? '', ends: to ?? '' });
	return `${placementTexts[state]()} · ${term}`;
}
