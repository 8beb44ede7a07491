import type { EdgeState } from './edge-state.ts';

/** Of fewer students a leader reads nothing: they would be people, not a partnership. */
export const fewest = 5;

/** What a leader reads of a partnership: both null below five students. */
export type PartnershipState =
	| { readonly students: number; readonly state: EdgeState }
	| { readonly students: null; readonly state: null };

/** From the one that asks most to the one that asks nothing. */
export const worstFirst = ['silent', 'wavers', 'runs'] as const;

/**
 * Judges how the contact between a school and a company does, by those contacts of all its students. The quarter
 * that does worst says the word, so that good ones do not hide it (method.md, section 3); of five that is two, so
 * that no contact says it alone. With a rhythm agreed for half of them or less, or for fewer than five, it is unknown.
 * The number is rounded down to fives: one who comes or goes is not to be read from it.
 * @param contacts one for each student who is there
 */
export function judgePartnership(contacts: readonly EdgeState[]): PartnershipState {
	if (contacts.length < fewest) return { students: null, state: null };
	const students = contacts.length - (contacts.length % fewest);
	const known = worstFirst.flatMap((state) => contacts.filter((one) => one === state));
	if (known.length < fewest || known.length * 2 <= contacts.length)
		return { students, state: 'unknown' };
	return { students, state: known[Math.ceil(known.length / 4) - 1] ?? 'unknown' };
}
