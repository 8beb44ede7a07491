import { sql } from 'kysely';
import { erasePerson as decide, type ErasePersonRefusal } from '#domain/erasure/erase-person.ts';
import { offerCopy as decideOffer } from '#domain/erasure/offer-copy.ts';
import type { EventKind } from '#domain/event/event.ts';
import type { Id } from '#domain/kernel/id.ts';
import { happened, type Result } from '#domain/kernel/result.ts';
import { mailingsLastHour } from '#features/history/server/read.ts';
import { record } from '#features/history/server/write.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { enqueue } from '#platform/server/jobs/jobs.ts';
import { idFrom, newId } from '#platform/server/random.ts';
import { alreadyErased } from './read.ts';
import { personOf, type FoundPerson } from './read-person.ts';

interface ErasePerson {
	readonly form: Id;
	/** The name, typed over. */
	readonly name: string;
}

/**
 * Erases a person from the reader's organisation, in this one transaction. Sent twice it happens once.
 * Answers the erasure. Undefined: nobody of this organisation, which answers as nobody at all.
 */
export async function erasePerson(
	scope: PersonScope,
	person: Id,
	{ form, name }: ErasePerson,
): Promise<Result<Id, ErasePersonRefusal> | undefined> {
	await oneAtATime(scope, person);
	// A form says which person, so that one that is sent for another erases nobody and proves nothing.
	const form_id = idFrom(form, `erase ${person}`);
	const before = await alreadyErased(scope, form_id);
	if (before) return happened(before);
	const found = await personOf(scope, person);
	if (!found) return undefined;
	const decision = decide({ ...found.page, typed: name });
	if (!decision.ok) return decision;
	// First: who erases themself is nobody here afterwards.
	await tell(scope, 'person.erased', found, [`administrator:${found.office}`]);
	const id = newId(scope.now);
	await scope.tx
		.insertInto('erasure')
		.values({
			id,
			form_id,
			kind: 'person',
			row_id: person,
			placement_id: null,
			organisation_id: found.office,
			by: scope.actor.person,
			as_part: 'administrator',
			reason: 'asked',
			at: scope.now.toString(),
		})
		.execute();
	return happened(id);
}

async function oneAtATime({ tx }: PersonScope, person: Id): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtextextended(${person}, 0))`.execute(tx);
}

/**
 * Tells somebody of the own organisation that they can fetch everything that Leerkring holds of them. The
 * administrator reads nothing of it. Undefined: nobody of this organisation.
 */
export async function offerCopy(
	scope: PersonScope,
	person: Id,
	{ form }: { readonly form: Id },
): Promise<Result<'offered', 'copy-unreachable' | 'mailed-too-often'> | undefined> {
	const found = await personOf(scope, person);
	if (!found) return undefined;
	const decision = decideOffer({
		reachable: found.page.reachable,
		mailingsLastHour: await mailingsLastHour(scope),
	});
	if (!decision.ok) return decision;
	await tell(scope, 'copy.offered', found, [`administrator:${found.office}`, `person:${person}`]);
	// A job with an id that was there before is the same job: sent twice, one mail goes.
	await enqueue(
		scope.tx,
		'mail',
		{ kind: 'copy', mailbox: found.mailbox },
		idFrom(form, `copy ${person}`),
	);
	return decision;
}

async function tell(
	scope: PersonScope,
	kind: EventKind,
	{ page, office }: FoundPerson,
	audience: readonly string[],
): Promise<void> {
	await record(scope, [
		{
			kind,
			at: scope.now,
			actor: scope.actor.person,
			onBehalfOf: null,
			organisation: office,
			placement: null,
			subject: page.person,
			audience,
		},
	]);
}
