/** Where the import of one school sees or changes something of another. */
import type pg from 'pg';
import { officeId, personId, placement, today, labelOf } from '../cast.ts';
import { world } from '../world.ts';
import type { TableName } from '#domain/access/matrix.ts';
import { insertOf, keyOf, type Compared } from './discrepancies.ts';
import type { AnyRow } from './relations.ts';

/** Asks one connection of the serving role; several statements answer as several results. */
export type Asker = (sql: string, values?: unknown[]) => Promise<pg.QueryResult>;

const readable: readonly TableName[] = [
	'organisation',
	'person',
	'role',
	'placement',
	'placement_detail',
	'placement_person',
	'import',
];
/** Changed without reading, so that no rule for reading hides what a rule for changing lets through. */
const changes: readonly [TableName, string][] = [
	['person', `first_name = 'x'`],
	['placement', `ended_on = '2027-01-01'`],
	['placement_detail', `unit = 'x'`],
	['placement_person', `ended_on = '2027-01-01'`],
];

/** Works as the import task of school Oost, in a transaction that is taken back. */
export async function importDiscrepancies(ask: Asker): Promise<Compared> {
	const compared: Compared = { checks: 0, differences: [] };
	const differs = (text: string) =>
		compared.differences.push(`the import of Oost ${text} but may not`);
	await ask('begin');
	try {
		await ask('select enter_scope($1, $2, $3)', ['', officeId('oost'), today]);
		await ask('set local role leerkring_import');
		await ask('savepoint clean');
		for (const table of readable) {
			const { rows } = await ask(`select ${keyOf(table)}::text as id from "${table}"`);
			const ids = new Set(rows.map((row: AnyRow) => row['id']));
			for (const row of foreignIn(table)) {
				compared.checks += 1;
				if (ids.has(row[keyOf(table)]))
					differs(`sees ${table} "${labelOf(String(row[keyOf(table)]))}"`);
			}
		}
		for (const [table, change] of changes) {
			const { rowCount } = await ask(`update "${table}" set ${change}`);
			await ask('rollback to clean');
			const own = world[table].length - foreignIn(table).length;
			compared.checks += 1;
			if (rowCount !== own)
				differs(
					`changes ${table} of ${String(rowCount)} instead of ${own}, as of ${someForeign(table)}`,
				);
		}
		for (const [table, row] of forgeries()) {
			compared.checks += 1;
			const code = await ask(insertOf(table, row)).then(
				() => 'none',
				(error: { code?: string }) => error.code,
			);
			await ask('rollback to clean');
			if (code !== '42501')
				differs(`adds ${table} of College West or of Nick (error: ${String(code)})`);
		}
	} finally {
		await ask('rollback');
	}
	return compared;
}

function forgeries(): [TableName, AnyRow][] {
	const id = personId('nick');
	const west = officeId('west');
	const ofWest = placement.find((one) => one.school_id === west);
	return [
		['placement', { ...placement[0], id, school_id: west }],
		[
			'placement_detail',
			{
				...world.placement_detail[0],
				placement_id: ofWest?.id,
				school_id: west,
				company_id: ofWest?.company_id,
			},
		],
		['import', { ...world.import[1], id }],
		['role', { ...world.role[0], id, brought_in_by: west }],
		['role', { ...world.role[0], id, organisation_id: west }],
		['role', { ...world.role[0], id, kind: 'trainer', organisation_id: west }],
		['role', { ...world.role[0], id, kind: 'administrator' }],
		['placement_person', { ...world.placement_person[0], id, placement_id: ofWest?.id }],
		['event', { ...world.event[0], id, placement_id: ofWest?.id }],
		['organisation', { ...world.organisation[0], id, brin: '29ZZ' }],
	];
}

const foreignIn = (table: TableName): AnyRow[] =>
	(world[table] as readonly AnyRow[]).filter((row) => isForeign(table, row));
const someForeign = (table: TableName): string => {
	const [row] = foreignIn(table);
	return `"${labelOf(String(row?.[keyOf(table)]))}"`;
};

/** What of the cast is not Oost's; companies are met by name. */
function isForeign(table: TableName, row: AnyRow): boolean {
	const oost = officeId('oost');
	const isOurs = (test: (one: (typeof placement)[number]) => boolean) =>
		placement.some((one) => one.school_id === oost && test(one));
	if (table === 'organisation') return row['id'] === officeId('west');
	if (table === 'role') return row['brought_in_by'] !== oost;
	if (table === 'person') return !isOurs((one) => one.student_id === row['id']);
	if (table === 'placement_person') return !isOurs((one) => one.id === row['placement_id']);
	return row['school_id'] !== oost;
}
