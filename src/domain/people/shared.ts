import type { PersonName } from './person.ts';

const marks = /[\u0300-\u036f .'’-]/g;
const office =
	/^(info|administratie|receptie|kantoor|planning|werkplaats|contact|office|admin|mail|post|magazijn|service|personeel|hr|opleiding|opleidingen|bpv|stage|balie|secretariaat|team|hallo|hello)@/;

/** True for an address whose part before the @ names an office and nobody: a hint, and no proof. */
export function looksShared(address: string): boolean {
	return office.test(address.trim().toLowerCase());
}

// Without accents, spaces and points. Only A to Z are made small, so that every database does the same.
const key = (name: string) =>
	name
		.normalize('NFD')
		.replace(marks, '')
		.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/**
 * True for two spellings of one name: the same, or an initial for the first name. Under an address that
 * names an office an initial is not enough, since a family firm has two people with one surname.
 */
export function sameHuman(one: PersonName, other: PersonName, address: string): boolean {
	const [mine, theirs] = [key(one.firstName), key(other.firstName)];
	const initial = one.firstName.endsWith('.') || other.firstName.endsWith('.');
	if (key(one.infix + one.lastName) !== key(other.infix + other.lastName)) return false;
	return mine === theirs || (initial && !looksShared(address) && mine[0] === theirs[0]);
}

/** Whether an address was given to people of different names, by the names of all of them. */
export function isShared(address: string, names: readonly PersonName[]): boolean {
	return names.some((one, at) =>
		names.slice(at + 1).some((other) => !sameHuman(one, other, address)),
	);
}

/** What is known of one to whom a mailbox of different names was given. */
export interface Holder {
	/** They proved it before. */
	readonly proven: boolean;
	/** Somebody of another name proved it, and they did not. */
	readonly taken: boolean;
	/** They read it with another: of one organisation, or under an address that names an office. */
	readonly shared: boolean;
	/** A coach can make a pass for them, in which an own code is chosen. */
	readonly handed: boolean;
	/** They chose an own code. */
	readonly chose: boolean;
}

/**
 * How one of them comes in: by the mailbox alone, by an own code beside it, or not by this mailbox.
 *
 * Each organisation's word counts as if the other's were not there: it makes its own people somebody, and changes
 * nothing for another's. So who is given an address that is somebody's already keeps nobody out, before or after.
 * Who proved it first keeps it, and opens with it nobody of another name. Who reads it together with a colleague
 * needs a code too, or the quick one would be all of them; but only who can be handed one, else nobody lets them in.
 */
export function howEnters(one: Holder): 'mailbox' | 'code' | 'not' {
	if (one.chose) return 'code';
	if (one.proven) return 'mailbox';
	if (one.taken) return one.handed ? 'code' : 'not';
	return one.shared && one.handed ? 'code' : 'mailbox';
}

/** Who proved it, shares it with nobody, and so is asked nothing more; undefined where somebody has to say who they are. */
export function entersAtOnce<Someone extends Holder & PersonName>(
	people: readonly Someone[],
	address: string,
): Someone | undefined {
	const first = people.find((one) => one.proven && !one.shared && howEnters(one) === 'mailbox');
	const another = (one: Someone) =>
		first && !sameHuman(first, one, address) && (one.chose || one.proven);
	return people.some(another) ? undefined : first;
}

/** One name of a list, and everybody who is called so. */
export interface Choosable<Id> {
	readonly name: string;
	readonly people: readonly Id[];
}

/**
 * The names among which somebody says who they are: first names, or whole ones where two share the first.
 * Who is spelled alike is one name: the code of their own says which of them it is.
 */
export function choosable<Id>(
	people: readonly (PersonName & { readonly id: Id })[],
	full: (name: PersonName) => string,
): readonly Choosable<Id>[] {
	const byName = Map.groupBy(people, full);
	const firsts = [...byName.values()].map(([one]) => one?.firstName);
	return [...byName]
		.map(([name, group]) => {
			const first = group[0]?.firstName ?? '';
			const alone = firsts.filter((other) => other === first).length === 1 && !first.endsWith('.');
			return { name: alone ? first : name, people: group.map(({ id }) => id) };
		})
		.sort((one, other) => one.name.localeCompare(other.name, 'nl'));
}
