import { m } from '#messages';
import { needOf, neediest } from '#domain/attention/edge-state.ts';
import { isFoundIn } from '#domain/people/person.ts';
import { standsInText } from '#features/people/server/read-stands-in.ts';
import { placementList } from '#features/placement/server/read-list.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import type {
	GlyphView,
	Tile,
	TriangleView,
	Wall,
	WallFilter,
	WallTile,
	WallView,
} from '../schema.ts';
import { triangles } from './read.ts';
import { tileText } from './read-words.ts';

interface WallQuestion {
	readonly search: string;
	readonly filter: WallFilter;
	readonly byName: boolean;
}

/**
 * Every placement that is there for this reader, each with its triangle; who needs the reader most first, or
 * by surname. Two statements, however many there are.
 */
export async function wall(scope: PersonScope, question: WallQuestion): Promise<Wall> {
	const [lines, known] = [await placementList(scope), await triangles(scope)];
	const every = lines.map((line): Tile => {
		const triangle = known.get(line.id);
		return { ...line, triangle: triangle && triangle.mine.length > 0 ? triangle : null };
	});
	const [mine, others] = [every.filter(isOwn), every.filter((tile) => !isOwn(tile))];
	const all = others.length > 0 ? others : mine;
	const found = all.filter((tile) => fits(tile, question));
	const office = all.length > 0 && all.every(({ triangle }) => triangle === null);
	const counted = (wanted: Tile['state'][]) =>
		all.filter(({ state }) => wanted.includes(state)).length;
	const worst = found.flatMap(
		({ triangle }) => (triangle && neediest(triangle.edges)?.state) || [],
	);
	return {
		tiles: question.byName || office ? found : found.toSorted(soonerFirst),
		total: all.length,
		counts: {
			running: counted(['running', 'over-time']),
			coming: counted(['coming']),
			ended: counted(['ended']),
		},
		own: others.length > 0 ? (mine.at(-1)?.id ?? null) : null,
		office,
		...question,
		wavering: worst.filter((state) => state === 'wavers').length,
		silent: worst.filter((state) => state === 'silent').length,
	};
}

const isOwn = ({ triangle }: Tile): boolean => triangle?.mine.includes('student') ?? false;

/** A wall in words, with no more of each placement than its page shows. */
export function wallView({ tiles, ...rest }: Wall): WallView {
	const held = new Set(tiles.map(({ triangle }) => triangle?.standsInFor ?? ''));
	const until = new Map(
		tiles.flatMap(({ triangle }) =>
			triangle?.standsInFor ? [[triangle.standsInFor, triangle.standsInUntil]] : [],
		),
	);
	return {
		...rest,
		actsFor: [...until].map(([name, day]) => standsInText(name, day)).join(' '),
		tiles: tiles.map((tile) => tileView(tile, held.size > 1)),
	};
}

/** @param apart whether those of somebody for whom the reader stands in are to be told from others */
function tileView(tile: Tile, apart: boolean): WallTile {
	const { id, name, unreached, coming, triangle } = tile;
	const side = triangle?.mine.includes('company') ? tile.school : tile.company;
	const whom = apart && triangle?.standsInFor;
	const other = whom ? `${side} · ${m.signal_on_behalf_of({ name: whom })}` : side;
	const ended = tile.state === 'ended';
	const states = triangle?.edges.map(({ state }) => state) ?? [];
	const open = (triangle?.arrows.length ?? 0) > 0;
	return {
		...{ id, name, other, unreached, coming, ended },
		text: tileText(tile),
		glyph: triangle && glyphOf(triangle),
		calm: ended || (!open && states.every((state) => state === 'runs')),
		speaks: !ended && (open || states.some((state) => state === 'wavers' || state === 'silent')),
	};
}

const glyphOf = ({ edges, heard, arrows }: TriangleView): GlyphView => ({
	edges: edges.map(({ edge, state }) => ({ edge, state })),
	heard,
	arrows: arrows.map(({ edge, towards }) => ({ edge, towards })),
});

function fits(tile: Tile, { search, filter }: WallQuestion): boolean {
	const { name, company, school, group, qualification } = tile;
	if (!isFoundIn([name, company, school, group, qualification].join(' '), search)) return false;
	if (filter === 'needs') return need(tile) > 0;
	if (filter === 'running') return tile.state === 'running' || tile.state === 'over-time';
	if (filter === 'coming' || filter === 'ended') return tile.state === filter;
	const edges = tile.triangle?.edges ?? [];
	return filter === 'all' || edges.some(({ state }) => state === 'unknown');
}

/** Of two that ask as much of the reader, the longest silence goes first, then an open question. */
const soonerFirst = (one: Tile, other: Tile): number =>
	need(other) - need(one) ||
	silence(other) - silence(one) ||
	(other.triangle?.arrows.length ?? 0) - (one.triangle?.arrows.length ?? 0);

const silence = ({ triangle }: Tile): number => {
	const worst = triangle && neediest(triangle.edges);
	return worst && worst.state !== 'runs' ? (worst.weeksSince ?? 0) : 0;
};

/** What is late or wavers on a placement that is over asks nothing of anybody. */
function need({ triangle, state }: Tile): number {
	if (!triangle || state === 'ended') return -1;
	return needOf(triangle.edges, turns(triangle), triangle.arrows.filter(({ late }) => late).length);
}

const turns = ({ arrows, mine }: TriangleView): number =>
	arrows.filter(({ towards }) => mine.includes(towards)).length;
