import { sql } from 'kysely';
import type { Id } from '#domain/kernel/id.ts';
import { happened, type Result } from '#domain/kernel/result.ts';
import { fullName, type PersonName } from '#domain/people/person.ts';
import { record } from '#features/history/server/write.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import type { NamedLook } from '../schema.ts';

/** So many are shown, the newest. */
const looksMax = 100;

/** Who looked at a placement, of the organisations of which the reader is administrator. */
interface Looked {
	readonly student: Id;
	readonly offices: readonly Id[];
	readonly looks: readonly (PersonName & { readonly organisation: string; readonly day: string })[];
}

/** Whether the reader is administrator of a party to this placement, so that the names are theirs to see. */
export async function isOfficeOf(scope: PersonScope, placement: Id): Promise<boolean> {
	return (await looked(scope, placement)) !== undefined;
}

/**
 * The names of who looked at a placement, of the reader's own organisations alone; that they were shown stands
 * in the history of the student and of the office, once a day. Undefined for who is no administrator of a party.
 */
export async function nameLooks(
	scope: PersonScope,
	placement: Id,
): Promise<Result<readonly NamedLook[], never> | undefined> {
	const found = await looked(scope, placement);
	if (!found) return undefined;
	await tell(scope, placement, found);
	return happened(
		found.looks.map(({ organisation, day, ...name }) => ({
			name: fullName(name),
			organisation,
			day,
		})),
	);
}

async function looked({ tx }: PersonScope, placement: Id): Promise<Looked | undefined> {
	const { rows } = await sql<Looked>`
		select p.student_id as student, array(
				select o.id from organisation o where o.id in (p.school_id, p.company_id) and o.id = any (my_offices())
			) as offices, (
				select coalesce(json_agg(one), '[]'::json) from (
					select x.first_name as "firstName", x.infix, x.last_name as "lastName", o.name as organisation, l.day
					from look_reader l join person x on x.id = l.reader_id join organisation o on o.id = l.organisation_id
					where l.placement_id = p.id and l.organisation_id = any (my_offices())
					order by l.day desc, x.last_name, x.id limit ${looksMax}
				) as one
			) as looks
		from placement p
		where p.id = ${placement} and (p.school_id = any (my_offices()) or p.company_id = any (my_offices()))`.execute(
		tx,
	);
	return rows[0];
}

async function tell(
	scope: PersonScope,
	placement: Id,
	{ student, offices }: Looked,
): Promise<void> {
	const known = await scope.tx
		.selectFrom('event')
		.select('id')
		.where('kind', '=', 'looks.named')
		.where('actor_id', '=', scope.actor.person)
		.where('subject_id', '=', student)
		.where(sql<boolean>`(at at time zone 'Europe/Amsterdam')::date = app_today()`)
		.executeTakeFirst();
	if (known) return;
	const by = {
		kind: 'looks.named' as const,
		at: scope.now,
		actor: scope.actor.person,
		onBehalfOf: null,
	};
	await record(
		scope,
		offices.flatMap((organisation) => [
			{ ...by, organisation, placement, subject: placement, audience: ['student'] },
			{
				...by,
				organisation,
				placement: null,
				subject: student,
				audience: [`administrator:${organisation}`],
			},
		]),
	);
}
