import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tables, tasks, verbs, type Task, type Verb } from '#domain/access/matrix.ts';
import type { Runner } from '#platform/server/db/engine.ts';
import { officeId, today } from '../cast.ts';
import { engines, openEngine, type OpenEngine } from '../engines/engine.ts';
import { insertWorld } from '../world.ts';
import { oneConnection } from './connection.ts';
import { keyOf, tableNames } from './discrepancies.ts';
import { importDiscrepancies, type Asker } from './import-task.ts';

describe.each(engines)('the door on %s', (name) => {
	let engine: OpenEngine;
	beforeAll(async () => {
		engine = await openEngine(name, insertWorld);
	});
	afterAll(() => engine?.close());

	/** Works in one transaction that is taken back. */
	async function inside<T>(work: (run: Runner) => Promise<T>): Promise<T> {
		const { run, release } = await oneConnection(engine.database);
		await run('begin');
		try {
			return await work(run);
		} finally {
			await run('rollback').finally(release);
		}
	}

	/** Steps into a task, as a scope does. */
	const asTask = <T>(task: Task, work: (run: Runner) => Promise<T>): Promise<T> =>
		inside(async (run) => {
			await run('select enter_scope($1, $2, $3)', [
				'',
				task === 'import' ? officeId('oost') : '',
				today,
			]);
			await run(`set local role leerkring_${task}`);
			await run('savepoint clean');
			return work(run);
		});

	it.each(tableNames)('nobody reads %s outside a scope', async (table) => {
		expect(await engine.run(`select ${keyOf(table)} from "${table}"`)).toEqual([]);
	});

	it.each(tableNames)('somebody who does not exist reads nothing of %s', (table) =>
		inside(async (run) => {
			await run('select enter_scope($1, $2, $3)', [officeId('oost'), '', today]);
			expect(await run(`select ${keyOf(table)} from "${table}"`)).toEqual([]);
		}),
	);

	it.each([
		'set role postgres',
		'set role leerkring_owner',
		'set role leerkring_owner_test',
		'set session authorization postgres',
		'SET  SESSION/**/AUTHORIZATION postgres',
		'set session /* a comment in words */ authorization postgres',
		'set session -- a comment in words\n authorization postgres',
		`select query_to_xml('set ses' || 'sion authori' || 'zation postgres', true, true, '')`,
		'set local session authorization default',
		`set session_authorization = 'postgres'`,
		`select set_config('session_authorization', 'postgres', false)`,
		`select set_config('ro' || 'le', 'postgres', false)`,
		`select pg_read_file('/etc/passwd')`,
		`copy person to program 'cat'`,
		`copy person to '/tmp/leerkring-people'`,
		`do $$ begin execute 'set role postgres'; end $$`,
		'alter table person disable row level security',
		'drop policy person_select on person',
		'create table public.own (id uuid)',
		'grant leerkring_owner to leerkring_app',
		'alter role leerkring_app superuser',
		`set row_security = off; select * from person`,
		'truncate event',
	])('the serving role is refused: %s', async (statement) => {
		const refused = await outcome(engine.run(statement));
		await engine.run('reset role');
		await engine.run('set row_security = on');
		const [row] = await engine.run(
			'select current_user::text as role, (select count(*)::int from person) as people',
		);
		expect({ refused, ...row }).toEqual({
			// On a server the default is the serving role itself: allowed, and nothing is gained.
			refused: name === 'embedded' || !statement.endsWith('default'),
			role: 'leerkring_app',
			people: 0,
		});
	});

	it('reset role gives the serving role nothing more', async () => {
		await engine.run('reset role');
		expect(
			await engine.run('select session_user::text as login, current_user::text as role'),
		).toEqual([{ login: 'leerkring_app', role: 'leerkring_app' }]);
	});

	it.each(
		tasks.flatMap((task) =>
			tableNames.flatMap((table) => verbs.map((verb) => [task, verb, table] as const)),
		),
	)('the %s task may %s %s only as the matrix says', (task, verb, table) =>
		asTask(task, async (run) => {
			const allowed =
				(tables[table] as { tasks?: Partial<Record<Task, readonly Verb[]>> }).tasks?.[task] ?? [];
			const [row] = await run(
				`select has_table_privilege($1, $2) or has_any_column_privilege($1, $3) as may`,
				[`public.${table}`, verb, verb === 'delete' ? 'references' : verb],
			);
			expect(row?.['may']).toBe(allowed.includes(verb));
		}),
	);

	it('the import of Oost sees, changes and adds nothing of West', async () => {
		const client = await engine.database.pool.connect();
		const ask = client.query.bind(client) as unknown as Asker;
		const compared = await importDiscrepancies(ask).finally(() => client.release());
		expect(compared.differences).toEqual([]);
		expect(compared.checks).toBeGreaterThan(70);
	});

	it.each(tasks)('the %s task calls only the functions that are its own', (task) =>
		asTask(task, async (run) => {
			const callable = await run(
				`select p.proname::text as name from pg_proc p
				where p.pronamespace = 'public'::regnamespace and has_function_privilege(p.oid, 'execute')`,
			);
			expect(callable.map((row) => row['name']).sort()).toEqual(functionsOf[task]);
		}),
	);
});

const functionsOf: Record<Task, string[]> = {
	import: ['app_school', 'app_today', 'party_of', 'reader_keys'],
	mail: ['app_today'],
	terms: [
		'apply_terms',
		'contacts_to_judge',
		'erase_again',
		'erasures_kept',
		'keep_partnership_states',
		'schools_to_judge',
	],
	door: [
		'add_administrator',
		'add_organisation',
		'decide_claim',
		'demo_company',
		'demo_deputy',
		'demo_employer',
		'demo_leave',
		'demo_mailboxes',
		'demo_part',
		'demo_past',
		'demo_role',
		'enter_shared',
		'has_administrator',
		'is_no_own_address',
		'is_shared',
		'people_at',
		'person_at',
		'prove_address',
		'prove_own_address',
		'school_by_brin',
		'use_first_code',
		'use_pass',
		'waiting_at',
		'waiting_claims',
	],
};

/** True when a statement was refused. */
async function outcome(asked: Promise<unknown>): Promise<boolean> {
	return asked.then(
		() => false,
		() => true,
	);
}
