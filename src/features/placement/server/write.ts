import { everybodyOnPlacement } from '#domain/event/event.ts';
import type { Id } from '#domain/kernel/id.ts';
import { happened, type Result } from '#domain/kernel/result.ts';
import { writeGoal as decide, type GoalRefusal } from '#domain/placement/goal.ts';
import { record } from '#features/history/server/write.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { newId } from '#platform/server/random.ts';
import { placementAtHand } from './read-participant.ts';

interface NewGoal {
	readonly form: Id;
	readonly text: string;
	readonly healthChecked: boolean;
}

/** Writes the goal of a placement. Sent twice, it is written once. Undefined: not there for this reader. */
export async function writeGoal(
	scope: PersonScope,
	placement: Id,
	command: NewGoal,
): Promise<Result<'written', GoalRefusal> | undefined> {
	const at = await placementAtHand(scope, placement);
	if (!at) return undefined;
	const by = at.participant;
	const decision = decide(at.dates, { by, ...command }, scope.today);
	if (!decision.ok) return decision;
	const id = newId(scope.now);
	const stored = await scope.tx
		.insertInto('goal')
		.values({
			id,
			form_id: command.form,
			placement_id: placement,
			written_by: by.person,
			as_part: by.part,
			written_at: scope.now.toString(),
			text: command.text,
		})
		.onConflict((conflict) => conflict.columns(['written_by', 'form_id']).doNothing())
		.executeTakeFirst();
	if (stored.numInsertedOrUpdatedRows === 0n) return happened('written');
	await record(scope, [
		{
			kind: 'goal.written',
			at: scope.now,
			actor: by.person,
			onBehalfOf: by.onBehalfOf,
			organisation: at.organisation,
			placement,
			subject: id,
			audience: everybodyOnPlacement,
		},
	]);
	return decision;
}
