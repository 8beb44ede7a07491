import { happened, refused, type Result } from '../kernel/result.ts';

/** Minutes in which a pass can be used. */
export const passMinutes = 15;
/** A whole class and its companies in an hour; somebody with another's sign-in makes no thousands. */
export const passesPerHourMax = 30;
/** Wrong tries in one browser before it waits a quarter of an hour. */
export const passTriesMax = 5;
/** Wrong tries from one place in an hour: a school behind one address, that types badly. */
export const passTriesPerPlaceMax = 100;

export type PassRefusal =
	'pass-not-yours-to-make' | 'pass-not-for-them' | 'pass-too-often' | 'pass-wait';

/** Somebody whom a coach or trainer may stand beside, and what else would open with a pass for them. */
export interface PassCandidate {
	/** As what the maker stands beside them, in their own name, on a placement that runs. */
	readonly part: 'coach' | 'trainer';
	/** They are administrator somewhere, or work for a school. */
	readonly office: boolean;
	/** They have a mailbox that they proved themselves. */
	readonly proven: boolean;
	/** They read something with another school (beside a coach) or another company (beside a trainer). */
	readonly further: boolean;
}

export interface MakePass {
	/** Undefined for whom the maker does not stand beside. */
	readonly candidate: PassCandidate | undefined;
	/** How many the maker made in the last hour. */
	readonly madeLastHour: number;
}

/**
 * Decides whether somebody may let another in without mail. Who makes a pass could use it: so it opens
 * no more than one organisation's own students and colleagues, and a company never enters as a student or
 * mentor who has a door of their own. One refusal for all of that, which tells nothing of what stands elsewhere.
 */
export function makePass({ candidate, madeLastHour }: MakePass): Result<'made', PassRefusal> {
	if (!candidate) return refused('pass-not-yours-to-make');
	if (candidate.office) return refused('pass-not-for-them');
	if (candidate.further) return refused('pass-not-for-them');
	if (candidate.part === 'trainer' && candidate.proven) return refused('pass-not-for-them');
	if (madeLastHour >= passesPerHourMax) return refused('pass-too-often');
	return happened('made');
}

/** Decides whether one more code may be tried; the try itself is counted already. */
export function tryOnce(tries: {
	readonly browser: number;
	readonly place: number;
}): Result<'go on', PassRefusal> {
	if (tries.browser > passTriesMax) return refused('pass-wait');
	if (tries.place > passTriesPerPlaceMax) return refused('pass-wait');
	return happened('go on');
}
