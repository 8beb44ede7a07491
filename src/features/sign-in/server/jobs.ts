import { sql } from 'kysely';
import { m } from '#messages';
import type { Id } from '#domain/kernel/id.ts';
import { codeOf, linkOf } from '#platform/server/auth/code.ts';
import { instance } from '#platform/server/db/instance.ts';
import { database } from '#platform/server/db/open.ts';
import { scoped } from '#platform/server/db/scope.ts';
import { messageIdOf, writeLetter } from '#platform/server/mail/letter.ts';
import { send } from '#platform/server/mail/mail.ts';

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
