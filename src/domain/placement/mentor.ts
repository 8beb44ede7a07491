import { happened, refused, type Result } from '../kernel/result.ts';
import type { Day } from '../kernel/time.ts';
import { placementState, type Participant, type PlacementDates } from './placement.ts';

/** More people beside one student is no longer somebody who rides along. */
export const mentorsMax = 12;

export type MentorRefusal =
	| 'mentor-not-yours'
	| 'placement-ended'
	| 'mentor-elsewhere'
	| 'mentor-already'
	| 'mentor-too-many';

export interface AddMentor {
	readonly by: Participant;
	/** They work today at the company of the placement, or are new there. */
	readonly ofTheCompany: boolean;
	readonly already: boolean;
	/** How many ride along now. */
	readonly riding: number;
}

/** Decides whether somebody rides along with a student from today. Only the company's trainer says so. */
export function addMentor(
	dates: PlacementDates,
	command: AddMentor,
	today: Day,
): Result<'added', MentorRefusal> {
	if (command.by.part !== 'trainer') return refused('mentor-not-yours');
	if (placementState(dates, today) === 'ended') return refused('placement-ended');
	if (!command.ofTheCompany) return refused('mentor-elsewhere');
	if (command.already) return refused('mentor-already');
	if (command.riding >= mentorsMax) return refused('mentor-too-many');
	return happened('added');
}

/** Decides whether it ends that somebody rides along. */
export function endMentor(
	dates: PlacementDates,
	{ by }: { readonly by: Participant },
	today: Day,
): Result<'ended', MentorRefusal> {
	if (by.part !== 'trainer') return refused('mentor-not-yours');
	if (placementState(dates, today) === 'ended') return refused('placement-ended');
	return happened('ended');
}
