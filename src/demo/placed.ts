/** What the lists brought in, as the writing of months of contact needs it. */
import { sql } from 'kysely';
import type { Id } from '#domain/kernel/id.ts';
import { day, type Day } from '#domain/kernel/time.ts';
import { scoped, scopedReading } from '#platform/server/db/scope.ts';
import { newId } from '#platform/server/random.ts';
import { unreached } from './companies.ts';

/** One placement with its three people of today. */
export interface Placed {
	readonly id: Id;
	readonly number: string;
	readonly firstName: string;
	readonly crebo: string;
	readonly begins: Day;
	readonly ended: Day | null;
	readonly school: Id;
	readonly company: Id;
	readonly student: Id;
	readonly trainer: Person | null;
	readonly coach: Person | null;
}

interface Person {
	readonly id: Id;
	/** As the list spells it. */
	readonly name: string;
}

/** All placements of a school, by student number. */
export async function placed(school: Id): Promise<readonly Placed[]> {
	return scopedReading({ task: 'import', school }, async ({ tx }) => {
		const { rows } = await sql<
			Omit<Placed, 'begins' | 'ended'> & { begins: string; ended: string | null }
		>`
			select p.id, d.student_number as number, st.first_name as "firstName", d.crebo, p.begins_on as begins,
				p.ended_on as ended, p.school_id as school, p.company_id as company, p.student_id as student,
				who.people -> 'trainer' as trainer, who.people -> 'coach' as coach
			from placement p join placement_detail d on d.placement_id = p.id join person st on st.id = p.student_id
			left join lateral (
				select json_object_agg(pp.part, json_build_object('id', r.person_id, 'name', r.listed_as)) as people
				from placement_person pp join role r on r.id = pp.role_id
				where pp.placement_id = p.id and pp.part in ('trainer', 'coach')
					and (pp.ended_on is null or pp.ended_on > app_today())
			) as who on true
			order by d.student_number`.execute(tx);
		return rows.map((row) => ({
			...row,
			begins: day(row.begins),
			ended: row.ended ? day(row.ended) : null,
		}));
	});
}

/** Gives students and trainers an address that counts as proven; a few of the trainers get none. */
export async function giveAddresses(
	placements: readonly Placed[],
	domain: string,
	known: ReadonlySet<Id>,
): Promise<void> {
	const addresses = new Map<Id, string>();
	for (const { student, number, trainer } of placements) {
		if (!unreached.includes(number)) addresses.set(student, `${number}@student.${domain}`);
		if (trainer && !unreached.includes(trainer.name))
			addresses.set(trainer.id, addressAtWork(trainer.name));
	}
	await giveMailboxes(new Map([...addresses].filter(([person]) => !known.has(person))));
}

/** Gives each of these people a mailbox that counts as proven. */
export async function giveMailboxes(addresses: ReadonlyMap<Id, string>): Promise<void> {
	const rows = [...addresses].map(([person, address]) => ({ id: newId(), person, address }));
	await scoped({ task: 'door' }, ({ tx, now }) =>
		sql`select demo_mailboxes(${JSON.stringify(rows)}::json, ${now.toString()}::timestamptz)`.execute(
			tx,
		),
	);
}

/** `J. van 't Hul` is reached at `j.van.t.hul@werk.example`. */
export function addressAtWork(name: string): string {
	const plain = name
		.replaceAll('ı', 'i')
		.normalize('NFD')
		.replaceAll(/[^\p{L} ]/gu, '');
	return `${plain.toLowerCase().trim().replaceAll(/ +/g, '.')}@werk.example`;
}
