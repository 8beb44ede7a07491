import { sql } from 'kysely';
import { m } from '#messages';
import type { Edge } from '#domain/contact/contact.ts';
import type { Id } from '#domain/kernel/id.ts';
import { callName, type PersonName } from '#domain/people/person.ts';
import { getLocale } from '#i18n-runtime';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { dayText } from '#platform/time/format.ts';
import type { NotedContact } from '../schema.ts';

/** How many contacts of each side its page tells. */
const notedMax = 5;

interface Row {
	id: Id;
	edge: Edge;
	kind: 'call' | 'visit' | 'message';
	day: string;
	by: PersonName | null;
}

/** The last contacts of each side of a placement that were not taken back, newest first. One statement. */
export async function notedContacts(
	scope: PersonScope,
	placement: Id,
): Promise<readonly NotedContact[]> {
	const { rows } = await sql<Row>`
		select one.id, one.edge, one.kind, one.day, case when x.id is not null then json_build_object(
			'firstName', x.first_name, 'infix', x.infix, 'lastName', x.last_name) end as by
		from (
			select c.*, row_number() over (partition by c.edge order by c.day desc, c.at desc, c.id desc) as place
			from contact c where c.placement_id = ${placement}
				and not exists (select from contact_correction k where k.contact_id = c.id)
		) as one left join person x on x.id = one.by
		where one.place <= ${notedMax} order by one.edge, one.place`.execute(scope.tx);
	const kinds = {
		call: m.contact_kind_call,
		visit: m.contact_kind_visit,
		message: m.contact_kind_message,
	};
	return rows.map(({ id, edge, kind, day, by }) => ({
		...{ id, edge },
		text: m.contact_noted({
			by: by ? callName(by) : '',
			kind: kinds[kind](),
			day: dayText(day, getLocale()),
		}),
	}));
}
