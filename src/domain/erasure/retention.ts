/**
 * What is kept, how long and why, and what is left of it when a person is erased: one table. The page for
 * everybody and the page on which a person is erased show it; `database/rules/retention.sql` applies it, and a
 * test holds the two together. Terms: `standards.md` 5.4, of which no source asks for more from us than
 * "at most two years after the programme ends"; our own are shorter.
 */

/** Months after its end at which a placement is erased, and a look and a change of an organisation after their day. */
export const monthsKept = 12;
/** Months after its end during which student and school still read a placement. */
export const monthsReadable = 3;
/** Days after which what was needed to sign in once is gone. */
export const daysOfSignInKept = 1;

/** What a term is counted from. */
export type Term =
	/** Months after the placement ended. */
	| 'placement-end'
	/** Months after the day. */
	| 'day'
	/** Until the role ended and the term of the last placement is over. */
	| 'role-end'
	/** As long as somebody uses it; each sign-in for at most 90 days. */
	| 'use'
	/** Until the school teaches something else. */
	| 'replaced'
	/** As long as a backup could bring back what was erased. */
	| 'always';

/** What is left once a person is erased: nothing, the row without who it was, or all of it. */
export type AfterErasing = 'gone' | 'nameless' | 'stays';

export type KeptKind =
	| 'name'
	| 'texts'
	| 'practice'
	| 'contacts'
	| 'history'
	| 'changes'
	| 'looks'
	| 'role'
	| 'address'
	| 'lessons'
	| 'erasures';

export interface Kept {
	readonly what: KeptKind;
	readonly term: Term;
	readonly afterErasing: AfterErasing;
}

/** In the order in which the pages show it. */
export const retention: readonly Kept[] = [
	{ what: 'name', term: 'placement-end', afterErasing: 'gone' },
	{ what: 'texts', term: 'placement-end', afterErasing: 'gone' },
	{ what: 'practice', term: 'placement-end', afterErasing: 'gone' },
	{ what: 'looks', term: 'day', afterErasing: 'gone' },
	{ what: 'role', term: 'role-end', afterErasing: 'gone' },
	{ what: 'address', term: 'use', afterErasing: 'gone' },
	{ what: 'contacts', term: 'placement-end', afterErasing: 'nameless' },
	{ what: 'history', term: 'placement-end', afterErasing: 'nameless' },
	{ what: 'changes', term: 'day', afterErasing: 'nameless' },
	{ what: 'lessons', term: 'replaced', afterErasing: 'stays' },
	{ what: 'erasures', term: 'always', afterErasing: 'stays' },
];
