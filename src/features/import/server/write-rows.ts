import { sql } from 'kysely';
import type { Scope } from '#platform/server/db/scope.ts';

/** The rows that one list asks for, ready to be stored in a handful of statements. */
export interface Rows {
	readonly organisations: { id: string; name: string }[];
	readonly sites: { id: string; organisation_id: string; name: string; number: string }[];
	readonly persons: { id: string; first_name: string; infix: string; last_name: string }[];
	readonly roles: {
		id: string;
		person_id: string;
		organisation_id: string;
		kind: 'trainer' | 'coach';
		listed_as: string;
	}[];
	readonly placements: PlacementRow[];
	readonly details: DetailRow[];
	/** Who is on a placement from now on. */
	readonly parts: {
		id: string;
		placement_id: string;
		role_id: string;
		part: string;
		begins_on: string;
	}[];
	/** Who was on a placement according to the list before, and is not any more. */
	readonly partEnds: { placement_id: string; part: string; listed_as: string }[];
	readonly renames: {
		id: string;
		first_name: string;
		infix: string;
		last_name: string;
		was: { first_name: string; infix: string; last_name: string };
	}[];
	readonly terms: TermRow[];
	readonly facts: FactRow[];
}

interface PlacementRow {
	id: string;
	company_id: string;
	student_id: string;
	begins_on: string;
	planned_end_on: string;
	ended_on: string | null;
}

export interface FactRow {
	placement_id: string;
	site_id: string | null;
	crebo: string | null;
	cohort: string | null;
	pathway: string | null;
	agreement_number: string | null;
	/** The number goes with the student to another company; this placement gives it up. */
	frees_number: boolean;
	group_name: string | null;
	unit: string | null;
	hours_total: number | null;
	listed: object;
}

export interface DetailRow extends Omit<FactRow, 'frees_number'> {
	company_id: string;
	student_number: string;
}

/** New dates of a placement; null keeps what it has, and so does an end without `sets_end`. */
export interface TermRow {
	id: string;
	begins_on: string | null;
	planned_end_on: string | null;
	ended_on: string | null;
	sets_end: boolean;
}

/** Rows without anything in them yet. */
export function noRows(): Rows {
	return {
		organisations: [],
		sites: [],
		persons: [],
		roles: [],
		placements: [],
		details: [],
		parts: [],
		partEnds: [],
		renames: [],
		terms: [],
		facts: [],
	};
}

/** Stores companies and their sites, which the lists of all schools share. */
export async function storeCompanies({ tx }: Scope, rows: Rows): Promise<void> {
	if (rows.sites.length === 0) return;
	await sql`insert into organisation (id, kind, name)
		select x.id, 'company', x.name
		from json_to_recordset(${JSON.stringify(rows.organisations)}::json) as x (id uuid, name text)`.execute(
		tx,
	);
	await sql`insert into site (id, organisation_id, name, work_placement_company_id)
		select x.id, x.organisation_id, x.name, x.number
		from json_to_recordset(${JSON.stringify(rows.sites)}::json)
			as x (id uuid, organisation_id uuid, name text, number text)`.execute(tx);
}

/** Stores everything else, each kind of row in one statement. */
export async function storeRows(scope: Scope, rows: Rows): Promise<void> {
	await storePeople(scope, rows);
	await changePlacements(scope, rows);
	await addPlacements(scope, rows);
	await storeParts(scope, rows);
}

async function storePeople({ tx, today }: Scope, { persons, roles, renames }: Rows): Promise<void> {
	if (persons.length > 0)
		await sql`insert into person (id, first_name, infix, last_name)
			select x.id, x.first_name, x.infix, x.last_name
			from json_to_recordset(${JSON.stringify(persons)}::json)
				as x (id uuid, first_name text, infix text, last_name text)`.execute(tx);
	if (roles.length > 0)
		await sql`insert into role (id, person_id, organisation_id, kind, begins_on, brought_in_by, listed_as)
			select x.id, x.person_id, x.organisation_id, x.kind, ${today.toString()}::date, app_school(), x.listed_as
			from json_to_recordset(${JSON.stringify(roles)}::json)
				as x (id uuid, person_id uuid, organisation_id uuid, kind text, listed_as text)`.execute(tx);
	// Only who is still called as the list before said: a name that changed elsewhere is not ours to set.
	if (renames.length > 0)
		await sql`update person p set first_name = x.first_name, infix = x.infix, last_name = x.last_name
			from json_to_recordset(${JSON.stringify(renames)}::json)
				as x (id uuid, first_name text, infix text, last_name text, was json)
			where p.id = x.id and p.first_name = x.was ->> 'first_name' and p.infix = x.was ->> 'infix'
				and p.last_name = x.was ->> 'last_name'`.execute(tx);
}

