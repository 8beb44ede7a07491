import type { Id } from '#domain/kernel/id.ts';
import { dayOf } from '#domain/kernel/time.ts';
import { now } from '#platform/server/clock.ts';
import { beside } from '#platform/server/db/open.ts';
import { scoped, type PersonScope } from '#platform/server/db/scope.ts';
import { faultFields, log } from '#platform/server/log.ts';
import { newId } from '#platform/server/random.ts';
import { placementAtHand } from './read-participant.ts';

const kept = new Set<string>();
const keptMax = 20_000;

/**
 * Keeps that somebody looked at a placement: one row per reader, placement and day, in a transaction
 * apart from the page's. The student's own looks are not kept. Never throws: nobody waits for it, and an
 * error that nobody catches ends the process.
 */
export async function keepLook(person: Id, placement: Id): Promise<void> {
	const key = `${person} ${placement} ${dayOf(now()).toString()}`;
	if (kept.has(key)) return;
	try {
		const settled = await beside(() => scoped({ person }, (scope) => keepOnce(scope, placement)));
		if (!settled) return;
		if (kept.size > keptMax) kept.clear();
		kept.add(key);
	} catch (error) {
		// Two pages at once: the other one kept this look.
		if (!isRepeat(error)) log('warn', 'look.not-kept', { placement, ...faultFields(error) });
	}
}

/** Answers whether the look of today is there; who does not stand there may do so later today. */
async function keepOnce(scope: PersonScope, placement: Id): Promise<boolean> {
	const at = await placementAtHand(scope, placement);
	if (!at || at.participant.part === 'student') return false;
	const reader = scope.actor.person;
	const day = scope.today.toString();
	const place = { placement_id: placement, organisation_id: at.organisation, day };
	const known = await scope.tx
		.selectFrom('look_reader')
		.select('look_id')
		.where('reader_id', '=', reader)
		.where('placement_id', '=', placement)
		.where('day', '=', day)
		.executeTakeFirst();
	if (known) return true;
	const id = newId(scope.now);
	await scope.tx
		.insertInto('look')
		.values({ id, part: at.participant.part, ...place })
		.execute();
	await scope.tx
		.insertInto('look_reader')
		.values({ look_id: id, reader_id: reader, ...place })
		.execute();
	return true;
}

function isRepeat(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === '23505';
}
