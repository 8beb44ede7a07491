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
	'contact-in-future': 422,
	'contact-not-yours': 403,
	'contact-taken-back': 409,
	'contact-too-old': 422,
	'first-address-known': 409,
	'first-code-wrong': 422,
	'first-school-known': 409,
	'form-wrong': 422,
	'goal-not-yours': 403,
	'line-already': 409,
	'line-not-yours': 403,
	'line-on-own-signal': 403,
	'mailed-too-often': 429,
	'not-found': 404,
	'placement-ended': 409,
	'question-empty': 422,
	required: 422,
	'rhythm-already-agreed': 409,
	'rhythm-not-yours': 403,
	'rhythm-own-proposal': 403,
	'rhythm-weeks-wrong': 422,
	'signal-already-seen': 409,
	'signal-closed': 409,
	'signal-not-answered': 409,
	'signal-not-asked-of-you': 403,
	'signal-not-closed': 409,
	'signal-not-waiting': 409,
	'signal-not-yours': 403,
	'signal-own-party': 422,
	'signal-person-elsewhere': 422,
	'signal-too-often': 409,
	'signal-topic-incomplete': 422,
	'signed-out': 401,
	'text-about-health': 422,
	'too-long': 422,
	'whom-empty': 422,
} as const;
export type Problem = keyof typeof statuses;

/** True for a code that has a status and a text. */
export function isProblem(code: string): code is Problem {
	return code in statuses;
}

const texts = {
	'address-already-proven': m.problem_address_already_proven,
	'address-not-yours-to-add': m.problem_address_not_yours_to_add,
	'address-wrong': m.problem_address_wrong,
	'brin-wrong': m.problem_brin_wrong,
	'code-expired': m.problem_code_expired,
	'code-shape': m.problem_code_shape,
	'code-spent': m.problem_code_spent,
	'code-wrong': m.problem_code_wrong,
	'contact-in-future': m.problem_contact_in_future,
	'contact-not-yours': m.problem_contact_not_yours,
	'contact-taken-back': m.problem_contact_taken_back,
	'contact-too-old': m.problem_contact_too_old,
	'first-address-known': m.problem_first_address_known,
	'first-code-wrong': m.problem_first_code_wrong,
	'first-school-known': m.problem_first_school_known,
	'form-wrong': m.problem_form_wrong,
	'goal-not-yours': m.problem_goal_not_yours,
	'line-already': m.problem_line_already,
	'line-not-yours': m.problem_line_not_yours,
	'line-on-own-signal': m.problem_line_on_own_signal,
	'mailed-too-often': m.problem_mailed_too_often,
	'not-found': m.problem_not_found,
	'placement-ended': m.problem_placement_ended,
	'question-empty': m.problem_question_empty,
	required: m.problem_required,
	'rhythm-already-agreed': m.problem_rhythm_already_agreed,
	'rhythm-not-yours': m.problem_rhythm_not_yours,
	'rhythm-own-proposal': m.problem_rhythm_own_proposal,
	'rhythm-weeks-wrong': m.problem_rhythm_weeks_wrong,
	'signal-already-seen': m.problem_signal_already_seen,
	'signal-closed': m.problem_signal_closed,
	'signal-not-answered': m.problem_signal_not_answered,
	'signal-not-asked-of-you': m.problem_signal_not_asked_of_you,
	'signal-not-closed': m.problem_signal_not_closed,
	'signal-not-waiting': m.problem_signal_not_waiting,
	'signal-not-yours': m.problem_signal_not_yours,
	'signal-own-party': m.problem_signal_own_party,
	'signal-person-elsewhere': m.problem_signal_person_elsewhere,
	'signal-too-often': m.problem_signal_too_often,
	'signal-topic-incomplete': m.problem_signal_topic_incomplete,
	'signed-out': m.problem_signed_out,
	'text-about-health': m.problem_text_about_health,
	'too-long': m.problem_too_long,
	'whom-empty': m.problem_whom_empty,
} satisfies Record<Problem, (more: { most: string }) => string>;

/** The sentence for a code, in the reader's language. `most`: how long a text may be at most. */
export function problemText(code: string, most = ''): string {
	return texts[isProblem(code) ? code : 'form-wrong']({ most });
}
