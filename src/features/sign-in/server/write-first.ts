import { sql } from 'kysely';
import type { z } from 'zod';
import type { Id } from '#domain/kernel/id.ts';
import { happened, refused, type Result } from '#domain/kernel/result.ts';
import { now } from '#platform/server/clock.ts';
import { database } from '#platform/server/db/open.ts';
import { scoped, type Scope } from '#platform/server/db/scope.ts';
import { hash, newCode, newId } from '#platform/server/random.ts';
import type { firstForm } from '../schema.ts';
import { oneRow } from '#platform/server/db/engine.ts';

/** A code for the first administrator works this long, once. */
const codeHours = 24;

export type FirstRefusal = 'first-address-known' | 'first-code-wrong' | 'first-school-known';

/** True when somebody is administrator already. */
export async function hasAdministrator(): Promise<boolean> {
	return scoped({ task: 'door' }, async ({ tx }) => {
		const { rows } = await sql<{ has: boolean }>`select has_administrator() as has`.execute(tx);
		return rows[0]?.has ?? false;
	});
}

/** Makes a one-time code for an administrator; only its hash is kept, so read it now. */
export async function makeFirstCode(): Promise<string> {
	const at = now();
	const code = newCode();
	await database()
		.kysely.insertInto('auth.first_code')
		.values({
			id: newId(at),
			code_hash: hash(code.replaceAll('-', '')),
			made_at: at.toString(),
			used_at: null,
		})
		.execute();
	return code;
}

/**
 * Makes the first administrator of an organisation, for who holds the code from the terminal. The
 * organisation is made with it; a school that exists by its BRIN is kept, unless it has an administrator. What
 * is refused uses nothing up.
 */
export async function claimInstance(
	form: z.infer<typeof firstForm>,
): Promise<Result<Id, FirstRefusal>> {
	try {
		return happened(await scoped({ task: 'door' }, (scope) => claim(scope, form)));
	} catch (error) {
		if (error instanceof TurnedDown) return refused(error.refusal);
		throw error;
	}
}

/** Ends a transaction, so that the code in it is not used up. */
class TurnedDown extends Error {
	readonly refusal: FirstRefusal;
	constructor(refusal: FirstRefusal) {
		super(refusal);
		this.refusal = refusal;
	}
}

async function claim(scope: Scope, form: z.infer<typeof firstForm>): Promise<Id> {
	if (!(await useCode(scope, form.code))) throw new TurnedDown('first-code-wrong');
	const office = await officeFor(scope, form);
	const { rows } = await sql<{ person: Id | null }>`
		select add_administrator(${newId()}, ${newId()}, ${newId()}, ${office}, ${form.firstName},
			${form.infix}, ${form.lastName}, ${form.address}, ${scope.today.toString()}::date,
			${scope.now.toString()}::timestamptz) as person`.execute(scope.tx);
	const { person } = oneRow(rows);
	if (!person) throw new TurnedDown('first-address-known');
	return person;
}

async function useCode({ tx, now }: Scope, code: string): Promise<boolean> {
	const since = now.subtract({ hours: codeHours }).toString();
	const { rows } = await sql<{ used: boolean }>`
		select use_first_code(${hash(code)}, ${since}::timestamptz, ${now.toString()}::timestamptz) as used`.execute(
		tx,
	);
	return oneRow(rows).used;
}

async function officeFor(scope: Scope, form: z.infer<typeof firstForm>): Promise<Id> {
	const brin = form.kind === 'school' ? form.brin : null;
	const known = await schoolByBrin(scope, brin ?? '');
	if (known?.administered) throw new TurnedDown('first-school-known');
	if (known) return known.id;
	const id = newId();
	await sql`select add_organisation(${id}, ${form.kind}, ${form.organisation}, ${brin})`.execute(
		scope.tx,
	);
	return id;
}

interface KnownSchool {
	id: Id;
	name: string;
	/** Somebody is its administrator already. */
	administered: boolean;
}

/** A school by its BRIN, or undefined. */
export async function schoolByBrin(scope: Scope, brin: string): Promise<KnownSchool | undefined> {
	const { rows } =
		await sql<KnownSchool>`select id, name, administered from school_by_brin(${brin})`.execute(
			scope.tx,
		);
	return rows[0];
}

/** Adds a school that the operator named. */
export async function addSchool(scope: Scope, brin: string, name: string): Promise<Id> {
	const id = newId();
	await sql`select add_organisation(${id}, 'school', ${name}, ${brin})`.execute(scope.tx);
	return id;
}
