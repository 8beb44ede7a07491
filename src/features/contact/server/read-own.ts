import { sql } from 'kysely';
import { m } from '#messages';
import type { ContactKind, Edge } from '#domain/contact/contact.ts';
import type { Id } from '#domain/kernel/id.ts';
import { fullName, type PersonName } from '#domain/people/person.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import type { PaperSection } from '#platform/server/paper.ts';

interface Row extends PersonName {
	edge: Edge;
	kind: ContactKind;
	day: string;
}

const edgeTexts = {
	'student-company': m.contact_edge_student_company,
	'company-school': m.contact_edge_company_school,
	'school-student': m.contact_edge_school_student,
} as const;
const kindTexts = {
	call: m.contact_kind_call,
	visit: m.contact_kind_visit,
	message: m.contact_kind_message,
} as const;

/** Every contact that was noted around the student's own placement and not taken back, newest first. */
export async function ownContactSection(
	{ tx }: PersonScope,
	placement: Id,
	name: string,
): Promise<PaperSection> {
	const { rows } = await sql<Row>`
		select c.edge, c.kind, c.day, x.first_name as "firstName", x.infix, x.last_name as "lastName"
		from contact c join person x on x.id = c.by
		where c.placement_id = ${placement}
			and not exists (select from contact_correction k where k.contact_id = c.id)
		order by c.day desc, c.id desc`.execute(tx);
	return {
		key: 'contacts',
		title: m.contact_title(),
		empty: m.placement_own_nothing(),
		entries: rows.map((row) => ({
			day: row.day,
			text: `${edgeTexts[row.edge]({ name })}: ${kindTexts[row.kind]()}`,
			more: [fullName(row)],
		})),
	};
}
