import { sql } from 'kysely';
import { m } from '#messages';
import type { Id } from '#domain/kernel/id.ts';
import { day } from '#domain/kernel/time.ts';
import { callName, fullName, type PersonName } from '#domain/people/person.ts';
import { scoped } from '#platform/server/db/scope.ts';
import { enqueue } from '#platform/server/jobs/jobs.ts';
import { messageIdOf, writeLetter } from '#platform/server/mail/letter.ts';
import { send } from '#platform/server/mail/mail.ts';
import { idFrom } from '#platform/server/random.ts';
import { dayText } from '#platform/time/format.ts';
import { studentsWords } from './read-taken-over.ts';

/** Of which form of whom, to which of the two colleagues or to the students and trainers, and whether it was taken back. */
export interface HandOverMail {
	readonly form: Id;
	readonly by: Id;
	readonly to: 'taker' | 'giver' | 'people';
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
	organisation: string;
	/** An administrator did it for who left. */
	left: boolean;
}

/**
 * Mails one of two colleagues how many students go to whom from when: no name of a student and nothing of what
 * goes along. Who left gets no mail; of what was taken back meanwhile nobody is told that it happens.
 */
export async function mailHandOver(mail: HandOverMail, job: Id, publicUrl: string): Promise<void> {
	const row = await scoped({ task: 'mail' }, async ({ tx }) => {
		return mail.to === 'people' ? splitOverPeople(tx, mail) : handOverMail(tx, mail);
	});
	if (!row) return;
	const locale = { locale: row.language };
	const words = {
		students: studentsWords(row.count, locale),
		begins: dayText(day(row.begins).toString(), row.language),
		giver: fullName(row.giver),
		taker: fullName(row.taker),
		organisation: row.organisation,
	};
	const line = mail.undone
		? m.placement_hand_over_mail_undone
		: mail.to === 'taker'
			? m.placement_hand_over_mail_taker
			: row.left
				? m.placement_hand_over_mail_left
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
					href: `${publicUrl}/placements${row.left && mail.to === 'giver' ? '' : `/hand-over/${mail.form}`}`,
				},
				foot: m.placement_hand_over_mail_foot({}, locale),
			},
		),
	);
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
			${named('g')} as giver, ${named('t')} as taker, o.name as organisation, ${by}::uuid <> g.id as left
		from (
			select from_role, to_role, begins_on, count(*)::int as count from hand_over
			where form_id = ${form} and by = ${by} and (undone_at is not null) = ${undone}
			group by from_role, to_role, begins_on
		) as h
		join role gr on gr.id = h.from_role join person g on g.id = gr.person_id
		join role tr on tr.id = h.to_role join person t on t.id = tr.person_id
		join organisation o on o.id = gr.organisation_id
		join role r on r.id = ${to === 'taker' ? sql`tr.id` : sql`gr.id`}
		join person x on x.id = r.person_id
		join mailbox box on box.person_id = x.id join mailbox_address a on a.mailbox_id = box.id
		where (r.ended_on is null or r.ended_on > app_today() or g.id <> ${by}::uuid)
		order by box.proven_at is null, box.added_at, box.id limit 1`.execute(tx);
	return rows[0];
}

/** One job for each student and trainer of whom an administrator handed over, so that each mail is repeated on its own. */
async function splitOverPeople(
	tx: Parameters<Parameters<typeof scoped>[1]>[0]['tx'],
	{ form, by, undone }: HandOverMail,
): Promise<undefined> {
	const { rows } = await sql<HandedOverMail>`
		select h.id as "handOver", box.id as mailbox, ${undone}::boolean as undone
		from hand_over h join role gr on gr.id = h.from_role join placement p on p.id = h.placement_id
		join mailbox box on box.person_id in (
			select p.student_id
			union select r.person_id from placement_person pp join role r on r.id = pp.role_id
			where pp.placement_id = p.id and pp.part in ('trainer', 'coach') and pp.part <> h.part
				and pp.begins_on <= app_today() and (pp.ended_on is null or pp.ended_on > app_today())
				and (r.ended_on is null or r.ended_on > app_today())
		)
		where h.form_id = ${form} and h.by = ${by} and gr.person_id <> h.by
			and (h.undone_at is not null) = ${undone}
			and not exists (select from mailbox other where other.person_id = box.person_id
				and (other.proven_at is null, other.added_at, other.id) < (box.proven_at is null, box.added_at, box.id))`.execute(
		tx,
	);
	for (const one of rows)
		await enqueue(
			tx,
			'mail',
			{ kind: 'handed-over', ...one },
			idFrom(one.handOver, `${one.mailbox} ${undone}`),
		);
}

/** Which student, to whom, and whether it was taken back. */
export interface HandedOverMail {
	readonly handOver: Id;
	readonly mailbox: Id;
	readonly undone: boolean;
}

type HandedOverRow = Omit<Row, 'count' | 'left'> & {
	placement: Id;
	student: string;
	/** The reader is the student. */
	own: boolean;
};

/** What the letter says to the student, and to who is with them. */
const handedOverTexts = {
	own: {
		subject: m.placement_handed_over_own_mail_subject,
		line: m.placement_handed_over_own_mail_line,
		undone: m.placement_handed_over_own_mail_undone,
		foot: m.placement_handed_over_own_mail_foot,
	},
	other: {
		subject: m.placement_handed_over_mail_subject,
		line: m.placement_handed_over_mail_line,
		undone: m.placement_handed_over_mail_undone,
		foot: m.placement_handed_over_mail_foot,
	},
};

/** Mails a student or trainer that school or company gave the student to somebody else, and whom to tell if it is wrong. */
export async function mailHandedOver(
	{ handOver, mailbox, undone }: HandedOverMail,
	job: Id,
	publicUrl: string,
): Promise<void> {
	const row = await scoped({ task: 'mail' }, async ({ tx }) => {
		const { rows } = await sql<HandedOverRow>`
			select a.address, x.language, h.begins_on as begins, ${named('x')} as reader, ${named('g')} as giver,
				${named('t')} as taker, o.name as organisation, h.placement_id as placement, st.first_name as student,
				st.id = x.id as own
			from hand_over h join role gr on gr.id = h.from_role join person g on g.id = gr.person_id
			join organisation o on o.id = gr.organisation_id
			join role tr on tr.id = h.to_role join person t on t.id = tr.person_id
			join placement p on p.id = h.placement_id join person st on st.id = p.student_id
			join mailbox box on box.id = ${mailbox} join mailbox_address a on a.mailbox_id = box.id
			join person x on x.id = box.person_id
			where h.id = ${handOver} and (h.undone_at is not null) = ${undone}`.execute(tx);
		return rows[0];
	});
	if (!row) return;
	const { organisation, student, language } = row;
	const locale = { locale: language };
	const texts = handedOverTexts[row.own ? 'own' : 'other'];
	const begins = dayText(day(row.begins).toString(), language);
	const words = {
		student,
		organisation,
		begins,
		giver: fullName(row.giver),
		taker: fullName(row.taker),
	};
	await send(
		writeLetter(
			{
				to: row.address,
				subject: texts.subject({ student }, locale),
				language,
				messageId: messageIdOf(job, publicUrl),
			},
			{
				greeting: m.placement_hand_over_mail_greeting({ name: callName(row.reader) }, locale),
				lines: undone
					? [texts.undone(words, locale)]
					: [
							texts.line(words, locale),
							m.placement_handed_over_mail_wrong({ organisation }, locale),
						],
				button: {
					text: m.placement_handed_over_mail_button({}, locale),
					href: `${publicUrl}/placements/${row.placement}`,
				},
				foot: texts.foot({ student }, locale),
			},
		),
	);
}
