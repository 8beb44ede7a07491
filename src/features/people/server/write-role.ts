import { sql } from 'kysely';
import type { EventKind } from '#domain/event/event.ts';
import type { Id } from '#domain/kernel/id.ts';
import type { Result } from '#domain/kernel/result.ts';
import { day } from '#domain/kernel/time.ts';
import {
	endRole as decideEnd,
	keepRole as decideKeep,
	type EndRole,
	type HeldRole,
	type RoleRefusal,
} from '#domain/people/office.ts';
import { record } from '#features/history/server/write.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';

interface RoleAtHand extends HeldRole {
	readonly id: Id;
	readonly person: Id;
	readonly office: Id;
}

/** Lets a colleague's role end on a day. Undefined for a role that is not in an organisation of the reader's. */
export async function endRole(
	scope: PersonScope,
	role: Id,
	{ ends }: { ends: string },
): Promise<Result<'ended', RoleRefusal> | undefined> {
	const found = await opened(scope, role);
	if (!found) return undefined;
	const administrators = await otherAdministrators(scope, found);
	const decision = decideEnd({ role: found, ends: day(ends), administrators }, scope.today);
	if (!decision.ok) return decision;
	await setEnd(scope, found, ends, 'role.ended');
	return decision;
}

/** Takes back an end that is still to come. */
export async function keepRole(
	scope: PersonScope,
	role: Id,
): Promise<Result<'kept', RoleRefusal> | undefined> {
	const found = await opened(scope, role);
	if (!found) return undefined;
	const decision = decideKeep(found, scope.today);
	if (!decision.ok) return decision;
	await setEnd(scope, found, null, 'role.kept');
	return decision;
}

/** A role of the reader's organisation, with that organisation held: two ends of administrators take turns. */
async function opened(scope: PersonScope, role: Id): Promise<RoleAtHand | undefined> {
	const at = scope.tx
		.selectFrom('role')
		.select(['id', 'person_id', 'organisation_id', 'kind', 'begins_on', 'ended_on'])
		.where('id', '=', role)
		.where(sql<boolean>`organisation_id = any (my_offices())`);
	const office = (await at.executeTakeFirst())?.organisation_id;
	if (!office) return undefined;
	await sql`select pg_advisory_xact_lock(hashtextextended(${office}, 0))`.execute(scope.tx);
	const row = await at.executeTakeFirstOrThrow();
	return {
		id: row.id,
		person: row.person_id,
		office,
		kind: row.kind,
		begins: day(row.begins_on),
		ends: row.ended_on === null ? null : day(row.ended_on),
	};
}

async function otherAdministrators(
	{ tx }: PersonScope,
	{ office, person }: RoleAtHand,
): Promise<EndRole['administrators']> {
	const rows = await tx
		.selectFrom('role')
		.select(['begins_on', 'ended_on'])
		.select(
			sql<boolean>`exists (select from mailbox m where m.person_id = role.person_id and m.proven_at is not null)`.as(
				'reachable',
			),
		)
		.where('organisation_id', '=', office)
		.where('kind', '=', 'administrator')
		.where('person_id', '<>', person)
		.execute();
	return rows.map(({ begins_on, ended_on, reachable }) => ({
		begins: day(begins_on),
		ends: ended_on === null ? null : day(ended_on),
		reachable,
	}));
}

async function setEnd(
	scope: PersonScope,
	{ id, office, person }: RoleAtHand,
	ends: string | null,
	kind: EventKind,
): Promise<void> {
	// Told first: who ends their own role as administrator tells nobody any more.
	await record(scope, [
		{
			kind,
			at: scope.now,
			actor: scope.actor.person,
			onBehalfOf: null,
			organisation: office,
			placement: null,
			subject: id,
			audience: [`administrator:${office}`, `person:${person}`],
		},
	]);
	await scope.tx.updateTable('role').set({ ended_on: ends }).where('id', '=', id).execute();
}
