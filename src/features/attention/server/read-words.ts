/**
 * What Vandaag says around the things that wait, in the reader's language. Made here and not in the browser:
 * a sentence is smaller than what makes it.
 */
import { getLocale } from '#i18n-runtime';
import { m } from '#messages';
import type { EdgeState } from '#domain/attention/edge-state.ts';
import type { First, Waiting } from '#domain/attention/waiting.ts';
import { fullName } from '#domain/people/person.ts';
import { standsInText } from '#features/people/server/read-stands-in.ts';
import { answerTexts } from '#features/signal/server/read-texts.ts';
import { comingDayText, dayText } from '#platform/time/format.ts';
import type { AsideView, TodayView } from '../schema.ts';
import type { Place } from './read-places.ts';
import type { Signal } from './read-things.ts';

/** How many things wait; where there are more than these, that one begins with these. */
export function titleText({ first, more }: First<Waiting>): string {
	if (first.length === 0) return m.attention_title_none();
	if (more > 0) return m.attention_title_first({ count: first.length });
	return first.length === 1
		? m.attention_title_one()
		: m.attention_title_many({ count: first.length });
}

/** How long it takes; or when something comes up, where nothing waits. */
export function leadText({ first, more, minutes }: First<Waiting>, next: string | null): string {
	if (first.length === 0)
		return next
			? m.attention_next({ day: comingDayText(next, getLocale()) })
			: m.attention_next_none();
	const long = minutes === 1 ? m.attention_minute() : m.attention_minutes({ minutes });
	return more > 0 ? `${long} ${m.attention_more()}` : long;
}

/** With how many of the reader's contacts it does as was agreed, and with how many not; empty for none. */
export function contactsText(states: readonly EdgeState[]): string {
	const [running, late] = [['runs'], ['wavers', 'silent']].map(
		(wanted) => states.filter((state) => wanted.includes(state)).length,
	) as [number, number];
	const good = running === 1 ? m.attention_good_one() : m.attention_good({ count: running });
	const rest = late === 1 ? m.attention_late_one() : m.attention_late({ count: late });
	return [running > 0 && good, late > 0 && rest].filter(Boolean).join(' ');
}

/** For whom the reader stands in on these placements, each once. */
export function standsInTexts(places: readonly Place[]): readonly string[] {
	const texts = places.map(({ heldFor, heldUntil }) =>
		heldFor && heldUntil ? standsInText(fullName(heldFor), heldUntil) : '',
	);
	return [...new Set(texts.filter(Boolean))];
}

/** Where the rest stands: the own placement, all students of who works, and what school teaches. */
export function restOf(
	me: { roles: readonly unknown[]; menu: TodayView['rest'] } | undefined,
	{ total, running }: { readonly total: number; readonly running: number },
	learns: boolean,
): TodayView['rest'] {
	const works = (me?.roles.length ?? 0) > 0;
	const own = works && me?.menu.find(({ href }) => href.startsWith('/placements/'));
	const [count, there] = [running, total].map((all) => all - (own ? 1 : 0)) as [number, number];
	const all = count > 1 ? m.attention_all({ count }) : m.platform_students();
	const students = works || count > 1 ? all : m.platform_my_placement();
	return [
		...(own ? [own] : []),
		...(there > 0 ? [{ href: '/placements', text: students }] : []),
		...(learns ? [{ href: '/lessons', text: m.attention_lessons() }] : []),
	];
}

/** What was done at work lately, or that nobody said anything. */
export function latelyText(lines: NonNullable<TodayView['lately']>['lines']): TodayView['lately'] {
	const none = lines.length > 0 ? '' : m.attention_lately_none();
	return { title: m.attention_lately(), lines, none };
}

/** A question in which the reader has no turn: theirs that is late elsewhere, or one about them. */
export function asideView(signal: Signal): AsideView {
	const { id, asked, late, due, askedBy } = signal;
	const whom = signal.asksPerson ?? (signal.asksOrganisation || signal.studentFirstName);
	const day = due ? dayText(due, getLocale()) : '';
	const about =
		signal.side === 'neither'
			? m.attention_from_own({ asker: nameOf(askedBy) })
			: m.attention_about({ student: signal.studentName });
	return {
		id,
		title: asked,
		detail: [about, answeredText(signal)].filter(Boolean).join(' '),
		late: !late
			? ''
			: signal.side === 'asker'
				? m.signal_late_yours({ day, whom })
				: m.signal_late({ day, asker: askedBy.name, whom }),
	};
}

/** Who answered what, as long as that answer stands; else empty. */
export function answeredText({ choice, steps }: Signal): string {
	if (!choice) return '';
	const answered = steps.findLast(({ kind }) => kind === 'answered');
	const by = answered?.by ?? '';
	const answer =
		choice === 'words'
			? m.signal_step_answered_words({ by })
			: m.attention_answered({ by, answer: answerTexts[choice]() });
	return [answer, answered?.text].filter(Boolean).join(' ');
}

/** Who asked, and for whom they stood in. */
export function nameOf({ name, onBehalfOf }: Signal['askedBy']): string {
	return onBehalfOf ? `${name}, ${m.signal_on_behalf_of({ name: onBehalfOf })}` : name;
}

/** What is said once something was done on the spot, and who sees it, by its action. */
export const doneTexts = (): TodayView['done'] => ({
	'?/answer': m.attention_done_answer(),
	'?/resolve': m.signal_resolved_notice(),
	'?/agree': m.contact_done_agree(),
	'?/spoken': m.contact_done(),
	'?/unspoken': m.contact_done_back(),
	'?/goal': m.placement_goal_saved(),
	'?/goalHolds': m.attention_done_goal_holds(),
	'?/teach': m.curriculum_teach_saved(),
});

/** The words that take a contact back. */
export const backText = (): string => m.contact_back();
