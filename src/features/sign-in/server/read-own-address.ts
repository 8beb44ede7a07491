import { sql } from 'kysely';
import type { Id } from '#domain/kernel/id.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import type { OwnAddressPage } from '../schema.ts';

/** True for a sign-in that began with a pass: it was made at the moment at which the pass was used. */
export async function inByPass({ tx, actor }: PersonScope, session: Id): Promise<boolean> {
	const { rows } = await sql<{ by: boolean }>`
		select exists (
			select from auth."session" s join pass p on p.person_id = ${actor.person}
			where s.id = ${session} and p.used_at between s."createdAt" - interval '2 minutes'
				and s."createdAt" + interval '10 seconds'
		) as by`.execute(tx);
	return rows[0]?.by ?? false;
}

/** The mailboxes of the reader, and the code that can be typed now. */
export async function ownAddressPage(scope: PersonScope): Promise<OwnAddressPage> {
	const mailboxes = await scope.tx
		.selectFrom('mailbox')
		.innerJoin('mailbox_address', 'mailbox_address.mailbox_id', 'mailbox.id')
		.select(['mailbox.id', 'address', 'proven_at', 'added_by'])
		.where('person_id', '=', scope.actor.person)
		.orderBy('added_at')
		.execute();
	const waiting = await scope.tx
		.selectFrom('auth.own_address_ask')
		.select(['id', 'address'])
		.where('person_id', '=', scope.actor.person)
		.where('used_at', 'is', null)
		.where(sql<boolean>`expires_at > ${scope.now.toString()}::timestamptz`)
		.orderBy('asked_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	const proven = mailboxes.filter((one) => one.proven_at !== null);
	return {
		mailboxes: mailboxes.map((one) => ({
			id: one.id,
			address: one.address,
			proven: one.proven_at !== null,
			mayRemove: proven.some(({ id }) => id !== one.id),
		})),
		waiting: waiting ?? null,
	};
}

/**
 * True for a student whose placement ends within sixty days, or ended, and who reads mail only where somebody
 * else said: nobody knows then whether that mailbox outlives the placement.
 */
export async function needsOwnAddress({ tx, actor, today }: PersonScope): Promise<boolean> {
	const { rows } = await sql<{ needs: boolean }>`
		select exists (
			select from placement p where p.student_id = ${actor.person}
				and coalesce(p.ended_on, p.planned_end_on) <= ${today.add({ days: 60 }).toString()}::date
		) and not exists (
			select from mailbox m where m.person_id = ${actor.person} and m.proven_at is not null
				and m.added_by = ${actor.person}
		) as needs`.execute(tx);
	return rows[0]?.needs ?? false;
}
