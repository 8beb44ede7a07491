import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { openHouse } from '#house';
import { runnerOf, type Runner } from '#platform/server/db/engine.ts';
import { readSettings, type Settings } from '#platform/server/settings.ts';
import { spawnServer, type Serving } from '../chaos/serving.ts';
import { engines, type EngineName } from './engine.ts';
import { addressOf, owner, withPool } from './servers.ts';

/** A database as a hoster gives it: empty, and nobody's yet. */
interface Ground {
	settings(demo: boolean): Settings;
	/** Works past the lock while no server has the database. */
	asOwner<T>(work: (run: Runner) => Promise<T>): Promise<T>;
	readonly environment: Record<string, string>;
	remove(): Promise<void>;
}

async function newFolder(): Promise<Ground> {
	const folder = await mkdtemp(join(tmpdir(), 'leerkring-mode-'));
	const environment = { DATA_DIR: folder };
	return {
		environment,
		settings: (demo) => readSettings({ ...environment, LEERKRING_MODE: demo ? 'demo' : 'real' }),
		async asOwner(work) {
			await mkdir(join(folder, 'embedded'), { recursive: true });
			const lite = await PGlite.create(join(folder, 'embedded'));
			try {
				return await work(async (text, values) =>
					values
						? ((await lite.query(text, [...values])).rows as never)
						: ((await lite.exec(text)).at(-1)?.rows as never),
				);
			} finally {
				await lite.close();
			}
		},
		remove: () => rm(folder, { recursive: true, force: true }),
	};
}

async function newDatabase(): Promise<Ground> {
	const admin = inject('postgresAdmin');
	const name = `mode_${randomBytes(6).toString('hex')}`;
	await withPool(admin, (pool) => pool.query(`create database ${name} owner ${owner}`));
	const environment = {
		DATABASE_URL: addressOf(admin, 'leerkring_app', name),
		MIGRATE_URL: addressOf(admin, owner, name),
	};
	return {
		environment,
		settings: (demo) => readSettings({ ...environment, LEERKRING_MODE: demo ? 'demo' : 'real' }),
		asOwner: (work) => withPool(environment.MIGRATE_URL, (pool) => work(runnerOf(pool))),
		// It goes with its server, at the end of the run.
		remove: async () => {},
	};
}

const grounds: Ground[] = [];
const servers: Serving[] = [];
const newGround = async (name: EngineName) => {
	const ground = await (name === 'embedded' ? newFolder() : newDatabase());
	grounds.push(ground);
	return ground;
};
afterEach(async () => {
	for (const { child } of servers.splice(0)) child.kill('SIGKILL');
	await Promise.all(grounds.splice(0).map((ground) => ground.remove()));
});

/** Makes a database that of a real instance or of a demo, as a first start does. */
const start = async (ground: Ground, demo: boolean) => {
	await (await openHouse(ground.settings(demo))).close();
};

/** Every row of every table there is, and every role: what a refused start must leave alone. */
const everything = (ground: Ground) =>
	ground.asOwner(async (run) => {
		const tables = await run(
			`select format('%I.%I', schemaname, tablename) as name from pg_tables
			where schemaname <> 'information_schema' and schemaname <> 'pg_catalog' order by 1`,
		);
		const roles = await run(`select rolname from pg_roles order by 1`);
		const rows = [];
		for (const { name } of tables)
			rows.push(
				await run(
					`select '${String(name)}' as name, count(*)::int, md5(string_agg(t::text, '' order by t::text)) from ${String(name)} t`,
				),
			);
		return { roles, rows };
	});

/** Expects that this start is refused in a sentence with these words, and leaves everything as it was. */
const refused = async (ground: Ground, demo: boolean, words: string) => {
	const before = await everything(ground);
	const outcome = await openHouse(ground.settings(demo)).then(
		async (database) => {
			await database.close();
			return 'opened';
		},
		(error: unknown) => (error as { sentence?: string }).sentence ?? String(error),
	);
	expect(outcome).toContain(words);
	expect(await everything(ground)).toEqual(before);
	return before;
};

describe.each(engines)('%s: the mode of a database', (name) => {
	it('keeps the demo out of what holds somebody else’s tables', async () => {
		const ground = await newGround(name);
		await ground.asOwner(async (run) => {
			await run('create table theirs (word text)');
			await run(`insert into theirs values ('hun gegevens')`);
		});
		const { rows } = await refused(ground, true, 'De demo raakt hem niet aan');
		expect(rows).toHaveLength(1);
	});

	it('keeps the demo out of a real instance, also when its mark was lost', async () => {
		const ground = await newGround(name);
		await start(ground, false);
		const { rows } = await refused(ground, true, 'De demo raakt hem niet aan');
		expect(rows.length).toBeGreaterThan(10);
		await ground.asOwner(async (run) => {
			await run(`delete from meta.fact where name = 'mode'`);
			await run(
				`insert into organisation (id, kind, name, brin) values ('01939000-0000-7000-8000-000000000000', 'school', 'School', '27ZZ')`,
			);
		});
		await refused(ground, true, 'De demo raakt hem niet aan');
	});

	it('keeps a real instance out of a demo, where anybody enters as anybody', async () => {
		const ground = await newGround(name);
		await start(ground, true);
		const { rows } = await refused(ground, false, 'Deze database is van een demo');
		expect(rows.length).toBeGreaterThan(10);
		await start(ground, true);
	});
});

describe('a server on PostgreSQL that is not its owner', () => {
	/** Starts a server without the owner's address; answers what it says as it refuses. */
	const refusal = async (ground: Ground, more: Record<string, string> = {}) => {
		const before = await everything(ground);
		const { MIGRATE_URL: _, ...environment } = ground.environment;
		const server = spawnServer({ ...environment, ...more });
		servers.push(server);
		const { said, ended } = server;
		expect(await ended).toEqual({ code: 1, signal: null });
		expect(said.out).toBe('');
		expect(said.err.trim().split('\n')).toHaveLength(1);
		expect(await everything(ground)).toEqual(before);
		return said.err;
	};

	it('does not serve what is older, by a rule or a table, and names what is missing', async () => {
		const ground = await newGround('postgres');
		await start(ground, false);
		const said = async (older: string) => {
			const [row] = await ground.asOwner((run) => run(`${older} returning name`));
			return [await refusal(ground), String(row?.['name'])] as const;
		};
		const [ofRules, file] = await said(
			`update meta.rules set version = version - 1 where name = 'signal.sql'`,
		);
		expect(ofRules).toContain(`ouder dan dit programma (${file}). Start een keer met MIGRATE_URL`);
		const [ofBoth, last] = await said(
			`delete from meta.migration where name = (select max(name) from meta.migration)`,
		);
		expect(ofBoth).toContain(`ouder dan dit programma (${last}, ${file})`);
	});

	it('does not serve what is empty', async () => {
		const ground = await newGround('postgres');
		expect(await refusal(ground)).toContain('nog leeg. Start een keer met MIGRATE_URL');
	});

	it('does not serve a real instance as a demo', async () => {
		const ground = await newGround('postgres');
		await start(ground, false);
		expect(await refusal(ground, { LEERKRING_MODE: 'demo' })).toContain('niet van een demo');
	});
});
