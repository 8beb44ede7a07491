/** An error for the person at the terminal: printed as this one sentence, without a stack. */
export class SentenceError extends Error {
	readonly sentence: string;

	constructor(sentence: string) {
		super(sentence);
		this.sentence = sentence;
	}
}
