import { happened, refused, type Result } from '../kernel/result.ts';

export type ErasePersonRefusal =
	'last-administrator' | 'person-erased-already' | 'person-name-differs';

/** Somebody of the administrator's own organisation, as the decision needs them. */
export interface PersonFacts {
	readonly name: string;
	/** Nobody is left under that name. */
	readonly erased: boolean;
	/** The administrator themself, and nobody else is administrator there. */
	readonly lastAdministrator: boolean;
	/** What was typed to say that it is meant. */
	readonly typed: string;
}

/**
 * Decides whether an administrator erases a person from their organisation. It can't be undone, so the
 * name is typed over; capitals and spaces do not matter.
 */
export function erasePerson(facts: PersonFacts): Result<'erased', ErasePersonRefusal> {
	const same = plain(facts.typed) === plain(facts.name);
	if (facts.erased) return refused('person-erased-already');
	if (facts.lastAdministrator) return refused('last-administrator');
	if (!same) return refused('person-name-differs');
	return happened('erased');
}

const plain = (name: string) => name.trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('nl');
