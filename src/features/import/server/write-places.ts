import { sql } from 'kysely';
import type { Id } from '#domain/kernel/id.ts';
import type { Scope } from '#platform/server/db/scope.ts';
import { newId } from '#platform/server/random.ts';
import { storeCompanies, type Rows } from './write-rows.ts';

const nameMax = 200;

/** Where a list's companies are, and the people it named before. */
export interface Places {
	/** The company and its site behind a leerbedrijf-ID. */
	of(number: string): { company: Id; site: Id };
	role(kind: string, office: Id, listedAs: string): Id | undefined;
	addRole(kind: string, office: Id, listedAs: string, role: Id): void;
}

interface SiteRow {
	id: Id;
	organisation_id: Id;
	number: string;
}

/**
 * Finds the companies of a list by leerbedrijf-ID and makes those that nobody named before, and finds the
 * people that this school's lists named. Two schools that name one new company at once make it once.
 * @param named leerbedrijf-ID and the name that the list gives it
 */
export async function placesFor(
	scope: Scope,
	named: ReadonlyMap<string, string>,
	rows: Rows,
): Promise<Places> {
	let sites = await sitesOf(scope, named);
	if (sites.length < named.size) {
		await sql`select pg_advisory_xact_lock(hashtextextended('import companies', 0))`.execute(
			scope.tx,
		);
		sites = await sitesOf(scope, named);
		makeMissing(scope, named, sites, rows);
		await storeCompanies(scope, rows);
	}
	return places(sites, await rolesOf(scope));
}

function places(sites: readonly SiteRow[], roles: Map<string, Id>): Places {
	const byNumber = new Map(
		sites.map((site) => [site.number, { company: site.organisation_id, site: site.id }]),
	);
	return {
		of(number) {
			const found = byNumber.get(number);
			if (!found) throw new Error('a company of the list was not made');
			return found;
		},
		role: (...key) => roles.get(roleKey(...key)),
		addRole: (kind, office, listedAs, role) =>
			void roles.set(roleKey(kind, office, listedAs), role),
	};
}

function makeMissing(
	{ now }: Scope,
	named: ReadonlyMap<string, string>,
	sites: SiteRow[],
	rows: Rows,
): void {
	const known = new Set(sites.map(({ number }) => number));
	for (const [number, text] of named) {
		if (known.has(number)) continue;
		const [id, company, name] = [newId(now), newId(now), [...text].slice(0, nameMax).join('')];
		rows.organisations.push({ id: company, name });
		rows.sites.push({ id, organisation_id: company, name, number });
		sites.push({ id, organisation_id: company, number });
	}
}

async function sitesOf({ tx }: Scope, named: ReadonlyMap<string, string>): Promise<SiteRow[]> {
	const { rows } = await sql<SiteRow>`
		select id, organisation_id, work_placement_company_id as number from site
		where work_placement_company_id = any (${[...named.keys()]}::text[])`.execute(tx);
	return rows;
}

/** A role that ended is not found: who comes back is somebody who proves their mailbox again. */
async function rolesOf({ tx, today }: Scope): Promise<Map<string, Id>> {
	const { rows } = await sql<{ id: Id; kind: string; office: Id; listed_as: string }>`
		select id, kind, organisation_id as office, listed_as from role
		where brought_in_by = app_school() and listed_as <> ''
			and (ended_on is null or ended_on > ${today.toString()}::date)
		order by begins_on desc, id desc`.execute(tx);
	return new Map(rows.map((row) => [roleKey(row.kind, row.office, row.listed_as), row.id]));
}

function roleKey(kind: string, office: Id, listedAs: string): string {
	return `${kind}\t${office}\t${listedAs}`;
}
