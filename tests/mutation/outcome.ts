/** What became of one mutant: killed by whom, or not. */
export interface Outcome {
	readonly name: string;
	/** The failing test or the sentence that names who would have seen or done too much. */
	readonly killedBy: string | undefined;
}

/** Prints one mutant as a line of the list. */
export function tell({ name, killedBy }: Outcome): void {
	console.log(
		killedBy ? `  killed    ${name}\n            by: ${killedBy}` : `  SURVIVED  ${name}`,
	);
}
