/** What a form that was not accepted gets back: what was typed, and what is wrong with a field or the whole. */
export interface FormResult {
	readonly action: string;
	readonly values: Readonly<Record<string, string>>;
	/** A sentence per field, in the reader's language. */
	readonly errors: Readonly<Record<string, string>>;
	/** The code of a refusal, and its sentence. */
	readonly problem?: string | undefined;
	readonly sentence?: string | undefined;
	/** Set instead of the rest when it was accepted. */
	readonly done?: string | undefined;
}
