import { sql } from 'kysely';
import { m } from '#messages';
import type { Id } from '#domain/kernel/id.ts';
import { taskLinkOf } from '#platform/server/auth/code.ts';
import { instance } from '#platform/server/db/instance.ts';
import { scoped, type Scope } from '#platform/server/db/scope.ts';
import { enqueue } from '#platform/server/jobs/jobs.ts';
import { messageIdOf, writeLetter } from '#platform/server/mail/letter.ts';
import { send } from '#platform/server/mail/mail.ts';
import { idFrom } from '#platform/server/random.ts';

interface Reader {
	mailbox: Id;
	address: string;
	language: 'nl' | 'en';
	reader: string;
	student: string;
	organisation: string;
}

/** Who has the part today: neither begun later nor ended before. */
const current = sql`pp.begins_on <= app_today() and (pp.ended_on is null or pp.ended_on > app_today())
	and r.begins_on <= app_today() and (r.ended_on is null or r.ended_on > app_today())`;

/**
 * Splits a waiting signal into one job per reader, so that each mail is repeated or not on its own. A
 * reader gets one mail a round: a question that was opened again is asked again.
 */
export async function mailWaiting(signal: Id, round: number): Promise<void> {
	await scoped({ task: 'mail' }, async (scope) => {
		const { rows } = await sql<{ mailbox: Id }>`
			select box.id as mailbox from signal s
			join placement p on p.id = s.placement_id
			join mailbox box on box.person_id in (
				select s.asks_person where s.asks_person is not null
				union select p.student_id where s.asks = 'student'
				union select r.person_id from placement_person pp join role r on r.id = pp.role_id
				where s.asks_person is null and pp.placement_id = p.id and ${current}
					and pp.part = case s.asks when 'company' then 'trainer' when 'school' then 'coach' end
			)
			where s.id = ${signal} and (p.ended_on is null or p.ended_on > app_today())
				and not exists (select from mailbox other where other.person_id = box.person_id
					and (other.proven_at is null, other.added_at, other.id) < (box.proven_at is null, box.added_at, box.id))`.execute(
			scope.tx,
		);
		for (const { mailbox } of rows)
			await enqueue(
				scope.tx,
				'mail',
				{ kind: 'waiting-one', signal, mailbox },
				idFrom(signal, `${mailbox} ${round}`),
			);
	});
}

/** Mails one reader that something waits: whose first name, one button, nothing of what it says. */
export async function mailOne(signal: Id, mailbox: Id, job: Id, publicUrl: string): Promise<void> {
	const reader = await readerOf(signal, mailbox);
	if (!reader) return;
	const locale = { locale: reader.language };
	const { student, organisation } = reader;
	await send(
		writeLetter(
			{
				to: reader.address,
				subject: m.signal_mail_subject({ student }, locale),
				language: reader.language,
				messageId: messageIdOf(job, publicUrl),
			},
			{
				greeting: m.signal_mail_greeting({ name: reader.reader }, locale),
				lines: [m.signal_mail_line({ student, organisation }, locale)],
				button: {
					text: m.signal_mail_button({}, locale),
					href: `${publicUrl}/task/${taskLinkOf(instance().secret, { signal, mailbox })}`,
				},
				foot: m.signal_mail_foot({ organisation }, locale),
			},
		),
	);
}

/** What one calls the reader (person.ts, callName), where only the database knows who it is. */
const calledSql = sql`case when x.first_name like '%.'
	then concat_ws(' ', x.first_name, nullif(x.infix, ''), x.last_name) else x.first_name end`;

/** Nobody is mailed about what was answered, resolved or withdrawn before the mail went. */
const stillOpen = sql`not exists (
	select from signal_step y where y.signal_id = s.id and y.kind in ('answered', 'resolved', 'withdrawn')
		and not exists (select from signal_step z where z.signal_id = s.id and z.number > y.number)
)`;

