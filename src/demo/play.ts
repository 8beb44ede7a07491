/** Questions and what follows on them, through the writes that pages use, some days ago. */
import type { Id } from '#domain/kernel/id.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { raiseSignal, type NewSignal } from '#features/signal/server/write.ts';
import { takeStep, type Step } from '#features/signal/server/write-step.ts';
import { now } from '#platform/server/clock.ts';
import { scoped } from '#platform/server/db/scope.ts';
import { newId } from '#platform/server/random.ts';

const healthChecked = true;

export const daysAgo = (days: number): Instant => now().subtract({ hours: 24 * days });

export type Raised = Pick<NewSignal, 'asks' | 'topic' | 'asked'> & { readonly wished?: string };
export type Taken = Step extends infer One ? (One extends Step ? Omit<One, 'form'> : never) : never;

/** Asks something. Answers the signal's id; throws when it was refused. */
export async function raiseBy(
	person: Id,
	placement: Id,
	days: number,
	signal: Raised,
): Promise<Id> {
	const command = { wished: '', ...signal, form: newId(), healthChecked };
	const raised = await scoped(
		{ person },
		(scope) => raiseSignal(scope, placement, command),
		daysAgo(days),
	);
	if (!raised?.ok) throw new Error(`a signal of the demo was refused: ${raised?.refusal}`);
	return raised.value;
}

/** Takes a step with a signal; throws when it was refused. */
export async function stepBy(person: Id, signal: Id, days: number, taken: Taken): Promise<void> {
	const result = await scoped(
		{ person },
		(scope) => takeStep(scope, signal, { ...taken, form: newId() } as Step),
		daysAgo(days),
	);
	if (!result?.ok) throw new Error(`a step of the demo was refused: ${result?.refusal}`);
}
