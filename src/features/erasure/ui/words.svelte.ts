import { m } from '#messages';
import { monthsKept, type AfterErasing, type Kept } from '#domain/erasure/retention.ts';
import { roughKinds } from '../schema.ts';

/** What is kept, in words. */
export function whatText(what: Kept['what']): string {
	const texts = {
		name: m.erasure_what_name,
		texts: m.erasure_what_texts,
		practice: m.erasure_what_practice,
		looks: m.erasure_what_looks,
		role: m.erasure_what_role,
		address: m.erasure_what_address,
		contacts: m.erasure_what_contacts,
		history: m.erasure_what_history,
		changes: m.erasure_what_changes,
		lessons: m.erasure_what_lessons,
		erasures: m.erasure_what_erasures,
	};
	return texts[what]();
}

/** How much there is of it; of what others write not to the one. */
export function countText(what: Kept['what'], count: number): string {
	if (!roughKinds.includes(what)) return String(count);
	return count < 10 ? m.erasure_count_few() : m.erasure_count_more({ count });
}

/** How long it is kept. */
export function termText(term: Kept['term']): string {
	const months = String(monthsKept);
	const texts = {
		'placement-end': () => m.erasure_term_placement_end({ months }),
		day: () => m.erasure_term_day({ months }),
		'role-end': () => m.erasure_term_role_end({ months }),
		use: m.erasure_term_use,
		replaced: m.erasure_term_replaced,
		always: m.erasure_term_always,
	};
	return texts[term]();
}

/** Why it is kept at all. */
export function whyText(what: Kept['what']): string {
	const texts = {
		name: m.erasure_why_name,
		texts: m.erasure_why_texts,
		practice: m.erasure_why_practice,
		looks: m.erasure_why_looks,
		role: m.erasure_why_role,
		address: m.erasure_why_address,
		contacts: m.erasure_why_contacts,
		history: m.erasure_why_history,
		changes: m.erasure_why_changes,
		lessons: m.erasure_why_lessons,
		erasures: m.erasure_why_erasures,
	};
	return texts[what]();
}

/** What is left of it once a person is erased. */
export function afterText(after: AfterErasing): string {
	const texts = {
		gone: m.erasure_after_gone,
		nameless: m.erasure_after_nameless,
		stays: m.erasure_after_stays,
	};
	return texts[after]();
}
