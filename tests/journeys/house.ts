import { cpSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeRoles } from '#platform/server/db/roles.ts';
import { runnerOf } from '#platform/server/db/engine.ts';
import { addressOf, owner, password, startServer, withPool } from '../engines/servers.ts';
import { filledFolder } from './filled.ts';
import { openPostbox, type Postbox } from './postbox.ts';
import { freePort, startProcess, type Running } from './process.ts';

/** A demo that runs for as long as one worker's journeys, with real mail. */
export interface House {
	readonly engine: 'embedded' | 'postgres';
	/** Where links in mail lead. */
	readonly url: string;
	/** Another process beside the first one; on the embedded engine there is only the first. */
	readonly otherUrl: string;
	readonly postbox: Postbox;
	/** A fingerprint of everything the database keeps; undefined where only the server may look. */
	fingerprint(): Promise<string | undefined>;
	/** What the servers wrote to their logs. */
	said(): string;
	close(): Promise<void>;
}

/**
 * Starts the demo: one process on PGlite, or two beside each other on PostgreSQL 15.
 * @param host under which it is visited; browsers make keys for a name alone
 */
export async function openHouse(
	engine: House['engine'],
	host: '127.0.0.1' | 'localhost' = '127.0.0.1',
): Promise<House> {
	const postbox = await openPostbox();
	const folder = await mkdtemp(join(tmpdir(), 'leerkring-journey-'));
	const database = engine === 'postgres' ? await openPostgres() : undefined;
	const ports = [await freePort(), await freePort()] as const;
	const environment = {
		SMTP_URL: postbox.url,
		PUBLIC_URL: `http://${host}:${ports[0]}`,
		...(database?.environment ?? { DATA_DIR: folder }),
	};
	if (!database) cpSync(filledFolder(), folder, { recursive: true });
	const servers: Running[] = [];
	const close = async () => {
		await Promise.all(servers.map((server) => server.stop()));
		await database?.close();
		await postbox.close();
		await rm(folder, { recursive: true, force: true });
	};
	try {
		servers.push(await startProcess(ports[0], environment, ['--demo']));
		if (database) servers.push(await startProcess(ports[1], environment, ['--demo']));
	} catch (error) {
		await close();
		throw error;
	}
	return {
		engine,
		url: servers[0]!.url.replace('127.0.0.1', host),
		otherUrl: servers.at(-1)!.url,
		postbox,
		fingerprint: async () => database?.fingerprint(),
		said: () => servers.map((server) => server.said()).join('\n'),
		close,
	};
}

interface Postgres {
	readonly environment: Record<string, string>;
	fingerprint(): Promise<string>;
	close(): Promise<void>;
}

async function openPostgres(): Promise<Postgres> {
	const { server, folder, url } = await startServer();
	const name = 'leerkring_journey';
	await withPool(url, async (pool) => {
		const run = runnerOf(pool);
		await makeRoles(run);
		await run(`alter role leerkring_app password '${password}'`);
		await run(`create role ${owner} login password '${password}'`);
		await run(`create database ${name} owner ${owner}`);
	});
	return {
		environment: {
			DATABASE_URL: addressOf(url, 'leerkring_app', name),
			MIGRATE_URL: addressOf(url, owner, name),
		},
		fingerprint: () => fingerprintOf(addressOf(url, 'postgres', name)),
		async close() {
			await server.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

/** Every row of every table, but not the jobs' own clockwork nor who looked, which a page keeps. */
async function fingerprintOf(url: string): Promise<string> {
	return withPool(url, async (pool) => {
		const { rows } = await pool.query(
			`select format('%I.%I', table_schema, table_name) as name from information_schema.tables
			where table_type = 'BASE TABLE' and table_schema in ('public', 'auth') order by 1`,
		);
		const tables = (rows as { name: string }[]).filter(({ name }) => !/\blook/.test(name));
		if (tables.length < 10) throw new Error(`only ${tables.length} tables to look at`);
		const parts = tables.map(
			({ name }) =>
				`select '${name} ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as line from ${name} t`,
		);
		const found = await pool.query(parts.join(' union all '));
		return (found.rows as { line: string }[]).map(({ line }) => line).join('\n');
	});
}
