import { sql } from 'kysely';
import { m } from '#messages';
import type { Id } from '#domain/kernel/id.ts';
import { day } from '#domain/kernel/time.ts';
import { callName, fullName, type PersonName } from '#domain/people/person.ts';
import { scoped } from '#platform/server/db/scope.ts';
import { messageIdOf, writeLetter } from '#platform/server/mail/letter.ts';
import { send } from '#platform/server/mail/mail.ts';
import { dayText } from '#platform/time/format.ts';

/** Of which form of whom, to which of the two colleagues, and whether it was taken back. */
export interface HandOverMail {
	readonly form: Id;
	readonly by: Id;
	readonly to: 'taker' | 'giver';
	readonly undone: boolean;
}

interface Row {
	address: string;
	language: 'nl' | 'en';
	begins: string;
	count: number;
	reader: PersonName;
	giver: PersonName;
	taker: PersonName;
}

/**
 * Mails one of two colleagues how many students go to whom from when: no name of a student and nothing of what
 * goes along. Who left gets no mail; of what was taken back meanwhile nobody is told that it happens.
 */
export async function mailHandOver(mail: HandOverMail, job: Id, publicUrl: string): Promise<void> {
	const row = await scoped({ task: 'mail' }, async ({ tx }) => {
		await sql`select erase_hand_over_lines()`.execute(tx);
		return handOverMail(tx, mail);
	});
	if (!row) return;
	const locale = { locale: row.language };
	const words = {
		count: row.count,
		begins: dayText(day(row.begins).toString(), row.language),
		giver: fullName(row.giver),
		taker: fullName(row.taker),
	};
	const line = mail.undone
		? m.placement_hand_over_mail_undone
		: mail.to === 'taker'
			? m.placement_hand_over_mail_taker
			: m.placement_hand_over_mail_giver;
	await send(
		writeLetter(
			{
				to: row.address,
				subject: mail.undone
					? m.placement_hand_over_mail_undone_subject({}, locale)
					: m.placement_hand_over_mail_subject({}, locale),
				language: row.language,
				messageId: messageIdOf(job, publicUrl),
			},
			{
				greeting: m.placement_hand_over_mail_greeting({ name: callName(row.reader) }, locale),
				lines: [line(words, locale)],
				button: {
					text: m.placement_hand_over_mail_button({}, locale),
					href: `${publicUrl}/placements/hand-over/${mail.form}`,
				},
				foot: m.placement_hand_over_mail_foot({}, locale),
			},
		),
	);
}

/** Erases what went along more than three months ago; a server does so when it starts, too. */
export async function eraseHandOverLines(): Promise<void> {
	await scoped({ task: 'mail' }, ({ tx }) => sql`select erase_hand_over_lines()`.execute(tx));
}

const named = (at: string) =>
	sql.raw(
		`json_build_object('firstName', ${at}.first_name, 'infix', ${at}.infix, 'lastName', ${at}.last_name)`,
	);

async function handOverMail(
	tx: Parameters<Parameters<typeof scoped>[1]>[0]['tx'],
	{ form, by, to, undone }: HandOverMail,
): Promise<Row | undefined> {
	const { rows } = await sql<Row>`
		select a.address, x.language, h.begins_on as begins, h.count, ${named('x')} as reader,
			${named('g')} as giver, ${named('t')} as taker
		from (
			select from_role, to_role, begins_on, count(*)::int as count from hand_over
			where form_id = ${form} and by = ${by} and (undone_at is not null) = ${undone}
			group by from_role, to_role, begins_on
		) as h
		join role gr on gr.id = h.from_role join person g on g.id = gr.person_id
		join role tr on tr.id = h.to_role join person t on t.id = tr.person_id
		join role r on r.id = ${to === 'taker' ? sql`tr.id` : sql`gr.id`}
		join person x on x.id = r.person_id
		join mailbox box on box.person_id = x.id join mailbox_address a on a.mailbox_id = box.id
		where (r.ended_on is null or r.ended_on > app_today())
		order by box.proven_at is null, box.added_at, box.id limit 1`.execute(tx);
	return rows[0];
}
