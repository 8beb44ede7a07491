import { sql } from 'kysely';
import type { Id } from '#domain/kernel/id.ts';
import type { Part } from '#domain/kernel/party.ts';
import { callName, fullName, type PersonName } from '#domain/people/person.ts';
import type { Help } from '#domain/placement/practice-entry.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { momentText } from './read-words.ts';

/** So many fit in five minutes a week. */
const [weeks, most] = [4, 6];

interface Row {
	placement: Id;
	student: PersonName;
	by: PersonName | null;
	part: Part;
	help: Help;
	work: string;
	day: string;
}

const nameOf = (alias: string) =>
	sql.raw(
		`json_build_object('firstName', ${alias}.first_name, 'infix', ${alias}.infix, 'lastName', ${alias}.last_name)`,
	);

/** What was done at work in the last weeks with who the reader teaches today, newest first. One statement. */
export async function latelyAtWork({ tx }: PersonScope) {
	const { rows } = await sql<Row>`
		with taught as materialized (select distinct m.placement_id from my_parts() m where m.part = 'teacher')
		select e.placement_id as placement, ${nameOf('st')} as student,
			case when x.id is not null then ${nameOf('x')} end as by, e.as_part as part, e.help, e.day,
			coalesce(w.title, '') as work
		from practice_entry e join taught on taught.placement_id = e.placement_id
		join placement p on p.id = e.placement_id join person st on st.id = p.student_id
		left join person x on x.id = e.by
		left join placement_detail d on d.placement_id = e.placement_id
		left join reference.work_process w on w.crebo = d.crebo and w.code = e.work_process
		where e.day > app_today() - ${weeks * 7}::int and (p.ended_on is null or p.ended_on > app_today())
			and not exists (select from practice_entry_correction k where k.entry_id = e.id)
		order by e.day desc, e.at desc, e.id desc limit ${most}`.execute(tx);
	return rows.map(({ placement, student, by, part, help, work, day }) => ({
		placement,
		student: fullName(student),
		text: momentText({
			by: by ? callName(by) : '',
			byStudent: part === 'student',
			...{ help, work, day },
		}),
	}));
}
