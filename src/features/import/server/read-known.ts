import { sql } from 'kysely';
import type { ComparedField, KnownPlacement } from '#domain/import/difference.ts';
import type { ListedPlacement } from '#domain/import/row.ts';
import type { Id } from '#domain/kernel/id.ts';
import { day } from '#domain/kernel/time.ts';
import type { Scope } from '#platform/server/db/scope.ts';

/** E-mail addresses are read past: whom a list gives an address is decided with the wizard. */
type KeptField =
	'studentNumber' | Exclude<ComparedField, 'studentEmail' | 'trainerEmail' | 'coachEmail'>;
type DayField = 'begins' | 'plannedEnd' | 'endedOn';

/** What a list said about one placement, as it is kept beside it. Days are ISO text. */
export type Kept = Pick<ListedPlacement, Exclude<KeptField, DayField>> & {
	readonly begins: string;
	readonly plannedEnd: string;
	readonly endedOn: string | null;
};

/** A placement that this school's lists brought in, with where its rows are. */
export type KnownRow = KnownPlacement & {
	readonly studentId: Id;
	readonly companyId: Id;
	/** The day on which it really ended, by whoever ended it. */
	readonly endedOnDay: string | null;
	readonly kept: Kept;
};

interface Row {
	id: Id;
	student_id: Id;
	company_id: Id;
	begins_on: string;
	planned_end_on: string;
	ended_on: string | null;
	student_number: string;
	agreement_number: string | null;
	company_number: string | null;
	listed: Partial<Kept>;
}

/** Every placement of this school as its own last list told it. One statement. */
export async function knownPlacements({ tx }: Scope): Promise<readonly KnownRow[]> {
	const { rows } = await sql<Row>`
		select p.id, p.student_id, p.company_id, p.begins_on, p.planned_end_on, p.ended_on,
			d.student_number, d.agreement_number, s.work_placement_company_id as company_number, d.listed
		from placement p
		join placement_detail d on d.placement_id = p.id
		join site s on s.id = d.site_id
		where p.school_id = app_school()`.execute(tx);
	return rows.map(knownRow);
}

function knownRow(row: Row): KnownRow {
	const kept = { ...ofColumns(row), ...row.listed } as Kept;
	const { begins, plannedEnd, endedOn, ...rest } = kept;
	return {
		...rest,
		begins: day(begins),
		plannedEnd: day(plannedEnd),
		endedOn: endedOn === null ? null : day(endedOn),
		id: row.id,
		studentId: row.student_id,
		companyId: row.company_id,
		endedOnDay: row.ended_on,
		kept,
	};
}

/** What stands in the rows themselves, for a placement that no list told of. */
function ofColumns(row: Row): Partial<Kept> {
	return {
		studentNumber: row.student_number,
		agreementNumber: row.agreement_number,
		begins: row.begins_on,
		plannedEnd: row.planned_end_on,
		endedOn: row.ended_on,
		status: row.ended_on === null ? 'running' : 'ended',
		workPlacementCompanyId: row.company_number ?? '',
	};
}

/** A row of a list as it is kept. Where the list is silent, what an earlier one said stays. */
export function keptOf(listed: ListedPlacement, before?: Kept): Kept {
	const { endedOn, status } = listed;
	const silent = (key: keyof Kept) => listed[key] === null || listed[key] === undefined;
	const facts: Kept = {
		studentNumber: listed.studentNumber,
		student: listed.student,
		agreementNumber: listed.agreementNumber,
		begins: listed.begins.toString(),
		plannedEnd: listed.plannedEndListed
			? listed.plannedEnd.toString()
			: (before?.plannedEnd ?? listed.plannedEnd.toString()),
		endedOn: endedOn?.toString() ?? null,
		status,
		trainer: listed.trainer,
		coach: listed.coach,
		crebo: listed.crebo,
		qualificationTitle: listed.qualificationTitle,
		pathway: listed.pathway,
		cohort: listed.cohort,
		hoursTotal: listed.hoursTotal,
		company: listed.company,
		workPlacementCompanyId: listed.workPlacementCompanyId,
		group: listed.group,
		unit: listed.unit,
	};
	if (!before) return facts;
	const reopened = status === 'expected' || status === 'running';
	const kept = Object.entries(facts).filter(([key]) => !silent(key as keyof Kept));
	return { ...before, ...Object.fromEntries(kept), ...(reopened ? { endedOn: null } : {}) };
}
