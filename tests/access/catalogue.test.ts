import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTables, tables, verbs, type TableAccess } from '#domain/access/matrix.ts';
import { engines, openEngine, type OpenEngine } from '../engines/engine.ts';
import { tableNames } from './discrepancies.ts';

/** Schemas of which the tables are no part of the matrix, each with the reason. */
const technical: Readonly<Record<string, string>> = {
	meta: 'levels and facts of the database itself; the serving role only reads',
	jobs: 'the queue; holds ids, never a text, and is worked on before a task is stepped into',
};

const serving = 'leerkring_app';
const ours = `n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_%'`;
const commandOf = { select: 'r', insert: 'a', update: 'w', delete: 'd' } as const;

describe.each(engines)('the catalogue of %s', (name) => {
	let engine: OpenEngine;
	const ask = async (sql: string, values?: unknown[]) =>
		(await engine.run(sql, values)).map((row) => ({ ...row }));
	beforeAll(async () => {
		engine = await openEngine(name);
	});
	afterAll(() => engine?.close());

	it('has every table in the matrix, or outside the lock with a reason', async () => {
		const found = await ask(
			`select n.nspname::text as schema, c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
			where c.relkind in ('r', 'p', 'f', 'm') and ${ours}`,
		);
		const outside = found
			.filter((row) => !(String(row['schema']) in technical))
			.map((row) =>
				row['schema'] === 'public'
					? row['name']
					: `${String(row['schema'])}.${String(row['name'])}`,
			);
		expect(outside.sort()).toEqual([...tableNames, ...Object.keys(openTables)].sort());
	});

	it('forces row-level security on every table of the matrix', async () => {
		const open = await ask(
			`select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
			and not (relrowsecurity and relforcerowsecurity)`,
		);
		expect(open).toEqual([]);
	});

	it.each(tableNames.flatMap((table) => verbs.map((verb) => [verb, table] as const)))(
		'grants %s on %s to the serving role exactly when the matrix names somebody, with a policy of its own',
		async (verb, table) => {
			const granted = await ask(
				`select has_table_privilege($1, $2, $3) or case when $3 = 'delete' then false
					else has_any_column_privilege($1, $2, case when $3 = 'delete' then 'select' else $3 end) end as may`,
				[serving, `public.${table}`, verb],
			);
			const policies = await ask(
				`select polname::text as name from pg_policy where polrelid = ($2)::regclass and polcmd = $3::text::"char"
					and $1::regrole = any (polroles)`,
				[serving, `public.${table}`, commandOf[verb]],
			);
			const wanted = (tables[table] as TableAccess)[verb] !== undefined;
			expect({ may: granted[0]?.['may'], policies: policies.length }).toEqual({
				may: wanted,
				policies: wanted ? 1 : 0,
			});
		},
	);

	it('has no policy for every verb but the owner’s, none for everybody, and none that only restricts', async () => {
		const found = await ask(
			`select c.relname::text as table, polname::text as name, polcmd = '*' as every, 0 = any (polroles) as everybody, polpermissive
			from pg_policy join pg_class c on c.oid = polrelid
			where (polcmd = '*' and polname <> c.relname || '_owner') or 0 = any (polroles) or not polpermissive`,
		);
		expect(found).toEqual([]);
	});

	it('gives the owner’s policy to the owner alone', async () => {
		const found = await ask(
			`select c.relname::text from pg_policy join pg_class c on c.oid = polrelid
			where polname = c.relname || '_owner' and polroles <> array[c.relowner]`,
		);
		expect(found).toEqual([]);
	});

	it.each(tableNames)(
		'lets the serving role update of %s only the columns that the matrix lists',
		async (table) => {
			const found = await ask(
				`select attname::text as name, has_table_privilege($1, $2, 'update') as whole from pg_attribute
			where attrelid = ($2)::regclass and attnum > 0 and not attisdropped and has_column_privilege($1, $2, attname, 'update')`,
				[serving, `public.${table}`],
			);
			const access: TableAccess = tables[table];
			expect(found.map((row) => row['name']).sort()).toEqual([...(access.columns ?? [])].sort());
			expect(found.filter((row) => row['whole'])).toEqual([]);
		},
	);

	it('has no task that may update a whole table', async () => {
		const found = await ask(
			`select c.relname::text, r.rolname::text from pg_class c, pg_roles r
			where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and r.rolname like 'leerkring\\_%'
				and r.oid <> c.relowner and has_table_privilege(r.oid, c.oid, 'update')`,
		);
		expect(found).toEqual([]);
	});

	it('serves every policy with an index on the column by which it chooses', async () => {
		const chosen = await ask(
			`select c.relname::text as table, a.attname::text as column from pg_policy p
			join pg_class c on c.oid = p.polrelid
			join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = p.oid and d.refobjid = c.oid and d.refobjsubid > 0
			join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
			where p.polcmd in ('r', 'w', 'd') and $1::regrole = any (p.polroles)
				and not exists (select from pg_index i where i.indrelid = c.oid and i.indkey[0] = a.attnum)`,
			[serving],
		);
		expect(
			chosen.filter(
				(row) => !unindexed.includes(`${String(row['table'])}.${String(row['column'])}`),
			),
		).toEqual([]);
	});

	it('has no view that looks past the lock', async () => {
		const found = await ask(
			`select c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
			where ${ours} and n.nspname <> 'jobs' and (c.relkind = 'm'
				or (c.relkind = 'v' and not coalesce(c.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on']))`,
		);
		expect(found).toEqual([]);
	});

	it('has no function of its own open to everybody', async () => {
		const found = await ask(
			`select p.proname::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
			where ${ours} and n.nspname <> 'jobs'
				and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x where x.grantee = 0)`,
		);
		expect(found).toEqual([]);
	});

	it('has definer functions with a fixed search path only, all of the owner', async () => {
		const found = await ask(
			`select p.proname::text as name,
				exists (select from unnest(p.proconfig) c where c like 'search_path=pg_catalog%') as fixed,
				p.proowner = (select relowner from pg_class where oid = 'public.person'::regclass) as owners
			from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${ours} and p.prosecdef`,
		);
		expect(found.length).toBeGreaterThan(10);
		expect(found.filter((row) => !row['fixed'] || !row['owners'])).toEqual([]);
	});

	it.each([serving, 'leerkring_import', 'leerkring_mail', 'leerkring_door', 'leerkring_terms'])(
		'has no powers in %s',
		async (role) => {
			const [found] = await ask(
				`select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication,
				exists (select from pg_class where relowner = r.oid) or exists (select from pg_proc where proowner = r.oid)
					or exists (select from pg_namespace where nspowner = r.oid) as owns,
				has_database_privilege(r.oid, current_database(), 'create') or has_schema_privilege(r.oid, 'public', 'create') as makes
			from pg_roles r where rolname = $1`,
				[role],
			);
			expect(Object.values(found ?? {})).toEqual([false, false, false, false, false, false, false]);
		},
	);

	it('lets the serving role inherit nothing, and step into the tasks alone', async () => {
		const found = await ask(
			`select rolinherit, (select array_agg(b.rolname::text order by b.rolname) from pg_auth_members m join pg_roles b on b.oid = m.roleid
				where m.member = r.oid) as tasks from pg_roles r where rolname = $1`,
			[serving],
		);
		expect(found).toEqual([
			{
				rolinherit: false,
				tasks: ['leerkring_door', 'leerkring_import', 'leerkring_mail', 'leerkring_terms'],
			},
		]);
	});

	it.each(['meta', 'reference'])('lets the serving role only read in %s', async (schema) => {
		const found = await ask(
			`select c.relname::text from pg_class c where c.relnamespace = ($2)::regnamespace and c.relkind = 'r'
			and (has_table_privilege($1, c.oid, 'insert') or has_any_column_privilege($1, c.oid, 'update') or has_table_privilege($1, c.oid, 'delete, truncate'))`,
			[serving, schema],
		);
		expect(found).toEqual([]);
	});

	it.each(['leerkring_import', 'leerkring_mail', 'leerkring_door', 'leerkring_terms'])(
		'keeps sign-in closed to %s',
		async (role) => {
			const found = await ask(`select has_schema_privilege($1, 'auth', 'usage') as may`, [role]);
			expect(found).toEqual([{ may: false }]);
		},
	);
});

/** Columns in a policy that only narrow what another, indexed column chose. */
const unindexed: readonly string[] = [
	'claim.decision', // beside organisation_id
	'mailbox.proven_at', // beside person_id
	'role.ended_on', // beside person_id
	...['placement_person.part', 'placement_person.ended_on'], // beside placement_id
	...['hand_over.undone_at', 'hand_over_line.to_role', 'hand_over_line.by'], // beside by and placement_id
	'deputy.ended_on', // beside person_id and role_id
	...['pass.ended_at', 'pass.used_at'], // beside person_id and made_by
	...['signal.readers', 'signal_step.readers', 'signal_line.readers'], // beside placement_id
];
