/** Gives the cast its addresses along the roads that everybody walks: added by whom it concerns, then proven. */
import { sql } from 'kysely';
import type { Id } from '#domain/kernel/id.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { addAddress } from '#features/people/server/write.ts';
import { scoped, scopedReading } from '#platform/server/db/scope.ts';
import { newId } from '#platform/server/random.ts';
import { addressOf, cast, castKeys, type CastKey } from './cast.ts';
import { oneRow } from '#platform/server/db/engine.ts';

/** Who and what a school's list brought in, by the words of that list. */
export interface Listed {
	readonly school: Id;
	/** By student number. */
	readonly students: ReadonlyMap<string, { person: Id; placement: Id; company: Id }>;
	/** By `trainer K. Wolters` and the like. */
	readonly roles: ReadonlyMap<string, { role: Id; person: Id }>;
}

/** Looks up what a list brought in. */
export async function listedBy(school: Id): Promise<Listed> {
	return scopedReading({ task: 'import', school }, async ({ tx }) => {
		const students = await sql<{ number: string; person: Id; placement: Id; company: Id }>`
			select d.student_number as number, p.student_id as person, p.id as placement, p.company_id as company
			from placement_detail d join placement p on p.id = d.placement_id`.execute(tx);
		const roles = await sql<{ name: string; role: Id; person: Id }>`
			select kind || ' ' || listed_as as name, id as role, person_id as person from role`.execute(tx);
		return {
			school,
			students: new Map(students.rows.map(({ number, ...one }) => [number, one])),
			roles: new Map(roles.rows.map(({ name, ...one }) => [name, one])),
		};
	});
}

/** The value under a key that the sample lists are known to have. */
export function at<Value>(found: ReadonlyMap<string, Value>, key: string): Value {
	const value = found.get(key);
	if (value === undefined) throw new Error(`the demo's lists do not name ${key}`);
	return value;
}

/** The person with an address, or undefined. */
async function personAt(address: string): Promise<Id | undefined> {
	return scoped({ task: 'door' }, async ({ tx }) => {
		const { rows } = await sql<{
			person_id: Id;
		}>`select person_id from person_at(${address})`.execute(tx);
		return rows[0]?.person_id;
	});
}

/** An administrator gives the address, as at a first start. */
export async function makeAdministrator(key: CastKey, office: Id, since: Instant): Promise<Id> {
	const [first = '', last = ''] = cast[key][1].split(' ');
	return scoped(
		{ task: 'door' },
		async ({ tx, now, today }) => {
			const { rows } = await sql<{ person: Id }>`
				select add_administrator(${newId(now)}, ${newId(now)}, ${newId(now)}, ${office}, ${first}, '', ${last},
					${addressOf(key)}, ${today.toString()}::date, ${now.toString()}::timestamptz) as person`.execute(
				tx,
			);
			return oneRow(rows).person;
		},
		since,
	);
}

/** One person gives another an address, who then proves it. Answers who that turned out to be. */
export async function reach(by: Id, person: Id, key: CastKey): Promise<Id> {
	return reachAt(by, person, addressOf(key));
}

/** The same, for who is not of the cast: an address that is known already makes the two one person. */
export async function reachAt(by: Id, person: Id, address: string): Promise<Id> {
	const added = await scoped({ person: by }, (scope) => addAddress(scope, { person, address }));
	if (!added?.ok) throw new Error(`the demo could not reach ${address}`);
	return scoped({ task: 'door' }, async ({ tx, now }) => {
		const { rows } = await sql<{ person: Id }>`
			select prove_address(${address}, ${now.toString()}::timestamptz) as person`.execute(tx);
		return oneRow(rows).person;
	});
}

interface NewRole {
	readonly key: CastKey;
	readonly office: Id;
	readonly kind: 'teacher' | 'coach' | 'sponsor' | 'mentor';
}

/** Gives somebody a role for which there is no page yet. Answers the role and whose it is. */
export async function giveRole(
	{ key, office, kind }: NewRole,
	since: Instant,
): Promise<{ role: Id; person: Id }> {
	const [first = '', last = ''] = cast[key][1].split(' ');
	return scoped(
		{ task: 'door' },
		async ({ tx, now, today }) => {
			const role = newId(now);
			const { rows } = await sql<{ person: Id }>`
				select demo_role(${role}, ${newId(now)}, ${newId(now)}, ${first}, ${last}, ${addressOf(key)}, ${office},
					${kind}, ${today.toString()}::date, ${now.toString()}::timestamptz) as person`.execute(tx);
			return { role, person: oneRow(rows).person };
		},
		since,
	);
}

/** Puts a role on placements, from the start. */
export async function join(
	role: Id,
	placements: readonly Id[],
	{ part, subject = '' }: { part: 'mentor' | 'teacher'; subject?: string },
	since: Instant,
): Promise<void> {
	await scoped(
		{ task: 'door' },
		async ({ tx, now, today }) => {
			for (const placement of placements)
				await sql`select demo_part(${newId(now)}, ${placement}, ${role}, ${part}, ${subject},
					${today.toString()}::date)`.execute(tx);
		},
		since,
	);
}

/** Lets somebody stand in for a role, from yesterday, for three weeks. */
export async function standIn(role: Id, person: Id): Promise<void> {
	await scoped({ task: 'door' }, async ({ tx, now, today }) => {
		const [begins, ends] = [today.subtract({ days: 1 }), today.add({ days: 21 })];
		await sql`select demo_deputy(${newId(now)}, ${role}, ${person}, ${begins.toString()}::date,
			${ends.toString()}::date)`.execute(tx);
	});
}

/** Makes a company with its sites, before a list names them. */
export async function addCompany(
	name: string,
	sites: readonly { readonly name: string; readonly number: string }[],
): Promise<void> {
	const rows = JSON.stringify(sites.map((site) => ({ id: newId(), ...site })));
	await scoped({ task: 'door' }, ({ tx }) =>
		sql`select demo_company(${newId()}, ${name}, ${rows}::json)`.execute(tx),
	);
}

/** Makes a firm that employs the students of these placements; the work stays where it is. */
export async function addEmployer(name: string, placements: readonly Id[]): Promise<void> {
	await scoped({ task: 'door' }, ({ tx }) =>
		sql`select demo_employer(${newId()}, ${name}, ${placements}::uuid[])`.execute(tx),
	);
}

/** Ends a role, so many days ago. */
export async function leave(role: Id, days: number): Promise<void> {
	await scoped({ task: 'door' }, ({ tx, today }) =>
		sql`select demo_leave(${role}, ${today.subtract({ days }).toString()}::date)`.execute(tx),
	);
}

/** Everybody of the cast by key, as far as they are there. */
export async function castPeople(): Promise<ReadonlyMap<CastKey, Id>> {
	const found = new Map<CastKey, Id>();
	for (const key of castKeys) {
		const person = await personAt(addressOf(key));
		if (person) found.set(key, person);
	}
	return found;
}
