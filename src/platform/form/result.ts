/** What a form that was not accepted gets back: what was typed, and a code per field or for the whole. */
export interface FormResult {
	readonly action: string;
	readonly values: Readonly<Record<string, string>>;
	readonly errors: Readonly<Record<string, string>>;
	readonly problem?: string | undefined;
	/** Set instead of the rest when it was accepted. */
	readonly done?: string | undefined;
}
