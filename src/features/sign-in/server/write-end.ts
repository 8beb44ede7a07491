import { sql } from 'kysely';
import type { Id } from '#domain/kernel/id.ts';
import { happened, type Result } from '#domain/kernel/result.ts';
import { endSignIns, type SignInsRefusal } from '#domain/people/office.ts';
import { record } from '#features/history/server/write.ts';
import { isOursAlone } from '#features/people/server/read-colleague.ts';
import { endSignIn, endSignIns as endSignInsOf, signInsOf } from '#platform/server/auth/session.ts';
import { scoped, type PersonScope } from '#platform/server/db/scope.ts';

/** Ends one of the own sign-ins and tells its streams. Of another's it ends nothing, and says the same. */
export async function endOne(
	scope: PersonScope,
	{ session }: { session: Id },
): Promise<Result<'ended', never>> {
	if (await endSignIn(scope.tx, scope.actor.person, session)) await tell(scope, session);
	return happened('ended');
}

/** Tells the streams of a person who signs out that they are to look whether they may go on. */
export async function endThis(person: Id): Promise<void> {
	await scoped({ person }, (scope) => tell(scope, person));
}

/**
 * Ends every sign-in of a colleague who works where the reader is administrator and nowhere else, and tells them.
 * Undefined for who never worked there.
 */
export async function endAll(
	scope: PersonScope,
	person: Id,
): Promise<Result<'ended', SignInsRefusal> | undefined> {
	const office = await officeOf(scope, person);
	if (!office) return undefined;
	const oursAlone = await isOursAlone(scope, person);
	const running = oursAlone ? (await signInsOf(person, null, scope.tx)).length : 0;
	const decision = endSignIns({ oursAlone, running });
	if (!decision.ok) return decision;
	await endSignInsOf(scope.tx, person);
	await record(scope, [
		{
			kind: 'sign-ins.ended',
			at: scope.now,
			actor: scope.actor.person,
			onBehalfOf: null,
			organisation: office,
			placement: null,
			subject: person,
			audience: [`administrator:${office}`, `person:${person}`],
		},
	]);
	return decision;
}

async function officeOf({ tx }: PersonScope, person: Id): Promise<Id | undefined> {
	const row = await tx
		.selectFrom('role')
		.select('organisation_id')
		.where('person_id', '=', person)
		.where(sql<boolean>`organisation_id = any (my_offices())`)
		.orderBy(sql`ended_on desc nulls first`)
		.executeTakeFirst();
	return row?.organisation_id;
}

async function tell(scope: PersonScope, subject: Id): Promise<void> {
	const { person } = scope.actor;
	await record(scope, [
		{
			kind: 'sign-in.ended',
			at: scope.now,
			actor: person,
			onBehalfOf: null,
			organisation: null,
			placement: null,
			subject,
			audience: [`person:${person}`],
		},
	]);
}
