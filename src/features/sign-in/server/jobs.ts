import { sql } from 'kysely';
import { m } from '#messages';
import type { Id } from '#domain/kernel/id.ts';
import { codeOf, linkOf, ownAddressCodeOf } from '#platform/server/auth/code.ts';
import { instance } from '#platform/server/db/instance.ts';
import { database } from '#platform/server/db/open.ts';
import { scoped } from '#platform/server/db/scope.ts';
import { messageIdOf, writeLetter } from '#platform/server/mail/letter.ts';
import { send } from '#platform/server/mail/mail.ts';
import { idFrom } from '#platform/server/random.ts';

/** Mails the code and the link of one request, if the address is somebody's. */
export async function mailCode(ask: Id, job: Id, publicUrl: string): Promise<void> {
	const asked = await database()
		.kysely.selectFrom('auth.sign_in_ask')
		.select('address')
		.where('id', '=', ask)
		.where('used_at', 'is', null)
		.executeTakeFirst();
	if (!asked) return;
	const known = await scoped({ task: 'door' }, async ({ tx }) => {
		const { rows } = await sql<{ language: 'nl' | 'en' }>`
			select language from person_at(${asked.address})`.execute(tx);
		return rows[0];
	});
	if (!known) return;
	const locale = { locale: known.language };
	const { secret } = instance();
	const code = codeOf(secret, ask);
	await send(
		writeLetter(
			{
				to: asked.address,
				subject: m.sign_in_mail_subject({ code }, locale),
				language: known.language,
				messageId: messageIdOf(job, publicUrl),
			},
			{
				greeting: m.sign_in_mail_greeting({}, locale),
				lines: [m.sign_in_mail_code({}, locale)],
				code,
				button: {
					text: m.sign_in_mail_button({}, locale),
					href: `${publicUrl}/sign-in/link/${linkOf(secret, ask)}`,
				},
				foot: m.sign_in_mail_foot({}, locale),
			},
		),
	);
}

/**
 * Mails the code for a second mailbox. To an address that somebody proved, or that was given to somebody of
 * another name, goes no code, but that it is a door already: only who reads that mailbox learns it.
 */
export async function mailOwnAddress(ask: Id, job: Id, publicUrl: string): Promise<void> {
	const asked = await database()
		.kysely.selectFrom('auth.own_address_ask')
		.select(['address', 'person_id'])
		.where('id', '=', ask)
		.where('used_at', 'is', null)
		.executeTakeFirst();
	if (!asked) return;
	const { language } = await readerOf(asked.person_id);
	const known = await scoped({ task: 'door' }, async ({ tx }) => {
		const { rows } = await sql<{ known: boolean }>`
			select is_no_own_address(${asked.address}, ${asked.person_id}) as known`.execute(tx);
		return rows[0]?.known ?? false;
	});
	const locale = { locale: language };
	const code = ownAddressCodeOf(instance().secret, ask);
	await send(
		writeLetter(
			{
				to: asked.address,
				subject: m.sign_in_own_mail_subject({}, locale),
				language,
				messageId: messageIdOf(job, publicUrl),
			},
			{
				greeting: m.sign_in_mail_greeting({}, locale),
				lines: [known ? m.sign_in_own_mail_known({}, locale) : m.sign_in_own_mail_code({}, locale)],
				...(known ? {} : { code }),
				button: known
					? { text: m.sign_in_own_mail_sign_in({}, locale), href: `${publicUrl}/sign-in` }
					: { text: m.sign_in_own_mail_button({}, locale), href: `${publicUrl}/me/address` },
				foot: m.sign_in_own_mail_foot({}, locale),
			},
		),
	);
}

/** Tells the other mailboxes of somebody that one was added: who did not do that themself finds out. */
export async function mailOwnAddressAdded(mailbox: Id, job: Id, publicUrl: string): Promise<void> {
	const others = await scoped({ task: 'mail' }, async ({ tx }) => {
		const { rows } = await sql<{ id: Id; address: string; language: 'nl' | 'en' }>`
			select other.id, a.address, x.language from mailbox box join person x on x.id = box.person_id
			join mailbox other on other.person_id = box.person_id and other.id <> box.id and other.proven_at is not null
			join mailbox_address a on a.mailbox_id = other.id
			where box.id = ${mailbox}`.execute(tx);
		return rows;
	});
	for (const { id, address, language } of others) {
		const locale = { locale: language };
		await send(
			writeLetter(
				{
					to: address,
					subject: m.sign_in_own_added_subject({}, locale),
					language,
					messageId: messageIdOf(idFrom(job, id), publicUrl),
				},
				{
					greeting: m.sign_in_mail_greeting({}, locale),
					lines: [m.sign_in_own_added_line({}, locale)],
					button: { text: m.sign_in_own_added_button({}, locale), href: `${publicUrl}/me/address` },
					foot: m.sign_in_own_mail_foot({}, locale),
				},
			),
		);
	}
}

async function readerOf(person: Id): Promise<{ language: 'nl' | 'en' }> {
	return scoped({ task: 'mail' }, async ({ tx }) =>
		tx.selectFrom('person').select('language').where('id', '=', person).executeTakeFirstOrThrow(),
	);
}
