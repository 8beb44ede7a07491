import { randomBytes } from 'node:crypto';
import { cpSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import { runnerOf, type Database, type Runner } from '#platform/server/db/engine.ts';
import { openDatabase } from '#platform/server/db/open.ts';
import { prepareJobs } from '#platform/server/jobs/jobs.ts';
import { addressOf, owner, template, withPool } from './servers.ts';

/** The engines on which every test of this project runs. */
export const engines = ['embedded', 'postgres'] as const;
export type EngineName = (typeof engines)[number];

/** A database of its own for one test file; close it in `afterAll`. */
export interface OpenEngine {
	readonly database: Database;
	/** Asks as the serving role, outside any scope. */
	readonly run: Runner;
	/** The serving role's address; only on postgres. */
	readonly url: string | undefined;
	/** The owner's address, as `MIGRATE_URL`; only on postgres. */
	readonly migrateUrl: string | undefined;
	/** Works as the owner, past the lock. Only on postgres: the embedded session is sealed by now. */
	asOwner<T>(work: (run: Runner) => Promise<T>): Promise<T>;
	/** Closes the database and removes it. */
	close(): Promise<void>;
}

/**
 * Opens a fresh database at level, with the jobs' tables, served by the unprivileged role.
 * @param seed runs as the owner before the serving role takes over, on both engines
 */
export function openEngine(
	engine: EngineName,
	seed: (run: Runner) => Promise<void> = async () => {},
): Promise<OpenEngine> {
	return engine === 'embedded' ? openEmbedded(seed) : openPostgres(seed);
}

async function openEmbedded(seed: (run: Runner) => Promise<void>): Promise<OpenEngine> {
	const template = inject('embeddedTemplate');
	const folder = join(dirname(template), randomBytes(6).toString('hex'));
	cpSync(template, folder, { recursive: true });
	const database = await openDatabase({
		folder,
		prepare: async (pool, engine) => {
			await prepareJobs(pool, engine);
			await seed(runnerOf(pool));
		},
	});
	return {
		database,
		run: runnerOf(database.pool),
		url: undefined,
		migrateUrl: undefined,
		asOwner: () => Promise.reject(new Error('the embedded session is sealed: use the seed')),
		close: async () => {
			await database.close();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

async function openPostgres(seed: (run: Runner) => Promise<void>): Promise<OpenEngine> {
	const admin = inject('postgresAdmin');
	const name = `test_${randomBytes(6).toString('hex')}`;
	await withPool(admin, (pool) =>
		pool.query(`create database ${name} template ${template} owner ${owner}`),
	);
	const url = addressOf(admin, 'leerkring_app', name);
	const migrateUrl = addressOf(admin, owner, name);
	const asOwner: OpenEngine['asOwner'] = (work) =>
		withPool(migrateUrl, (pool) => work(runnerOf(pool)));
	await asOwner(seed);
	const database = await openDatabase({ url, folder: '' });
	return {
		database,
		run: runnerOf(database.pool),
		url,
		migrateUrl,
		asOwner,
		close: async () => {
			await database.close();
			await withPool(admin, (pool) => pool.query(`drop database ${name} with (force)`));
		},
	};
}
