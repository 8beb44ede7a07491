import { sql } from 'kysely';
import { m } from '#messages';
import { daysOfSignInKept, monthsKept } from '#domain/erasure/retention.ts';
import type { Id } from '#domain/kernel/id.ts';
import { scoped } from '#platform/server/db/scope.ts';
import { messageIdOf, writeLetter } from '#platform/server/mail/letter.ts';
import { send } from '#platform/server/mail/mail.ts';

/** Mails somebody that they can fetch their data; the data are not in it, nor a link that opens them. */
export async function mailCopy(mailbox: Id, job: Id, publicUrl: string): Promise<void> {
	const reader = await scoped({ task: 'mail' }, async ({ tx }) => {
		const { rows } = await sql<{ address: string; language: 'nl' | 'en' }>`
			select a.address, x.language from mailbox box join mailbox_address a on a.mailbox_id = box.id
			join person x on x.id = box.person_id
			where box.id = ${mailbox} and box.proven_at is not null`.execute(tx);
		return rows[0];
	});
	if (!reader) return;
	const locale = { locale: reader.language };
	await send(
		writeLetter(
			{
				to: reader.address,
				subject: m.erasure_mail_subject({}, locale),
				language: reader.language,
				messageId: messageIdOf(job, publicUrl),
			},
			{
				greeting: m.erasure_mail_greeting({}, locale),
				lines: [m.erasure_mail_line({}, locale)],
				button: { text: m.erasure_mail_button({}, locale), href: `${publicUrl}/me/data` },
				foot: m.erasure_mail_foot({}, locale),
			},
		),
	);
}

/** What the terms did: how many placements and people are no longer there. */
export interface TermsApplied {
	readonly placements: number;
	readonly people: number;
}

/** Erases what was kept for its term, up to 500 placements at a time. Safe to repeat. */
export async function applyTerms(): Promise<TermsApplied> {
	return scoped({ task: 'terms' }, async ({ tx, today }) => {
		const { rows } = await sql<TermsApplied>`
			select placements, people from apply_terms(${today.toString()}::date, ${monthsKept}::int, ${daysOfSignInKept}::int)`.execute(
			tx,
		);
		return rows[0] ?? { placements: 0, people: 0 };
	});
}
