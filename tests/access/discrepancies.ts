/** Where the lock and its specification differ, for every table, verb and person of the cast. */
import {
	tables,
	verbs,
	type TableAccess,
	type TableName,
	type Verb,
} from '#domain/access/matrix.ts';
import type { Id } from '#domain/kernel/id.ts';
import type { Runner } from '#platform/server/db/engine.ts';
import { labelOf, nameOf, personId, personKeys, today, type PersonKey } from '../cast.ts';
import { world } from '../world.ts';
import { compareAnswers } from './answers.ts';
import { candidatesOf } from './candidates.ts';
import { mayInsert } from './inserting.ts';
import { may, type AnyRow } from './relations.ts';

/** What is compared; everything when left out. */
export interface Selection {
	readonly tables?: readonly TableName[];
	readonly verbs?: readonly Verb[];
	readonly people?: readonly PersonKey[];
	/** Stops at the first person who sees or does what they may not. */
	readonly stopAtFirst?: boolean;
}

/** How many questions were asked, and each that was answered otherwise than the matrix says. */
export interface Compared {
	checks: number;
	readonly differences: string[];
}

/** Insufficient privilege, or a parent elsewhere. */
const refusals = ['42501', '23503'];

/**
 * Asks the database, as each person of the cast, what they may see and do; everything is rolled back.
 * @param run one connection as the serving role, which takes several statements at once
 */
export async function discrepancies(run: Runner, selection: Selection = {}): Promise<Compared> {
	const compared: Compared = { checks: 0, differences: [] };
	const asked = { tables: selection.tables ?? tableNames, verbs: selection.verbs ?? verbs };
	for (const key of selection.people ?? personKeys) {
		if (selection.stopAtFirst && compared.differences.length > 0) break;
		// As a page reads: in a transaction that cannot write, where the answers of the rules are kept.
		if (asked.verbs.includes('select'))
			await inScope(run, 'begin read only', key, () =>
				compareSelect(run, key, asked.tables, compared),
			);
		await inScope(run, 'begin', key, async () => {
			await compareCalls(run, key, compared);
			await compareAnswers(run, key, compared);
			await run('savepoint clean');
			for (const table of asked.tables) {
				if (asked.verbs.includes('insert')) await compareInsert(run, key, table, compared);
				for (const verb of ['update', 'delete'] as const)
					if (asked.verbs.includes(verb)) await compareChange(run, key, table, verb, compared);
			}
		});
	}
	return compared;
}

/** Works as one person of the cast; what they did is rolled back. */
async function inScope(
	run: Runner,
	begin: 'begin' | 'begin read only',
	key: PersonKey,
	work: () => Promise<void>,
): Promise<void> {
	await run(begin);
	try {
		await run('select enter_scope($1, $2, $3)', [personId(key), '', today]);
		await work();
	} finally {
		await run('rollback');
	}
}

export const tableNames = Object.keys(tables) as TableName[];
const keyColumns: Partial<Record<TableName, string>> = {
	mailbox_address: 'mailbox_id',
	placement_detail: 'placement_id',
	look_reader: 'look_id',
	contact_correction: 'contact_id',
	rhythm_confirmation: 'rhythm_id',
	practice_entry_correction: 'entry_id',
	book_removal: 'book_id',
	teaching_removal: 'teaching_id',
	hand_over_line: 'hand_over_id',
};
/** The column by which a row of this table is known. */
export const keyOf = (table: TableName): string => keyColumns[table] ?? 'id';

async function compareSelect(
	run: Runner,
	key: PersonKey,
	among: readonly TableName[],
	compared: Compared,
): Promise<void> {
	const seen = await run(
		among
			.map((table) => `select '${table}' as table, ${keyOf(table)}::text as id from "${table}"`)
			.join(' union all '),
	);
	for (const table of among) {
		const ids = new Set(
			seen.filter((row) => row['table'] === table).map((row) => String(row['id'])),
		);
		compareRows(key, table, 'select', ids, compared);
		for (const id of ids)
			if (!world[table].some((row) => (row as AnyRow)[keyOf(table)] === id))
				compared.differences.push(`${nameOf(key)} sees a ${table} that is not in the cast: ${id}`);
	}
}

/** What the door task calls for somebody who is not known yet is nobody else's. */
async function compareCalls(run: Runner, key: PersonKey, compared: Compared): Promise<void> {
	const both = await run(
		`select proname::text as name from pg_proc where pronamespace = 'public'::regnamespace
		and has_function_privilege(oid, 'execute') and has_function_privilege('leerkring_door', oid, 'execute')`,
	);
	compared.checks += 1;
	for (const { name } of both)
		compared.differences.push(`${nameOf(key)} calls ${String(name)} of the door but may not`);
}

