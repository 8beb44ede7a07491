/** Dice that fall alike at every start, so that everybody looks at the same demo. */
export interface Dice {
	/** A whole number from 0, under this one. */
	below(most: number): number;
	/** All of them, in another order. */
	shuffled<Value>(values: readonly Value[]): Value[];
}

/** Dice from a seed (mulberry32). */
export function diceFrom(seed: number): Dice {
	let state = seed >>> 0;
	const below = (most: number): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return Math.trunc((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * most);
	};
	const shuffled = <Value>(values: readonly Value[]): Value[] =>
		values
			.map((value) => ({ value, place: below(2 ** 30) }))
			.toSorted((one, other) => one.place - other.place)
			.map(({ value }) => value);
	return { below, shuffled };
}
