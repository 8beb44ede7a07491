import { m } from '#messages';
import { neediest } from '#domain/attention/edge-state.ts';
import type { Tile } from '../schema.ts';

/** The words under a tile: what is to be done, else how its contacts do. */
export function tileText({ triangle, state }: Tile): string {
	if (state === 'ended') return m.placement_state_ended();
	if (!triangle) return '';
	const { arrows, mine, edges } = triangle;
	if (arrows.some(({ towards }) => mine.includes(towards))) return m.contact_tile_turn();
	if (arrows.some(({ late }) => late)) return m.contact_tile_late();
	if (arrows.length > 0) return m.contact_tile_open();
	const worst = neediest(edges);
	if (worst?.state === 'silent') return m.contact_tile_silent({ since: worst.weeksSince ?? 0 });
	if (worst?.state === 'wavers') return m.contact_tile_wavers({ since: worst.weeksSince ?? 0 });
	return worst?.state === 'runs' ? m.contact_word_runs() : m.contact_tile_unknown();
}
