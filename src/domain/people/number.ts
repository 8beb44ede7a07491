import { happened, refused, type Result } from '../kernel/result.ts';

/**
 * Numbers that one person types in a day, or all of one organisation: each answer tells whether a number is known
 * here, and each unknown one is kept. More than the sites of a large company.
 */
export const numbersPerDayMax = 20;

export type NumberRefusal =
	| 'brin-not-for-company'
	| 'claim-decided'
	| 'claim-too-many'
	| 'claim-waits'
	| 'number-own-already'
	| 'site-not-for-school';

export interface SetNumber {
	readonly office: 'school' | 'company';
	/** A BRIN belongs to a school, a leerbedrijf-ID to a site of a company. */
	readonly what: 'brin' | 'site';
	/** What stands there now, and what is to stand there; empty is none. */
	readonly current: string;
	readonly wanted: string;
	/** Another site of the same company has it. */
	readonly ownAlready: boolean;
	/** Another organisation has it. */
	readonly taken: boolean;
	/** Another one was asked for here, and waits. */
	readonly waits: boolean;
	/** Numbers typed in the last day by this person, or in this organisation; whatever became of them. */
	readonly typedLastDay: number;
}

/**
 * Decides what becomes of a BRIN or leerbedrijf-ID that an administrator types: kept, or `claimed` where another
 * organisation of this instance has it. Who runs the instance decides on that; who asked never learns whose it is.
 */
export function setNumber(command: SetNumber): Result<'kept' | 'claimed', NumberRefusal> {
	const { office, what, current, wanted } = command;
	const typed = wanted !== '' && wanted !== current;
	if (what === 'brin' && office !== 'school') return refused('brin-not-for-company');
	if (what === 'site' && office !== 'company') return refused('site-not-for-school');
	if (command.ownAlready) return refused('number-own-already');
	if (wanted !== current && command.waits) return refused('claim-waits');
	if (typed && command.typedLastDay >= numbersPerDayMax) return refused('claim-too-many');
	return happened(typed && command.taken ? 'claimed' : 'kept');
}

/** Decides whether a claim is taken back. What was decided stands. */
export function withdrawClaim(claim: {
	readonly decided: boolean;
}): Result<'withdrawn', NumberRefusal> {
	if (claim.decided) return refused('claim-decided');
	return happened('withdrawn');
}