const acts = { select: 'sees', update: 'changes', delete: 'deletes' } as const;

/** Each row of the cast against the rows that answered. */
function compareRows(
	key: PersonKey,
	table: TableName,
	verb: keyof typeof acts,
	ids: Set<string>,
	compared: Compared,
): void {
	for (const row of world[table] as readonly AnyRow[]) {
		const id = String(row[keyOf(table)]);
		const [expected, actual] = [may(personId(key), verb, table, row), ids.has(id)];
		compared.checks += 1;
		if (actual && !expected)
			compared.differences.push(
				`${nameOf(key)} ${acts[verb]} ${table} "${labelOf(id)}" but may not`,
			);
		if (!actual && expected)
			compared.differences.push(`${nameOf(key)} may ${verb} ${table} "${labelOf(id)}" but cannot`);
	}
}

async function compareInsert(
	run: Runner,
	key: PersonKey,
	table: TableName,
	compared: Compared,
): Promise<void> {
	const person: Id = personId(key);
	for (const { what, row } of candidatesOf(person, table)) {
		const refusal = await attempt(run, await preparedInsert(run, table, row));
		const expected = mayInsert(person, table, row);
		compared.checks += 1;
		if (refusal !== undefined && !refusals.includes(refusal))
			compared.differences.push(
				`${nameOf(key)} adding ${table} ${what.trim()} met error ${refusal}`,
			);
		else if (refusal === undefined && !expected)
			compared.differences.push(`${nameOf(key)} adds ${table} ${what.trim()} but may not`);
		else if (refusal !== undefined && expected)
			compared.differences.push(`${nameOf(key)} may insert ${table} ${what.trim()} but cannot`);
	}
}

async function compareChange(
	run: Runner,
	key: PersonKey,
	table: TableName,
	verb: 'update' | 'delete',
	compared: Compared,
): Promise<void> {
	const access: TableAccess = tables[table];
	const columns = access.columns ?? [keyOf(table)];
	const statements =
		verb === 'delete'
			? [`delete from "${table}" returning ${keyOf(table)}::text as id`]
			: columns.map(
					(column) =>
						`update "${table}" set ${column} = ${column} returning ${keyOf(table)}::text as id`,
				);
	for (const statement of statements) {
		const ids = new Set<string>();
		const refusal = await attempt(run, statement, (rows) =>
			rows.forEach((row) => ids.add(String(row['id']))),
		);
		if (refusal !== undefined && refusal !== '42501')
			compared.differences.push(`${nameOf(key)} met error ${refusal} at ${verb} of ${table}`);
		compareRows(key, table, verb, ids, compared);
	}
}

/** Tries one statement from a clean start, which also takes back the one before; answers the code of a refusal. */
export async function attempt(
	run: Runner,
	statement: string,
	hear: (rows: Record<string, unknown>[]) => void = () => {},
): Promise<string | undefined> {
	try {
		hear(await run(`rollback to clean; ${statement}`));
		return undefined;
	} catch (error) {
		return String((error as { code?: string }).code);
	}
}

/** An insert with its values written out, so that it can share a round trip. */
export function insertOf(table: string, row: AnyRow): string {
	const columns = Object.keys(row).map((column) => `"${column}"`);
	return `insert into "${table}" (${columns.join(', ')}) values (${Object.values(row).map(literal).join(', ')})`;
}

/** What was prepared on a connection: the shape of a row, and the name by which it is added. */
const prepared = new WeakMap<Runner, Map<string, string>>();

/** The same insert, prepared as the app prepares its own: the rules of a table are planned once, not for every row. */
async function preparedInsert(run: Runner, table: string, row: AnyRow): Promise<string> {
	const known = prepared.get(run) ?? new Map<string, string>();
	prepared.set(run, known);
	const columns = Object.keys(row).map((column) => `"${column}"`);
	const shape = `"${table}" (${columns.join(', ')})`;
	const name = known.get(shape) ?? `add_${known.size}`;
	if (!known.has(shape)) {
		const places = columns.map((_, place) => `$${place + 1}`);
		// Past an attempt before that was refused.
		await run(
			`rollback to clean; prepare ${name} as insert into ${shape} values (${places.join(', ')})`,
		);
		known.set(shape, name);
	}
	return `execute ${name} (${Object.values(row).map(literal).join(', ')})`;
}

function literal(value: unknown): string {
	if (value === null || value === undefined) return 'null';
	if (Array.isArray(value)) return `array[${value.map(literal).join(', ')}]::text[]`;
	if (value instanceof Date) return literal(value.toISOString());
	return `'${String(value).replaceAll("'", "''")}'`;
}
