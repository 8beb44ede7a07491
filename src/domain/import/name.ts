import { happened, type Result } from '../kernel/result.ts';
import { cleaned } from './text.ts';
import { unreadable } from './unreadable.ts';

/** A person as a school's list writes them. Initials (`R.`) stand in `firstName`; parts may be ''. */
export interface ListedName {
	readonly firstName: string;
	readonly infix: string;
	readonly lastName: string;
}

export type NameCode = 'name_missing' | 'name_strange' | 'name_too_long';

/** No part of a name that a person can read aloud is longer; what is longer is not a name. */
const longest = 120;

/**
 * Letters of every script with their marks, digits, and the signs that real names have: O'Neill, Smit-Jansen,
 * (Jan) J.C. de Boer, Pi·la. No sign with which a formula or a tag begins.
 */
const readable = /^[\p{L}\p{M}\p{N} .,'’‘ʼʻ`´\-‐‑–/()&·・׳״\u200c\u200d]+$/u;

/** Vietnamese has two marks on a letter, Hebrew and Tibetan up to four; a pile of them covers the lines above. */
const piled = /\p{M}{5}/u;

const infixes = new Set(
	`van de den der het 't ’t te ten ter tot von vom zu zum zur la le les du des da das do dos di del
	della el al op in aan bij onder over voor uit uijt d' d’ l' l’ 's ’s`.split(/\s+/u),
);

/** Forms of address tell somebody's sex, which we do not take in. */
const address = /^(?:de heer|dhr|mevrouw|mevr|mw|mrs|mr|ms)(?:\.\s*|\s+)(?=\S)/iu;

/**
 * Reads a whole name: `Riele, Floris te`, `R. Wieland`, `P. te Brake`, `Jan de Vries`.
 * Any script is kept as it is. Refuses a text without a letter, one that is too long, and signs that no name has.
 */
export function readName(text: string): Result<ListedName, NameCode> {
	const name = cleaned(text).replace(address, '');
	const comma = name.indexOf(',');
	return comma < 0
		? checked(inSpokenOrder(words(name)))
		: checked(lastNameFirst(words(name.slice(0, comma)), words(name.slice(comma + 1))));
}

/** True for what somebody types as a name and a list could hold: one rule for both. */
export const isName = (text: string): boolean => readName(text).ok;

/** What a mail program makes a link of; a name goes along in mail to others. */
const webAddress = /:\/\/|\bwww\.|\.[a-z]{2,}\//i;

/** True for the name of a school, company or site: any signs, but a letter or digit, no pile of marks, no web address. */
export const isPlaceName = (text: string): boolean =>
	/[\p{L}\p{N}]/u.test(text) && !piled.test(text.normalize('NFD')) && !webAddress.test(text);

/** Reads a name that the list keeps in columns of its own. Refuses as {@link readName} does. */
export function nameOfParts(
	firstName: string,
	infix: string,
	lastName: string,
): Result<ListedName, NameCode> {
	const [first, between, last] = [cleaned(firstName), cleaned(infix), cleaned(lastName)];
	if (between === '' && last.includes(',')) {
		const whole = lastNameFirst(...halves(last));
		return checked({ ...whole, firstName: first || whole.firstName });
	}
	return checked({ firstName: first, infix: between, lastName: last });
}

/** The name as it is spoken: `Floris te Riele`. */
export function wholeName(name: ListedName): string {
	return [name.firstName, name.infix, name.lastName].filter((part) => part !== '').join(' ');
}

function checked(name: ListedName): Result<ListedName, NameCode> {
	const whole = wholeName(name);
	if (!/\p{L}/u.test(whole)) return unreadable('name_missing');
	if (whole.length > longest) return unreadable('name_too_long');
	if (!readable.test(whole) || piled.test(whole.normalize('NFD')))
		return unreadable('name_strange');
	return happened(name);
}

function halves(text: string): [string[], string[]] {
	const comma = text.indexOf(',');
	return [words(text.slice(0, comma)), words(text.slice(comma + 1))];
}

function words(text: string): string[] {
	return text.split(' ').filter((word) => word !== '');
}

function isInfix(word: string | undefined): boolean {
	return word !== undefined && infixes.has(word.toLowerCase());
}

/** `Riele` and `Floris te`, or `te Riele` and `Floris`. A capital `Le` alone is a first name. */
function lastNameFirst(last: string[], rest: string[]): ListedName {
	let cut = rest.length;
	while (cut > 0 && isInfix(rest[cut - 1]) && (cut > 1 || rest[0] === rest[0]?.toLowerCase()))
		cut--;
	const before = last.length > 1 ? leadingInfixes(last) : 0;
	return {
		firstName: rest.slice(0, cut).join(' '),
		infix: [...rest.slice(cut), ...last.slice(0, before)].join(' '),
		lastName: last.slice(before).join(' '),
	};
}

function leadingInfixes(parts: string[]): number {
	let count = 0;
	while (count < parts.length - 1 && isInfix(parts[count])) count++;
	return count;
}

/** `R. J. Wieland`, `P. te Brake`, `Jan Peter de Vries`; without an infix the first word is the first name. */
function inSpokenOrder(parts: string[]): ListedName {
	if (parts.length < 2) return { firstName: '', infix: '', lastName: parts.join(' ') };
	let start = parts.findIndex((word, at) => at > 0 && isInfix(word));
	if (start < 0 || start === parts.length - 1) start = leadingInitials(parts);
	const between = leadingInfixes(parts.slice(start));
	return {
		firstName: parts.slice(0, start).join(' '),
		infix: parts.slice(start, start + between).join(' '),
		lastName: parts.slice(start + between).join(' '),
	};
}

function leadingInitials(parts: string[]): number {
	let count = 1;
	while (count < parts.length - 1 && /^(?:\p{L}{1,2}\.)+$/u.test(parts[count] ?? '')) count++;
	return isInfix(parts[0]) ? 0 : count;
}
