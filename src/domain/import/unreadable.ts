/**
 * What a file or a cell could not be read as. A finding about somebody's file and not the refusal of an act, so
 * it has no status of its own; its sentence stands in the import slice's messages.
 */
export function unreadable<Code extends string>(
	code: Code,
): { readonly ok: false; readonly refusal: Code } {
	return { ok: false, refusal: code };
}
