/** The triangle in each of its states, for who judges the drawing. */
import { edgeStates, type EdgeState } from '#domain/attention/edge-state.ts';
import { edges } from '#domain/contact/contact.ts';
import type { GlyphView, SpokenGlyph } from '../schema.ts';
import { glyphText } from './read-words.ts';

const name = 'Noor';
const all = { student: true, company: true, school: true };
const none = { student: false, company: false, school: false };

function viewOf(
	states: readonly EdgeState[],
	more: Partial<Pick<GlyphView, 'heard' | 'arrows'>> = {},
): GlyphView {
	return {
		edges: edges.map((edge, at) => ({ edge, state: states[at] ?? 'unknown' })),
		heard: all,
		arrows: [],
		...more,
	};
}

const runs = ['runs', 'runs', 'runs'] as const;
const arrow = (at: 0 | 1 | 2, towards: 'student' | 'company' | 'school') => ({
	edge: edges[at],
	towards,
});
const few = [
	...edgeStates.map((state) => viewOf([state, state, state])),
	viewOf(['runs', 'wavers', 'silent'], { heard: { ...all, school: false } }),
	viewOf(runs, { heard: none }),
	viewOf(runs, { arrows: [arrow(0, 'company')] }),
	viewOf(runs, { arrows: [arrow(1, 'company'), arrow(1, 'school')] }),
];
const every = edgeStates.flatMap((one) =>
	edgeStates.flatMap((two) => edgeStates.map((three) => viewOf([one, two, three]))),
);

const said = (view: GlyphView): SpokenGlyph => ({ ...view, text: glyphText(view, name) });

/** A few that tell the states apart, and every combination of them, in the reader's language. */
export const triangleStates = (): Record<'few' | 'every', readonly SpokenGlyph[]> => ({
	few: few.map(said),
	every: every.map(said),
});
