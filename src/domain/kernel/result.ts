/** What a decision answers: it happened, or it was refused with a code (never a sentence). */
export type Result<T, Code extends string> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Code };

/** A decision that was taken, with what came of it. */
export function happened<T>(value: T): { readonly ok: true; readonly value: T } {
	return { ok: true, value };
}

/** A decision that was not taken, and why. Nothing is stored, sent or told. */
export function refused<Code extends string>(
	refusal: Code,
): { readonly ok: false; readonly refusal: Code } {
	return { ok: false, refusal };
}
