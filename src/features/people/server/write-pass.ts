import { sql } from 'kysely';
import type { Id } from '#domain/kernel/id.ts';
import { happened, refused, type Result } from '#domain/kernel/result.ts';
import { makePass as decide, passMinutes, type PassRefusal } from '#domain/people/pass.ts';
import { fullName } from '#domain/people/person.ts';
import { record } from '#features/history/server/write.ts';
import { passMarkOf } from '#platform/server/auth/code.ts';
import { instance } from '#platform/server/db/instance.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { qrOf } from '#platform/server/qr.ts';
import { newCode, newId } from '#platform/server/random.ts';
import type { NewPass } from '../schema.ts';
import { passCandidates, passesLastHour } from './read-pass.ts';

/** Four signs, a dash, four signs. */
const groupOf = 4;

interface ForWhom {
	readonly placement: Id;
	readonly person: Id;
	/** Where the link of the pass leads. */
	readonly publicUrl: string;
}

/**
 * Makes a pass for somebody who stands beside the maker. It ends the one before it. Its code is answered
 * here once and is kept nowhere. Undefined for a placement on which the reader stands beside nobody.
 */
export async function makePass(
	scope: PersonScope,
	{ placement, person, publicUrl }: ForWhom,
): Promise<Result<NewPass, PassRefusal> | undefined> {
	await oneAtATime(scope, [scope.actor.person, person]);
	const candidates = await passCandidates(scope, placement);
	if (candidates.length === 0) return undefined;
	const madeLastHour = await passesLastHour(scope);
	const mine = candidates.filter((one) => one.person === person);
	const tried = mine.map((candidate) => ({
		candidate,
		decision: decide({ candidate, madeLastHour }),
	}));
	const best = tried.find(({ decision }) => decision.ok) ?? tried[0];
	if (!best) return decide({ candidate: undefined, madeLastHour }) as Result<NewPass, PassRefusal>;
	if (!best.decision.ok) return best.decision;
	const { candidate } = best;
	const [id, code] = [newId(scope.now), newCode(groupOf)];
	const until = scope.now.add({ minutes: passMinutes }).toString();
	await scope.tx
		.insertInto('pass')
		.values({
			id,
			person_id: person,
			made_by: scope.actor.person,
			placement_id: placement,
			as_part: candidate.part,
			made_at: scope.now.toString(),
			expires_at: until,
			ended_at: null,
			used_at: null,
		})
		.execute();
	const mark = passMarkOf(instance().secret, code);
	await scope.tx.insertInto('auth.pass_code').values({ pass_id: id, mark }).execute();
	await record(scope, [
		{
			kind: 'pass.made',
			at: scope.now,
			actor: scope.actor.person,
			onBehalfOf: null,
			organisation: null,
			placement,
			subject: id,
			audience: [`person:${person}`, `person:${scope.actor.person}`],
		},
	]);
	const link = `${publicUrl}/pass/${code.replace('-', '')}`;
	return happened({ name: fullName(candidate), code, link, until, qr: qrOf(link) });
}

/** Two makers for one person, or one maker in two windows: the second waits for the first. */
async function oneAtATime({ tx }: PersonScope, people: readonly Id[]): Promise<void> {
	for (const one of [...people].sort())
		await sql`select pg_advisory_xact_lock(hashtextextended(${one}, 0))`.execute(tx);
}

/** Ends a pass that nobody used yet: by who made it, and by whom it is for. Another's is not there. */
export async function endPass(
	scope: PersonScope,
	{ pass }: { pass: Id },
): Promise<Result<'ended', 'not-found'>> {
	const known = await scope.tx
		.selectFrom('pass')
		.select('id')
		.where('id', '=', pass)
		.executeTakeFirst();
	if (!known) return refused('not-found');
	const ended = await scope.tx
		.updateTable('pass')
		.set({ ended_at: scope.now.toString() })
		.where('id', '=', pass)
		.where('ended_at', 'is', null)
		.where('used_at', 'is', null)
		.executeTakeFirst();
	if (ended.numUpdatedRows === 0n) return happened('ended');
	await record(scope, [
		{
			kind: 'pass.ended',
			at: scope.now,
			actor: scope.actor.person,
			onBehalfOf: null,
			organisation: null,
			placement: null,
			subject: pass,
			audience: [`person:${scope.actor.person}`],
		},
	]);
	return happened('ended');
}
