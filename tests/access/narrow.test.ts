import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TableName } from '#domain/access/matrix.ts';
import type { Runner } from '#platform/server/db/engine.ts';
import { labelOf, nameOf, personId, personKeys, today, type PersonKey } from '../cast.ts';
import { engines, openEngine, type OpenEngine } from '../engines/engine.ts';
import { insertWorld, world } from '../world.ts';
import { oneConnection } from './connection.ts';
import { keyOf, tableNames } from './discrepancies.ts';

/** Tables of which every row belongs to one placement. */
const ofPlacement = tableNames.filter((table) =>
	world[table].every((row) => 'placement_id' in row && row.placement_id !== null),
);

describe.each(engines)('a page of one placement on %s', (name) => {
	let engine: OpenEngine;
	beforeAll(async () => {
		engine = await openEngine(name, insertWorld);
	});
	afterAll(() => engine?.close());

	/** Reads in one transaction that cannot write, as pages do. */
	async function reading<T>(work: (run: Runner) => Promise<T>): Promise<T> {
		const { run, release } = await oneConnection(engine.database);
		await run('begin read only');
		try {
			return await work(run);
		} finally {
			await run('rollback').finally(release);
		}
	}

	const enter = (run: Runner, key: PersonKey, placement = '') =>
		run('select enter_scope($1, $2, $3, $4)', [personId(key), '', today, placement]);

	it.each(personKeys)('shows %s what is theirs of it, and nothing that is not', (key) =>
		reading(async (run) => {
			await enter(run, key);
			const whole = await seen(run);
			for (const { id } of world.placement) {
				await enter(run, key, id);
				const narrowed = await seen(run);
				const more = [...narrowed].filter((row) => !whole.has(row));
				expect({ who: nameOf(key), of: labelOf(id), more }).toMatchObject({ more: [] });
				expect(among(narrowed, id)).toEqual(among(whole, id));
			}
		}),
	);

	it('a coach’s answers are not kept for the stranger who comes next in the same transaction', async () => {
		const alone = await reading(async (run) => {
			await enter(run, 'nick');
			return seen(run);
		});
		const after = await reading(async (run) => {
			await enter(run, 'hanneke');
			expect((await seen(run)).size).toBeGreaterThan(10);
			await enter(run, 'nick');
			return seen(run);
		});
		expect(after).toEqual(alone);
		expect(after).toContain(`person ${personId('nick')}`);
		expect(after.size).toBeLessThan(5);
	});

	it('a coach who ends their own role loses its students within that transaction', async () => {
		const { run, release } = await oneConnection(engine.database);
		await run('begin');
		try {
			await enter(run, 'hanneke');
			expect((await run('select id from placement')).length).toBeGreaterThan(0);
			await run('update role set ended_on = $1 where person_id = $2', [today, personId('hanneke')]);
			expect(await run('select id from placement')).toEqual([]);
		} finally {
			await run('rollback').finally(release);
		}
	});
});

/** Every row that is there, as `table id`. */
async function seen(run: Runner): Promise<Set<string>> {
	const rows = await run(
		tableNames
			.map((table) => `select '${table}' || ' ' || ${keyOf(table)}::text as row from "${table}"`)
			.join(' union all '),
	);
	return new Set(rows.map(({ row }) => String(row)));
}

/** Of these rows the ones that belong to this placement. */
function among(rows: ReadonlySet<string>, placement: string): string[] {
	const own = ofPlacement.flatMap((table: TableName) =>
		(world[table] as readonly Record<string, unknown>[])
			.filter((row) => row['placement_id'] === placement)
			.map((row) => `${table} ${String(row[keyOf(table)])}`),
	);
	return [`placement ${placement}`, ...own].filter((row) => rows.has(row)).sort();
}
