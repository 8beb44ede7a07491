import { sql } from 'kysely';
import type { Id } from '#domain/kernel/id.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import type { ClaimView, OrganisationView, SavedNumber } from '../schema.ts';

/** Days for which a decision stays beside what was asked. */
const shownDays = 31;

/** The organisations of which the reader is administrator, with their sites and what was asked for. */
export async function organisations(scope: PersonScope): Promise<readonly OrganisationView[]> {
	const { tx } = scope;
	const mine = sql<boolean>`organisation_id = any (my_offices())`;
	const offices = await tx
		.selectFrom('organisation')
		.select(['id', 'kind', 'name', 'brin', 'holiday_region'])
		.where(sql<boolean>`id = any (my_offices())`)
		.orderBy('name')
		.orderBy('id')
		.execute();
	const sites = await tx
		.selectFrom('site')
		.select(['id', 'organisation_id', 'name', 'work_placement_company_id as number'])
		.where(mine)
		.orderBy('name')
		.orderBy('id')
		.execute();
	const claims = await claimsOf(scope);
	return offices.map((office) => ({
		id: office.id,
		kind: office.kind,
		name: office.name,
		brin: office.brin ?? '',
		region: office.holiday_region,
		claim: claims.get(office.id) ?? null,
		sites: sites
			.filter((site) => site.organisation_id === office.id)
			.map(({ id, name, number }) => ({
				id,
				name,
				number: number ?? '',
				claim: claims.get(id) ?? null,
			})),
	}));
}

/** The number of an own organisation or site as it is now, before it is saved; undefined for another's. */
export async function numberOf(
	scope: PersonScope,
	{ office, site }: { readonly office?: Id; readonly site?: Id },
): Promise<SavedNumber | undefined> {
	for (const one of await organisations(scope)) {
		if (one.id === office) return { office, site: null, was: one.brin };
		const found = one.sites.find(({ id }) => id === site);
		if (found) return { office: one.id, site: found.id, was: found.number };
	}
	return undefined;
}

/** The claim of each site and school that waits, or else the newest, under its id; what was taken back or is long decided is none. */
async function claimsOf(scope: PersonScope): Promise<ReadonlyMap<Id, ClaimView>> {
	const since = scope.now.subtract({ hours: 24 * shownDays }).toString();
	const rows = await scope.tx
		.selectFrom('claim')
		.select(['id', 'organisation_id', 'site_id', 'number', 'asked_at', 'decision'])
		.where((where) =>
			where.or([
				where('decision', 'is', null),
				sql<boolean>`decision <> 'withdrawn' and decided_at > ${since}::timestamptz`,
			]),
		)
		.orderBy(sql`decision is null`)
		.orderBy('asked_at')
		.orderBy('id')
		.execute();
	return new Map(
		rows.map((row) => [
			row.site_id ?? row.organisation_id,
			{
				id: row.id,
				number: row.number,
				asked: row.asked_at.toISOString(),
				state: row.decision === 'approved' || row.decision === 'refused' ? row.decision : 'waits',
			},
		]),
	);
}
