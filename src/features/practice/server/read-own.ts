import { sql } from 'kysely';
import { m } from '#messages';
import type { Id } from '#domain/kernel/id.ts';
import { fullName, type PersonName } from '#domain/people/person.ts';
import type { Help } from '#domain/placement/practice-entry.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import type { PaperSection } from '#platform/server/paper.ts';
import { whatText } from './read-words.ts';

interface Row extends PersonName {
	help: Help;
	work: string;
	day: string;
}

/** Every practice entry of the student's own placement that was not taken back, newest first. */
export async function ownPracticeSection(
	{ tx }: PersonScope,
	placement: Id,
): Promise<PaperSection> {
	const { rows } = await sql<Row>`
		select e.help, coalesce(w.title, e.work_process) as work, e.day,
			x.first_name as "firstName", x.infix, x.last_name as "lastName"
		from practice_entry e join person x on x.id = e.by
		left join placement_detail d on d.placement_id = e.placement_id
		left join reference.work_process w on w.crebo = d.crebo and w.code = e.work_process
		where e.placement_id = ${placement}
			and not exists (select from practice_entry_correction k where k.entry_id = e.id)
		order by e.day desc, e.id desc`.execute(tx);
	return {
		key: 'practice',
		title: m.practice_title(),
		empty: m.placement_own_nothing(),
		entries: rows.map((row) => ({ day: row.day, text: whatText(row), more: [fullName(row)] })),
	};
}
