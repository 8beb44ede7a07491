import { sql } from 'kysely';
import {
	addAddress as decide,
	type MailboxRefusal,
	type Reach as HowFar,
} from '#domain/people/mailbox.ts';
import type { Id } from '#domain/kernel/id.ts';
import { happened, refused, type Result } from '#domain/kernel/result.ts';
import { mailingsLastHour } from '#features/history/server/read.ts';
import { record } from '#features/history/server/write.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { enqueue } from '#platform/server/jobs/jobs.ts';
import { newId } from '#platform/server/random.ts';

interface NewAddress {
	readonly person: Id;
	readonly address: string;
	/** The organisation whose administrator does it, and whose administrators then know of it. */
	readonly office?: Id | undefined;
}

/**
 * Gives somebody who can't be reached an address. It counts once its mailbox is proven; until then a
 * next address takes its place. Answers `undefined` for who is not there for this reader.
 */
export async function addAddress(
	scope: PersonScope,
	{ person, address, office }: NewAddress,
): Promise<Result<'added', MailboxRefusal> | undefined> {
	await oneAtATime(scope, person);
	const known = await reachOf(scope, person, address);
	if (!known) return undefined;
	if (known.mayAdd && known.reach === 'waiting' && known.address === address)
		return happened('added');
	const decision = decide({ ...known, mailingsLastHour: await mailingsLastHour(scope) });
	if (!decision.ok) return decision;
	await scope.tx.deleteFrom('mailbox').where('person_id', '=', person).execute();
	const mailbox = newId(scope.now);
	await scope.tx
		.insertInto('mailbox')
		.values({ id: mailbox, person_id: person, added_by: scope.actor.person, proven_at: null })
		.execute();
	await scope.tx.insertInto('mailbox_address').values({ mailbox_id: mailbox, address }).execute();
	await record(scope, [
		{
			kind: 'mailbox.added',
			at: scope.now,
			actor: scope.actor.person,
			onBehalfOf: null,
			organisation: office ?? null,
			placement: null,
			subject: mailbox,
			audience: [`person:${scope.actor.person}`, ...(office ? [`administrator:${office}`] : [])],
		},
	]);
	await enqueue(scope.tx, 'mail', { kind: 'invitation', mailbox }, newId(scope.now));
	return decision;
}

// Sent twice at once, or by two coaches: the second one reads what the first one stored.
async function oneAtATime({ tx }: PersonScope, person: Id): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtextextended(${person}, 0))`.execute(tx);
}

interface Reach {
	reach: HowFar;
	mayAdd: boolean;
	ofColleague: boolean;
	address: string | null;
}

/** How far somebody is, for who wants to give them this address; undefined for who is not there. */
export async function reachOf(
	scope: PersonScope,
	person: Id,
	wanted: string,
): Promise<Reach | undefined> {
	const { rows } = await sql<Reach>`
		select case when bool_or(m.proven_at is not null) then 'proven'
				when count(m.id) > 0 then 'waiting' else 'none' end as reach,
			(p.id = any (my_reachable())) as "mayAdd", max(a.address) as address,
			exists (
				select from role r where r.person_id = p.id and r.organisation_id = any (my_offices())
					and r.kind not in ('trainer', 'mentor') and (r.ended_on is null or r.ended_on > app_today())
			) and is_colleagues(${wanted}, p.id, p.first_name, p.infix, p.last_name) as "ofColleague"
		from person p
		left join mailbox m on m.person_id = p.id
		left join mailbox_address a on a.mailbox_id = m.id
		where p.id = ${person} group by p.id`.execute(scope.tx);
	return rows[0];
}

/** Keeps the language in which somebody reads, on screen and in mail. */
export async function setLanguage(
	scope: PersonScope,
	{ language }: { language: 'nl' | 'en' },
): Promise<Result<'nl' | 'en', never>> {
	await scope.tx
		.updateTable('person')
		.set({ language })
		.where('id', '=', scope.actor.person)
		.execute();
	return happened(language);
}

/** Keeps how one of the own roles can be called, and when. Another's role is not there. */
export async function setReachable(
	scope: PersonScope,
	{ role, phone, reachable }: { role: Id; phone: string; reachable: string },
): Promise<Result<'kept', 'not-found'>> {
	const changed = await scope.tx
		.updateTable('role')
		.set({ phone, reachable })
		.where('id', '=', role)
		.where('person_id', '=', scope.actor.person)
		.executeTakeFirst();
	return Number(changed.numUpdatedRows) === 1 ? happened('kept') : refused('not-found');
}
