import { sql } from 'kysely';
import { getLocale } from '#i18n-runtime';
import type { Id } from '#domain/kernel/id.ts';
import { fullName, type PersonName } from '#domain/people/person.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { dayText } from '#platform/time/format.ts';
import type { ErasureProof } from '../schema.ts';

interface Row {
	id: Id;
	/** `2026-11-25` */
	day: string;
	organisation: string;
	/** Null for who is erased or left since. */
	by: PersonName | null;
}

/** Everybody who was erased where the reader keeps the office, without a name; newest first. One statement. */
export async function erasedPeople(scope: PersonScope): Promise<readonly ErasureProof[]> {
	const { rows } = await sql<Row>`
		select e.id, (e.at at time zone 'Europe/Amsterdam')::date as day, o.name as organisation,
			case when x.id is not null then json_build_object(
				'firstName', x.first_name, 'infix', x.infix, 'lastName', x.last_name) end as by
		from erasure e join organisation o on o.id = e.organisation_id left join person x on x.id = e.by
		where e.kind = 'person' and e.organisation_id = any (my_offices())
		order by e.at desc, e.id desc`.execute(scope.tx);
	return rows.map(({ id, day, organisation, by }) => ({
		...{ id, organisation },
		at: dayText(day, getLocale()),
		by: by ? fullName(by) : '',
	}));
}

/** That one person was erased; undefined: not here. */
export async function erasureProof(scope: PersonScope, id: Id): Promise<ErasureProof | undefined> {
	return (await erasedPeople(scope)).find((one) => one.id === id);
}
