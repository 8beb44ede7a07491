import { sql } from 'kysely';
import type { Id } from '#domain/kernel/id.ts';
import { happened, type Result } from '#domain/kernel/result.ts';
import { instant } from '#domain/kernel/time.ts';
import { setOwnCode as decide, tryOwnCode, type OwnCodeRefusal } from '#domain/people/own-code.ts';
import { record } from '#features/history/server/write.ts';
import { ownCodeMark } from '#platform/server/auth/own-code.ts';
import type { Way } from '#platform/server/auth/session.ts';
import { instance } from '#platform/server/db/instance.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { same } from '#platform/server/random.ts';
import { sharedAddress } from './read-own-code.ts';

export interface NewOwnCode {
	/** Six digits. */
	readonly code: string;
	/** The code as it is now; empty when it is not known or there is none. */
	readonly current: string;
	readonly session: Id;
	readonly way: Way;
	/** When this sign-in began, in ISO 8601. */
	readonly since: string;
}

/**
 * Sets the code with which somebody who shares a mailbox says who they are. A code that takes the place of
 * another ends every other sign-in and every key, since somebody may have had them who was not meant to.
 */
export async function setOwnCode(
	scope: PersonScope,
	{ code, current, session, way, since }: NewOwnCode,
): Promise<Result<'set', OwnCodeRefusal>> {
	const { person } = scope.actor;
	await sql`select pg_advisory_xact_lock(hashtextextended(${person}, 0))`.execute(scope.tx);
	const known = await tryCurrent(scope, current);
	if (!known.ok) return known;
	const decision = decide({
		shared: (await sharedAddress(scope)) !== null,
		way,
		signedInMinutes: instant(since).until(scope.now).total('minutes'),
		current: known.value,
		code,
	});
	if (!decision.ok) return decision;
	const kept = {
		mark: await ownCodeMark(instance().secret, person, code),
		set_at: scope.now.toString(),
		wrong: 0,
		wrong_lately: 0,
		wrong_from: scope.now.toString(),
	};
	await scope.tx
		.insertInto('auth.own_code')
		.values({ person_id: person, ...kept })
		.onConflict((conflict) => conflict.column('person_id').doUpdateSet(kept))
		.execute();
	if (known.value !== 'none') await endOthers(scope, session);
	return decision;
}

async function tryCurrent(
	{ tx, actor, now }: PersonScope,
	current: string,
): Promise<Result<'none' | 'right' | 'wrong', OwnCodeRefusal>> {
	const hourAgo = now.subtract({ hours: 1 }).toString();
	const known = await tx
		.selectFrom('auth.own_code')
		.select(['mark', 'wrong', 'wrong_lately'])
		.select(sql<boolean>`wrong_from > ${hourAgo}::timestamptz`.as('lately'))
		.where('person_id', '=', actor.person)
		.forUpdate()
		.executeTakeFirst();
	if (!known) return happened('none');
	if (current === '') return happened('wrong');
	const tries = { wrong: known.wrong + 1, wrong_lately: known.lately ? known.wrong_lately + 1 : 1 };
	const wrong_from = known.lately ? {} : { wrong_from: now.toString() };
	await tx
		.updateTable('auth.own_code')
		.set({ ...tries, ...wrong_from })
		.where('person_id', '=', actor.person)
		.execute();
	const decision = tryOwnCode({ lately: tries.wrong_lately, ever: tries.wrong });
	if (!decision.ok) return decision;
	const mark = await ownCodeMark(instance().secret, actor.person, current);
	if (!same(mark, known.mark)) return happened('wrong');
	await tx
		.updateTable('auth.own_code')
		.set({ wrong: 0, wrong_lately: 0 })
		.where('person_id', '=', actor.person)
		.execute();
	return happened('right');
}

async function endOthers(scope: PersonScope, session: Id): Promise<void> {
	const { person } = scope.actor;
	await scope.tx
		.deleteFrom('auth.session')
		.where('userId', '=', person)
		.where('id', '!=', session)
		.execute();
	await scope.tx.deleteFrom('auth.passkey').where('person_id', '=', person).execute();
	await record(scope, [
		{
			kind: 'sign-in.ended',
			at: scope.now,
			actor: person,
			onBehalfOf: null,
			organisation: null,
			placement: null,
			subject: session,
			audience: [`person:${person}`],
		},
	]);
}
