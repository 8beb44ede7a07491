import { healthWordsIn } from '../kernel/health-words.ts';
import type { Part } from '../kernel/party.ts';
import { happened, refused, type Result } from '../kernel/result.ts';
import type { Day } from '../kernel/time.ts';
import { placementState, type Participant, type PlacementDates } from './placement.ts';

export type GoalRefusal = 'goal-not-yours' | 'placement-ended' | 'text-about-health';

/** The one sentence that says what a student works on now. */
export interface WriteGoal {
	readonly by: Participant;
	readonly text: string;
	/** True once the writer was asked about words of health and chose to keep them. */
	readonly healthChecked: boolean;
}

/** Any of the three may write the goal: student, trainer, coach. Null for who has no part. */
export const writesGoal = (part: Part | null): boolean =>
	part === 'student' || part === 'trainer' || part === 'coach';

/** Decides whether somebody may write the goal. */
export function writeGoal(
	dates: PlacementDates,
	command: WriteGoal,
	today: Day,
): Result<'written', GoalRefusal> {
	const mustAsk = healthWordsIn(command.text).length > 0 && !command.healthChecked;
	if (!writesGoal(command.by.part)) return refused('goal-not-yours');
	if (placementState(dates, today) === 'ended') return refused('placement-ended');
	if (mustAsk) return refused('text-about-health');
	return happened('written');
}
