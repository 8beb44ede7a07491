import { sql } from 'kysely';
import { m } from '#messages';
import { daysOfSignInKept, monthsKept } from '#domain/erasure/retention.ts';
import type { Id } from '#domain/kernel/id.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { enqueue } from '#platform/server/jobs/jobs.ts';
import { now } from '#platform/server/clock.ts';
import { scoped, type Scope } from '#platform/server/db/scope.ts';
import { messageIdOf, writeLetter } from '#platform/server/mail/letter.ts';
import { send } from '#platform/server/mail/mail.ts';
import { idFrom } from '#platform/server/random.ts';

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

/** From what the ids of the daily jobs follow, so that several processes make one. */
const daily = '01900000-0000-7000-8000-000000000070';

/** Puts the terms of a day in the queue, today's at once and a later day's before anybody works. */
export async function planTerms(daysAhead: 0 | 1): Promise<void> {
	await scoped({ task: 'terms' }, async ({ tx, now: at, today }) => {
		const day = today.add({ days: daysAhead }).toString();
		const after = at.add({ hours: 24 * daysAhead }).toString();
		await enqueue(tx, 'terms', {}, idFrom(daily, day), daysAhead ? after : undefined);
	});
}

/** What the terms did: how many placements and people are no longer there. */
export interface TermsApplied {
	readonly placements: number;
	readonly people: number;
}

/** Erases what was kept for its term, up to 500 placements at a time. Safe to repeat. */
export async function applyTerms(at: Instant = now()): Promise<TermsApplied> {
	const apply = async ({ tx, today }: Scope) => {
		const { rows } = await sql<TermsApplied>`
			select placements, people from apply_terms(${today.toString()}::date, ${monthsKept}::int, ${daysOfSignInKept}::int)`.execute(
			tx,
		);
		return rows[0] ?? { placements: 0, people: 0 };
	};
	return scoped({ task: 'terms' }, apply, at);
}