async function addPlacements({ tx }: Scope, { placements, details }: Rows): Promise<void> {
	if (placements.length === 0) return;
	await sql`insert into placement (id, school_id, company_id, student_id, begins_on, planned_end_on, ended_on)
		select x.id, app_school(), x.company_id, x.student_id, x.begins_on, x.planned_end_on, x.ended_on
		from json_to_recordset(${JSON.stringify(placements)}::json) as x (id uuid, company_id uuid,
			student_id uuid, begins_on date, planned_end_on date, ended_on date)`.execute(tx);
	await sql`insert into placement_detail (placement_id, school_id, company_id, site_id, crebo, cohort, pathway,
			student_number, agreement_number, group_name, unit, hours_total, listed)
		select x.placement_id, app_school(), x.company_id, x.site_id, x.crebo, coalesce(x.cohort, ''),
			coalesce(x.pathway, 'bbl'), x.student_number, x.agreement_number, coalesce(x.group_name, ''),
			coalesce(x.unit, ''), x.hours_total, x.listed
		from json_to_recordset(${JSON.stringify(details)}::json) as x (placement_id uuid, company_id uuid,
			site_id uuid, crebo text, cohort text, pathway text, student_number text, agreement_number text,
			group_name text, unit text, hours_total integer, listed jsonb)`.execute(tx);
}

async function changePlacements({ tx }: Scope, { terms, facts }: Rows): Promise<void> {
	if (terms.length > 0)
		await sql`update placement p set
				begins_on = coalesce(x.begins_on, p.begins_on),
				planned_end_on = greatest(coalesce(x.planned_end_on, p.planned_end_on), coalesce(x.begins_on, p.begins_on)),
				ended_on = case when x.sets_end then x.ended_on else p.ended_on end
			from json_to_recordset(${JSON.stringify(terms)}::json) as x (id uuid, begins_on date,
				planned_end_on date, ended_on date, sets_end boolean)
			where p.id = x.id and p.school_id = app_school()`.execute(tx);
	if (facts.length > 0)
		await sql`update placement_detail d set site_id = coalesce(x.site_id, d.site_id),
				crebo = coalesce(x.crebo, d.crebo), cohort = coalesce(x.cohort, d.cohort),
				pathway = coalesce(x.pathway, d.pathway),
				agreement_number = case when x.frees_number then null else coalesce(x.agreement_number, d.agreement_number) end,
				group_name = coalesce(x.group_name, d.group_name), unit = coalesce(x.unit, d.unit),
				hours_total = coalesce(x.hours_total, d.hours_total), listed = x.listed
			from json_to_recordset(${JSON.stringify(facts)}::json) as x (placement_id uuid, site_id uuid,
				crebo text, cohort text, pathway text, agreement_number text, frees_number boolean,
				group_name text, unit text, hours_total integer, listed jsonb)
			where d.placement_id = x.placement_id and d.school_id = app_school()`.execute(tx);
}

async function storeParts({ tx, today }: Scope, { parts, partEnds }: Rows): Promise<void> {
	const day = today.toString();
	if (partEnds.length > 0)
		await sql`update placement_person pp set ended_on = ${day}::date
			from json_to_recordset(${JSON.stringify(partEnds)}::json)
				as x (placement_id uuid, part text, listed_as text), role r
			where pp.placement_id = x.placement_id and pp.part = x.part and pp.ended_on is null
				and r.id = pp.role_id and r.kind = x.part and r.listed_as = x.listed_as
				and r.brought_in_by = app_school()`.execute(tx);
	if (parts.length > 0)
		await sql`insert into placement_person (id, placement_id, role_id, part, begins_on)
			select x.id, x.placement_id, x.role_id, x.part, x.begins_on
			from json_to_recordset(${JSON.stringify(parts)}::json)
				as x (id uuid, placement_id uuid, role_id uuid, part text, begins_on date)
			on conflict (placement_id, role_id, part, subject) do update set ended_on = null`.execute(tx);
}
