import { sql } from 'kysely';
import type { z } from 'zod';
import type { Id } from '#domain/kernel/id.ts';
import { happened, refused, type Result } from '#domain/kernel/result.ts';
import { changed } from '#domain/people/change.ts';
import {
	setNumber,
	withdrawClaim as decideWithdraw,
	type NumberRefusal,
} from '#domain/people/number.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import { idFrom } from '#platform/server/random.ts';
import type {
	addSiteForm,
	ClaimView,
	keepOrganisationForm,
	keepSiteForm,
	NumberOutcome,
	OrganisationView,
} from '../schema.ts';
import { organisations } from './read.ts';
import { tell, tellChange } from './write-change.ts';

type Outcome = Promise<Result<NumberOutcome, NumberRefusal> | undefined>;

/**
 * Keeps the name, region and BRIN of an own organisation. A BRIN that another one has is asked for and changes
 * nothing yet. Undefined for another's organisation.
 */
export async function keepOrganisation(
	scope: PersonScope,
	{ office: id, form, name, brin, region }: z.output<typeof keepOrganisationForm>,
): Outcome {
	const office = await opened(scope, id, brin);
	if (!office) return undefined;
	const school = office.kind === 'school';
	const wanted = school ? brin : '';
	const decision = await decide(scope, office, {
		what: 'brin',
		current: office.brin,
		wanted,
		ownAlready: (await organisations(scope)).some(
			(one) => one.id !== id && one.brin && one.brin === wanted,
		),
		waits: waitsFor(office.claim, wanted),
	});
	if (school && !decision.ok) return decision;
	const claimed = decision.ok && decision.value === 'claimed';
	if (claimed) await ask(scope, office, { form, site: null, number: wanted, known: office.claim });
	await scope.tx
		.updateTable('organisation')
		.set({
			name,
			...(school ? { holiday_region: region } : {}),
			...(school && !claimed ? { brin: wanted || null } : {}),
		})
		.where('id', '=', id)
		.execute();
	const after = { name, ...(school ? { region, ...(claimed ? {} : { brin: wanted }) } : {}) };
	await tellChange(
		scope,
		{ office: office.id, site: null, kind: 'organisation.changed' },
		changed({ name: office.name, region: office.region, brin: office.brin }, after),
	);
	return happened(claimed ? 'claimed' : 'kept');
}

/** Adds a site to an own company. Sent twice, it is there once. Undefined for another's. */
export async function addSite(
	scope: PersonScope,
	{ office: id, form, name, number }: z.output<typeof addSiteForm>,
): Outcome {
	const office = await opened(scope, id, number);
	if (!office) return undefined;
	const site = idFrom(form, `site of ${scope.actor.person}`);
	if (office.sites.some((one) => one.id === site)) return happened('kept');
	const decision = await decideSite(scope, office, { id: site, number: '', claim: null }, number);
	if (!decision.ok) return decision;
	const claimed = decision.value === 'claimed';
	await scope.tx
		.insertInto('site')
		.values({
			id: site,
			organisation_id: id,
			name,
			work_placement_company_id: claimed ? null : number || null,
		})
		.execute();
	await tellChange(
		scope,
		{ office: id, site, kind: 'site.added' },
		changed({}, claimed ? {} : { number }),
	);
	if (claimed) await ask(scope, office, { form, site, number, known: null });
	return decision;
}

/** Keeps the name and leerbedrijf-ID of a site. Undefined for another's. */
export async function keepSite(
	scope: PersonScope,
	{ site: id, form, name, number }: z.output<typeof keepSiteForm>,
): Outcome {
	const owner = (await organisations(scope)).find(({ sites }) =>
		sites.some((one) => one.id === id),
	);
	const office = owner && (await opened(scope, owner.id, number));
	const site = office?.sites.find((one) => one.id === id);
	if (!office || !site) return undefined;
	const decision = await decideSite(scope, office, site, number);
	if (!decision.ok) return decision;
	const claimed = decision.value === 'claimed';
	await scope.tx
		.updateTable('site')
		.set({ name, ...(claimed ? {} : { work_placement_company_id: number || null }) })
		.where('id', '=', id)
		.execute();
	if (claimed) await ask(scope, office, { form, site: id, number, known: site.claim });
	await tellChange(
		scope,
		{ office: office.id, site: id, kind: 'site.changed' },
		changed({ name: site.name, number: site.number }, { name, ...(claimed ? {} : { number }) }),
	);
	return decision;
}

