import { happened, type Result } from '../kernel/result.ts';
import { bare } from './text.ts';
import { unreadable } from './unreadable.ts';

/**
 * What the school's own system says about an agreement.
 * - `expected`: being made; nobody signed yet (Voorlopig, Volledig, Overeenkomst afgedrukt)
 * - `running`: signed, the student may start; the begin date can still lie ahead (Definitief)
 * - `ended`: its real end has passed (Beëindigd)
 * - `rejected`: it will never take place: the student withdrew (Afgemeld) or it was turned down (Afgewezen)
 *
 * Source: the remarks beside `BPVStatus` in Topicus' open-sourced KRD (standards.md, section 4, [KRD]).
 */
export const listedStatuses = ['expected', 'running', 'ended', 'rejected'] as const;
export type ListedStatus = (typeof listedStatuses)[number];

const byWord: ReadonlyMap<string, ListedStatus> = new Map([
	['voorlopig', 'expected'],
	['volledig', 'expected'],
	['overeenkomstafgedrukt', 'expected'],
	['afgedrukt', 'expected'],
	['definitief', 'running'],
	['lopend', 'running'],
	['actief', 'running'],
	['beeindigd', 'ended'],
	['afgerond', 'ended'],
	['afgemeld', 'rejected'],
	['afgewezen', 'rejected'],
]);

/** Reads a status word in any case, with or without accents. Refuses an empty or unknown word. */
export function readStatus(
	word: string,
): Result<ListedStatus, 'status_missing' | 'status_unknown'> {
	const known = byWord.get(bare(word));
	if (known !== undefined) return happened(known);
	return unreadable(bare(word) === '' ? 'status_missing' : 'status_unknown');
}