async function readerOf(signal: Id, mailbox: Id): Promise<Reader | undefined> {
	return scoped({ task: 'mail' }, async ({ tx }) => {
		const { rows } = await sql<Reader>`
			select box.id as mailbox, a.address, x.language, ${calledSql} as reader, st.first_name as student,
				o.name as organisation
			from signal s join placement p on p.id = s.placement_id join person st on st.id = p.student_id
			join mailbox box on box.id = ${mailbox} join mailbox_address a on a.mailbox_id = box.id
			join person x on x.id = box.person_id
			join organisation o on o.id = case when s.raised_part in ('coach', 'teacher') then p.school_id
				when s.raised_part in ('trainer', 'mentor') or s.asks = 'company' then p.company_id
				else p.school_id end
			where s.id = ${signal} and ${stillOpen}`.execute(tx);
		return rows[0];
	});
}

/**
 * Invites whoever has this mailbox: a mail for each open signal that waits for them, or else one that
 * says on whom they work together.
 */
export async function mailInvitation(mailbox: Id, job: Id, publicUrl: string): Promise<void> {
	const invited = await scoped({ task: 'mail' }, async (scope) => {
		const { rows } = await sql<{ signal: Id }>`
			select s.id as signal from mailbox box join signal s on true join placement p on p.id = s.placement_id
			where box.id = ${mailbox} and ${stillOpen}
				and (p.ended_on is null or p.ended_on > app_today()) and (
				s.asks_person = box.person_id or (s.asks = 'student' and p.student_id = box.person_id)
				or (s.asks_person is null and exists (
					select from placement_person pp join role r on r.id = pp.role_id
					where pp.placement_id = p.id and r.person_id = box.person_id and ${current}
						and pp.part = case s.asks when 'company' then 'trainer' when 'school' then 'coach' end
				)))`.execute(scope.tx);
		for (const { signal } of rows)
			await enqueue(
				scope.tx,
				'mail',
				{ kind: 'waiting-one', signal, mailbox },
				idFrom(signal, `${mailbox} 0`),
			);
		return rows.length > 0 ? undefined : await invitedOne(scope, mailbox);
	});
	if (!invited) return;
	const locale = { locale: invited.language };
	await send(
		writeLetter(
			{
				to: invited.address,
				subject: m.signal_invitation_subject({}, locale),
				language: invited.language,
				messageId: messageIdOf(job, publicUrl),
			},
			{
				greeting: m.signal_mail_greeting({ name: invited.reader }, locale),
				lines: [m.signal_invitation_line({ inviter: inviterOf(invited, locale) }, locale)],
				button: { text: m.signal_invitation_button({}, locale), href: `${publicUrl}/sign-in` },
				foot: m.signal_invitation_foot({}, locale),
			},
		),
	);
}

interface Invited extends Pick<Reader, 'address' | 'language' | 'reader'> {
	inviter: string;
	organisation: string | null;
}

const inviterOf = ({ inviter: name, organisation }: Invited, locale: { locale: 'nl' | 'en' }) =>
	organisation ? m.signal_invitation_of({ name, organisation }, locale) : name;

/** None for who was added twice at once, such as in two roles: the first invitation has the same link. */
async function invitedOne(scope: Scope, mailbox: Id): Promise<Invited | undefined> {
	const { rows } = await sql<Invited>`
		select a.address, x.language, ${calledSql} as reader,
			concat_ws(' ', y.first_name, nullif(y.infix, ''), y.last_name) as inviter,
			(select o.name from role r join organisation o on o.id = r.organisation_id
				where r.person_id = y.id and r.begins_on <= app_today() and (r.ended_on is null or r.ended_on > app_today())
				order by r.begins_on, r.id limit 1) as organisation
		from mailbox_address a join mailbox box on box.id = a.mailbox_id join person x on x.id = box.person_id
		join person y on y.id = box.added_by
		where box.id = ${mailbox} and box.proven_at is null and not exists (
			select from mailbox_address before join mailbox b on b.id = before.mailbox_id join person z on z.id = b.person_id
			where before.address = a.address and b.added_by = box.added_by
				and (z.first_name, z.infix, z.last_name) = (x.first_name, x.infix, x.last_name)
				and (b.added_at, b.id) < (box.added_at, box.id) and b.added_at > box.added_at - interval '1 hour'
		)`.execute(scope.tx);
	return rows[0];
}
