/** More than every box of ours takes together, and a pasted book list besides. */
export const echoedMax = 100_000;

/**
 * What of a posted form comes back in its answer: the page holds it twice, for who has scripts and who has none. What
 * does not fit is left out whole, for half a text would be sent again as if it were all of it.
 */
export function echoed(values: Readonly<Record<string, string>>): Record<string, string> {
	let room = echoedMax;
	return Object.fromEntries(
		Object.entries(values).filter(([, { length }]) => {
			const fits = length <= room;
			if (fits) room -= length;
			return fits;
		}),
	);
}
