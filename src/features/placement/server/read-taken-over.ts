/** What is said of a hand-over that comes or has just been, made here: a sentence is smaller than what makes it. */
import { getLocale } from '#i18n-runtime';
import { m } from '#messages';
import { alongNames, type HandedOverView, type TakenOverView } from '../schema.ts';
import { fullName, type PersonName } from '#domain/people/person.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { weekdayDayText } from '#platform/time/format.ts';
import { takenOver } from './read-hand-over.ts';

/** So long Vandaag shows what went along; after that it stands on each placement. */
const daysShown = 7;
/** Of more students the rest stand on the page of what was handed over. */
const studentsShown = 5;

/** Somebody who takes over, as `coming_hand_overs` answers. */
export interface ComingRow extends PersonName {
	readonly part: 'coach' | 'trainer';
	/** `2026-12-07` */
	readonly begins: string;
}

/** That somebody comes, and as what. */
export function comingText({ part, begins, ...name }: ComingRow): string {
	const words = { name: fullName(name), begins: weekdayDayText(begins, getLocale()) };
	return part === 'coach'
		? m.placement_hand_over_coming_coach(words)
		: m.placement_hand_over_coming_trainer(words);
}

/** The same on a wall, where it is one of many lines. */
export function comingTileText({ begins, ...name }: Omit<ComingRow, 'part'>): string {
	return m.placement_hand_over_coming({
		name: fullName(name),
		begins: weekdayDayText(begins, getLocale()),
	});
}

/** So many students, in words. */
export const studentsWords = (count: number, locale: { locale?: 'nl' | 'en' } = {}): string =>
	count === 1
		? m.placement_hand_over_student({}, locale)
		: m.placement_hand_over_many({ count }, locale);

/** What the reader is to take over, for their wall. One statement. */
export async function comingToMe(scope: PersonScope): Promise<readonly TakenOverView[]> {
	return (await takenOver(scope, 0)).filter(({ begun }) => !begun).map(viewOf);
}

/** The same for Vandaag, with what they took over this week and what went along with it. One statement. */
export async function takenOverNow(scope: PersonScope): Promise<readonly TakenOverView[]> {
	return (await takenOver(scope, daysShown)).map(viewOf);
}

const labels = {
	runs: m.placement_hand_over_runs,
	waits: m.placement_hand_over_waits,
	know: m.placement_hand_over_know,
} as const;

function viewOf({ form, from, begins, begun, count, students }: HandedOverView): TakenOverView {
	const words = {
		name: from || m.placement_hand_over_somebody(),
		begins: weekdayDayText(begins, getLocale()),
		students: studentsWords(count),
	};
	return {
		href: `/placements/hand-over/${form}`,
		text: begun
			? m.placement_hand_over_taken_from(words)
			: m.placement_hand_over_taking_from(words),
		students: (begun ? students.slice(0, studentsShown) : []).map(({ placement, name, along }) => ({
			href: `/placements/${placement}`,
			name,
			lines: alongNames.flatMap((line) =>
				along[line] ? [`${labels[line]()} ${along[line]}`] : [],
			),
		})),
	};
}
