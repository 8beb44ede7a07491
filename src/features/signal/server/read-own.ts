import { getLocale } from '#i18n-runtime';
import { m } from '#messages';
import type { Id } from '#domain/kernel/id.ts';
import { ownContactSection } from '#features/contact/server/read-own.ts';
import { placementPage } from '#features/placement/server/read.ts';
import { ownPlacementSections } from '#features/placement/server/read-own.ts';
import { ownPracticeSection } from '#features/practice/server/read-own.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import type { Paper, PaperEntry, PaperSection } from '#platform/server/paper.ts';
import { dayText } from '#platform/time/format.ts';
import type { SignalView, StepView } from '../schema.ts';
import { signalsOf } from './read-view.ts';

/**
 * The student's own placement as they keep it, in the language in which they read: what they can read
 * themselves and nothing more. Undefined for anybody else, as if it were not there.
 */
export async function ownPaper(scope: PersonScope, id: Id): Promise<Paper | undefined> {
	const placement = await placementPage(scope, id);
	if (placement?.student.id !== scope.actor.person) return undefined;
	const [facts, people, goals, ...rest] = await ownPlacementSections(scope, placement);
	return {
		language: getLocale(),
		title: m.placement_own_title({ name: placement.student.name, company: placement.company.name }),
		lead: m.placement_own_lead({ day: dayText(scope.today.toString(), getLocale()) }),
		sections: [
			...[facts, people, goals].filter((one) => one !== undefined),
			await ownPracticeSection(scope, id),
			await ownSignalSection(scope, id),
			await ownContactSection(scope, id, placement.student.firstName),
			...rest,
		],
	};
}

/** Whatever was asked by the student, of the student or about the student. */
async function ownSignalSection(scope: PersonScope, placement: Id): Promise<PaperSection> {
	return {
		key: 'signals',
		title: m.signal_own_title(),
		empty: m.placement_own_nothing(),
		entries: (await signalsOf(scope, placement)).map(entryOf),
	};
}

function entryOf(signal: SignalView): PaperEntry {
	const { askedBy, topic, line } = signal;
	const whom = signal.asksPerson ?? (signal.asksOrganisation || signal.studentFirstName);
	const topics = {
		together: m.signal_topic_together,
		contact: m.signal_topic_contact,
		subject: m.signal_topic_subject_of,
		'work-process': m.signal_topic_work_process,
	};
	return {
		day: signal.raisedAt.slice(0, 10),
		text: signal.asked,
		more: [
			m.signal_own_asked({ by: askedBy.name, whom }),
			topics[topic.kind]({ title: topic.title }),
			...(signal.wished ? [m.signal_wished({ wished: signal.wished })] : []),
			...signal.steps.flatMap(stepTexts),
			...(line ? [`${m.signal_line_title({ name: signal.studentFirstName })}: ${line.text}`] : []),
		],
	};
}

function stepTexts({ kind, by, at, choice, text }: StepView): string[] {
	const answers = {
		plan: m.signal_step_answered_plan,
		cannot: m.signal_step_answered_cannot,
		call: m.signal_step_answered_call,
		words: m.signal_step_answered_words,
	};
	const steps = {
		seen: m.signal_step_seen,
		answered: answers[choice ?? 'call'],
		resolved: m.signal_step_resolved,
		reopened: m.signal_step_reopened,
		withdrawn: m.signal_step_withdrawn,
	};
	const day = dayText(at.slice(0, 10), getLocale());
	return [`${day}: ${steps[kind]({ by })}`, ...(text ? [text] : [])];
}
