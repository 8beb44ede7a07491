/** A name in its Dutch parts: Floris / te / Riele. */
export interface PersonName {
	readonly firstName: string;
	readonly infix: string;
	readonly lastName: string;
}

/** The name as one reads it: "Floris te Riele". */
export function fullName(name: PersonName): string {
	return [name.firstName, name.infix, name.lastName].filter(Boolean).join(' ');
}

/** The key by which Dutch lists sort: surname without its infix, then first name. */
export function sortName(name: PersonName): string {
	return `${name.lastName} ${name.firstName} ${name.infix}`.toLocaleLowerCase('nl');
}

/** What one calls somebody: the first name, or the whole name where only initials are known. */
export function callName(name: PersonName): string {
	return name.firstName.endsWith('.') ? fullName(name) : name.firstName;
}

/** As people type a name: without its marks ("Şahin", "Wójcik", "Kılıç") and in small letters. */
export function typedName(text: string): string {
	return text
		.normalize('NFD')
		.replaceAll(/\p{M}/gu, '')
		.toLocaleLowerCase('nl')
		.replaceAll('ı', 'i')
		.replaceAll('ł', 'l');
}

/** True where each word that is looked for begins a word of the text: "oud" finds Ouderkerk, and no "onderhoud". */
export function isFoundIn(text: string, search: string): boolean {
	const words = typedName(text).split(/\s+/);
	// "Berg" finds Bakker-Berg.
	const parts = words.flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}]+/u)]);
	return typedName(search)
		.trim()
		.split(/\s+/)
		.every((word) => parts.some((part) => part.startsWith(word)));
}
