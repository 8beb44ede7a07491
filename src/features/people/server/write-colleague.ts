import { sql } from 'kysely';
import { readName } from '#domain/import/name.ts';
import type { Id } from '#domain/kernel/id.ts';
import { happened, refused, type Result } from '#domain/kernel/result.ts';
import { day } from '#domain/kernel/time.ts';
import {
	giveRole as decideGive,
	inviteColleague,
	type HeldRole,
	type RoleRefusal,
} from '#domain/people/office.ts';
import type { MailboxRefusal } from '#domain/people/mailbox.ts';
import type { PersonName } from '#domain/people/person.ts';
import type { RoleKind } from '#domain/people/role.ts';
import { mailingsLastHour } from '#features/history/server/read.ts';
import { record } from '#features/history/server/write.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { idFrom } from '#platform/server/random.ts';
import type { Office } from '../schema.ts';
import { officesOf } from './read-colleague.ts';
import { addAddress } from './write.ts';

interface NewRole {
	readonly form: Id;
	readonly office: Id;
	readonly kind: RoleKind;
	/** ISO days; `ends` is the first on which it holds no more, null for none. */
	readonly begins: string;
	readonly ends: string | null;
}

interface NewColleague extends NewRole {
	readonly name: string;
	/** Null for who gets one later. */
	readonly address: string | null;
}

/**
 * Adds a colleague by name, with a first role, and sends an invitation to the address if there is one. Sent
 * twice, they are there once. Answers the person; undefined for another's organisation.
 */
export async function addColleague(
	scope: PersonScope,
	colleague: NewColleague,
): Promise<Result<Id, RoleRefusal | MailboxRefusal | 'name-wrong'> | undefined> {
	const office = await officeAt(scope, colleague.office);
	if (!office) return undefined;
	const person = idFrom(colleague.form, `person of ${scope.actor.person}`);
	if ((await heldBy(scope, person, office.id)).length > 0) return happened(person);
	const name = readName(colleague.name);
	if (!name.ok) return refused('name-wrong');
	const { address } = colleague;
	const decision = decideGive(
		{ ...termOf(colleague), office: office.kind, held: undefined },
		scope.today,
	);
	if (!decision.ok) return decision;
	// Before anything is stored: what is refused leaves nothing behind.
	const invited = address ? await invites(scope, person, name.value, colleague) : decision;
	if (!invited.ok) return invited;
	await scope.tx
		.insertInto('person')
		.values({ id: person, ...columnsOf(name.value) })
		.execute();
	await storeRole(scope, person, colleague);
	if (address) await addAddress(scope, { person, address, office: office.id });
	return happened(person);
}

async function invites(
	scope: PersonScope,
	person: Id,
	name: PersonName,
	{ kind, address }: NewColleague,
): Promise<Result<'invited', RoleRefusal>> {
	const { first_name, infix, last_name } = columnsOf(name);
	const { rows } = await sql<{ known: boolean }>`
		select is_colleagues(${address}, ${person}, ${first_name}, ${infix}, ${last_name}) as known`.execute(
		scope.tx,
	);
	const byPass = kind === 'trainer' || kind === 'mentor';
	return inviteColleague({
		ofColleague: !byPass && (rows[0]?.known ?? false),
		mailingsLastHour: await mailingsLastHour(scope),
	});
}

/** Gives a colleague one more role. Undefined for who never worked there, and for another's organisation. */
export async function giveRole(
	scope: PersonScope,
	person: Id,
	role: NewRole,
): Promise<Result<'given', RoleRefusal> | undefined> {
	await sql`select pg_advisory_xact_lock(hashtextextended(${person}, 0))`.execute(scope.tx);
	const office = await officeAt(scope, role.office);
	const held = office ? await heldBy(scope, person, office.id) : [];
	if (!office || held.length === 0) return undefined;
	if (held.some(({ id }) => id === roleIdOf(scope, role))) return happened('given');
	const decision = decideGive({ ...termOf(role), office: office.kind, held }, scope.today);
	if (!decision.ok) return decision;
	await storeRole(scope, person, role);
	return decision;
}

/** Gives a colleague who can't be reached an address, as `addAddress` does, in the name of the office. */
export async function addColleagueAddress(
	scope: PersonScope,
	{ person, address }: { person: Id; address: string },
): Promise<Result<'added', MailboxRefusal> | undefined> {
	const row = await scope.tx
		.selectFrom('role')
		.select('organisation_id')
		.where('person_id', '=', person)
		.where(sql<boolean>`organisation_id = any (my_offices())`)
		.orderBy('id')
		.executeTakeFirst();
	return addAddress(scope, { person, address, office: row?.organisation_id });
}

async function officeAt(scope: PersonScope, id: Id): Promise<Office | undefined> {
	return (await officesOf(scope)).find((one) => one.id === id);
}

/** What somebody was, is and will be in one organisation. */
async function heldBy(
	{ tx }: PersonScope,
	person: Id,
	office: Id,
): Promise<readonly (HeldRole & { readonly id: Id })[]> {
	const rows = await tx
		.selectFrom('role')
		.select(['id', 'kind', 'begins_on', 'ended_on'])
		.where('person_id', '=', person)
		.where('organisation_id', '=', office)
		.execute();
	return rows.map(({ id, kind, begins_on, ended_on }) => ({
		id,
		kind,
		begins: day(begins_on),
		ends: ended_on === null ? null : day(ended_on),
	}));
}

const termOf = ({ kind, begins, ends }: NewRole): HeldRole => ({
	kind,
	begins: day(begins),
	ends: ends === null ? null : day(ends),
});

const roleIdOf = ({ actor }: PersonScope, { form }: NewRole): Id =>
	idFrom(form, `role of ${actor.person}`);

async function storeRole(scope: PersonScope, person: Id, role: NewRole): Promise<void> {
	const id = roleIdOf(scope, role);
	await scope.tx
		.insertInto('role')
		.values({
			id,
			person_id: person,
			organisation_id: role.office,
			kind: role.kind,
			begins_on: role.begins,
			ended_on: role.ends,
			brought_in_by: null,
		})
		.execute();
	await record(scope, [
		{
			kind: 'role.given',
			at: scope.now,
			actor: scope.actor.person,
			onBehalfOf: null,
			organisation: role.office,
			placement: null,
			subject: id,
			audience: [`administrator:${role.office}`, `person:${person}`],
		},
	]);
}

/** Who is known by one word is called by it. */
function columnsOf({ firstName, infix, lastName }: PersonName) {
	return firstName === ''
		? { first_name: lastName, infix, last_name: '' }
		: { first_name: firstName, infix, last_name: lastName };
}
