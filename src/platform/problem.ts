import { m } from '#messages';

/**
 * Every code with which something is refused, and the HTTP status it answers with. 403 is only for
 * what one can see but may not do; what one may not see is 404, like what does not exist.
 */
export const statuses = {
	'address-already-proven': 409,
	'address-not-yours-to-add': 403,
	'address-wrong': 422,
	'brin-wrong': 422,
	'code-expired': 422,
	'code-shape': 422,
	'code-spent': 422,
	'code-wrong': 422,
	'first-code-wrong': 422,
	'form-wrong': 422,
	'goal-not-yours': 403,
	'line-already': 409,
	'line-not-yours': 403,
	'line-on-own-signal': 403,
	'not-found': 404,
	'placement-ended': 409,
	required: 422,
	'signal-already-seen': 409,
	'signal-closed': 409,
	'signal-not-asked-of-you': 403,
	'signal-not-closed': 409,
	'signal-not-waiting': 409,
	'signal-not-yours': 403,
	'signal-own-party': 422,
	'signal-person-elsewhere': 422,
	'signal-topic-incomplete': 422,
	'signed-out': 401,
	'text-about-health': 422,
	'too-long': 422,
} as const;
export type Problem = keyof typeof statuses;

/** True for a code that has a status and a text. */
export function isProblem(code: string): code is Problem {
	return code in statuses;
}

const texts: Readonly<Record<`problem_${Underscored<Problem>}`, () => string>> = m;

/** The sentence for a code, in the reader's language. */
export function problemText(code: string): string {
	const known = isProblem(code) ? code : 'form-wrong';
	return texts[`problem_${known.replaceAll('-', '_') as Underscored<Problem>}`]();
}

type Underscored<Code extends string> = Code extends `${infer Head}-${infer Tail}`
	? `${Head}_${Underscored<Tail>}`
	: Code;
