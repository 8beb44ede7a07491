import { sql } from 'kysely';
import type { Id } from '#domain/kernel/id.ts';
import { happened, refused, type Result } from '#domain/kernel/result.ts';
import { day } from '#domain/kernel/time.ts';
import { appointDeputy as decide, type DeputyRefusal } from '#domain/people/deputy.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { newId } from '#platform/server/random.ts';
import { ownRoles, workingBeside } from './read-deputy.ts';

interface NewDeputy {
	readonly role: Id;
	readonly person: Id;
	/** ISO days, both included. */
	readonly begins: string;
	readonly ends: string;
}

/** Lets a colleague stand in for one of the reader's own roles. */
export async function appointDeputy(
	scope: PersonScope,
	{ role, person, begins, ends }: NewDeputy,
): Promise<Result<'appointed', DeputyRefusal>> {
	await sql`select pg_advisory_xact_lock(hashtextextended(${role}, 0))`.execute(scope.tx);
	const own = (await ownRoles(scope)).find(({ id }) => id === role);
	const colleague = (await workingBeside(scope)).some(
		(one) => one.person === person && one.office === own?.organisation_id,
	);
	const others = await scope.tx
		.selectFrom('deputy')
		.select(['begins_on', 'ends_on'])
		.where('role_id', '=', role)
		.where('ended_on', 'is', null)
		.execute();
	const decision = decide(
		{
			ownRole: own?.kind ?? null,
			colleague,
			begins: day(begins),
			ends: day(ends),
			others: others.map((one) => ({ begins: day(one.begins_on), ends: day(one.ends_on) })),
		},
		scope.today,
	);
	if (!decision.ok) return decision;
	await scope.tx
		.insertInto('deputy')
		.values({
			id: newId(scope.now),
			role_id: role,
			person_id: person,
			begins_on: begins,
			ends_on: ends,
			ended_on: null,
		})
		.execute();
	return decision;
}

/** Ends it today that somebody stands in: by either of the two. Another's is not there. */
export async function endDeputy(
	scope: PersonScope,
	{ deputy }: { deputy: Id },
): Promise<Result<'ended', 'not-found'>> {
	const { rows } = await sql<{ id: Id }>`
		select id from my_deputies() where id = ${deputy}`.execute(scope.tx);
	if (rows.length === 0) return refused('not-found');
	await scope.tx
		.updateTable('deputy')
		.set({ ended_on: scope.today.toString() })
		.where('id', '=', deputy)
		.where('ended_on', 'is', null)
		.execute();
	return happened('ended');
}
