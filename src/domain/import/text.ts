/** Control characters, and the invisible marks that turn the reading direction or hide in a name. */
const invisible =
	/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/**
 * A cell as we keep it: every script stays (joiners included), formulas and HTML stay text; what
 * cannot be seen goes, white space becomes single spaces, accents are composed (NFC).
 */
export function cleaned(cell: string): string {
	return cell.replace(invisible, '').replace(/\s+/gu, ' ').trim().toWellFormed().normalize('NFC');
}

/**
 * The letters and digits of a text in lower case without accents, to compare headers, status words
 * and titles: `BPV-bedrijf`, `bpv bedrijf` and `BPV_Bedrijf` are all `bpvbedrijf`. Never stored.
 */
export function bare(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');
}