/** Takes back what was asked for and waits. Another's claim is not there. */
export async function withdrawClaim(
	scope: PersonScope,
	{ claim: id }: { claim: Id },
): Promise<Result<'withdrawn', NumberRefusal | 'not-found'>> {
	const known = await scope.tx
		.selectFrom('claim')
		.select(['organisation_id', 'decision'])
		.where('id', '=', id)
		.executeTakeFirst();
	if (!known) return refused('not-found');
	const decision = decideWithdraw({ decided: known.decision !== null });
	if (!decision.ok) return decision;
	await scope.tx
		.updateTable('claim')
		.set({ decision: 'withdrawn', decided_at: scope.now.toString() })
		.where('id', '=', id)
		.where('decision', 'is', null)
		.execute();
	await tell(scope, known.organisation_id, 'claim.withdrawn', id);
	return decision;
}

/** An own organisation, with the reader, itself and the number held: who types numbers at once takes turns. */
async function opened(
	scope: PersonScope,
	id: Id,
	number: string,
): Promise<OrganisationView | undefined> {
	for (const held of [scope.actor.person, id, number])
		await sql`select pg_advisory_xact_lock(hashtextextended(${held}, 0))`.execute(scope.tx);
	return (await organisations(scope)).find((one) => one.id === id);
}

interface Wanted {
	readonly what: 'brin' | 'site';
	readonly current: string;
	readonly wanted: string;
	readonly ownAlready: boolean;
	readonly waits: boolean;
}

async function decide(
	scope: PersonScope,
	{ id, kind }: OrganisationView,
	command: Wanted,
): Promise<Result<NumberOutcome, NumberRefusal>> {
	const since = scope.now.subtract({ hours: 24 }).toString();
	const { rows } = await sql<{ taken: boolean; typed: number }>`
		select number_taken(${command.wanted}) as taken, (
			select count(*)::int from event
			where kind in ('number.kept', 'claim.asked') and at > ${since}::timestamptz
				and (actor_id = ${scope.actor.person} or organisation_id = ${id})
		) as typed`.execute(scope.tx);
	const { taken = false, typed = 0 } = rows[0] ?? {};
	const decision = setNumber({ ...command, office: kind, taken, typedLastDay: typed });
	const { wanted, current } = command;
	if (decision.ok && decision.value === 'kept' && wanted !== '' && wanted !== current)
		await tell(scope, id, 'number.kept', id);
	return decision;
}

async function decideSite(
	scope: PersonScope,
	office: OrganisationView,
	site: Pick<OrganisationView['sites'][number], 'id' | 'number' | 'claim'>,
	wanted: string,
): Promise<Result<NumberOutcome, NumberRefusal>> {
	const own = (await organisations(scope)).flatMap(({ sites }) => sites);
	return decide(scope, office, {
		what: 'site',
		current: site.number,
		wanted,
		ownAlready: wanted !== '' && own.some((one) => one.id !== site.id && one.number === wanted),
		waits: waitsFor(site.claim, wanted),
	});
}

/** Another number than this one was asked for there, and waits. */
const waitsFor = (claim: ClaimView | null, wanted: string): boolean =>
	claim?.state === 'waits' && claim.number !== wanted;

interface Asked {
	readonly form: Id;
	readonly site: Id | null;
	readonly number: string;
	/** What was asked there before. */
	readonly known: ClaimView | null;
}

async function ask(
	scope: PersonScope,
	office: OrganisationView,
	{ form, site, number, known }: Asked,
): Promise<void> {
	// Sent twice: it waits already.
	if (known?.state === 'waits') return;
	const id = idFrom(form, `claim of ${scope.actor.person}`);
	await scope.tx
		.insertInto('claim')
		.values({
			id,
			organisation_id: office.id,
			site_id: site,
			number,
			asked_by: scope.actor.person,
			asked_at: scope.now.toString(),
			decided_at: null,
			decision: null,
		})
		.execute();
	await tell(scope, office.id, 'claim.asked', id);
}
