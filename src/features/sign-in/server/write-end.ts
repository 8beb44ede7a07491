import type { Id } from '#domain/kernel/id.ts';
import { happened, type Result } from '#domain/kernel/result.ts';
import { record } from '#features/history/server/write.ts';
import { endSignIn } from '#platform/server/auth/session.ts';
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
