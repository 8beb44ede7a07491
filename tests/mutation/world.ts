import { PGlite } from '@electric-sql/pglite';
import type pg from 'pg';
import { runnerOf, type Database, type Runner } from '#platform/server/db/engine.ts';
import { LitePool } from '#platform/server/db/lite-pool.ts';
import { migrate } from '#platform/server/db/migrate.ts';
import { prepareJobs } from '#platform/server/jobs/jobs.ts';
import { makeRole, makeRoles } from '#platform/server/db/roles.ts';
import { insertWorld } from '../world.ts';

const owner = 'leerkring_owner';

/** The cast in an embedded database whose session can still change sides. */
export interface OpenWorld {
	readonly run: Runner;
	readonly ask: (sql: string, values?: unknown[]) => Promise<pg.QueryResult>;
	asOwner<T>(work: () => Promise<T>): Promise<T>;
	/** Works as the serving role, as the sealed session does. */
	asServing<T>(work: () => Promise<T>): Promise<T>;
	close(): Promise<void>;
}

/** Opens the cast at level, with the rules as they are. */
export async function openWorld(): Promise<OpenWorld> {
	const lite = await PGlite.create('memory://');
	const pool = await LitePool.open(lite);
	const run = runnerOf(pool as unknown as Database['pool']);
	const as = async <T>(into: string, work: () => Promise<T>, back: string): Promise<T> => {
		await run(into);
		try {
			return await work();
		} finally {
			await run(back);
		}
	};
	const world: OpenWorld = {
		run,
		ask: (sql, values) => pool.query(sql, values),
		asOwner: (work) => as(`set role ${owner}`, work, 'reset role'),
		asServing: (work) =>
			as('set session authorization leerkring_app', work, 'set session authorization postgres'),
		close: async () => {
			await pool.end();
			await lite.close();
		},
	};
	await makeRole(run, owner, 'nologin');
	await makeRoles(run);
	await run(`grant create on database postgres to ${owner}`);
	await run(`alter schema public owner to ${owner}`);
	await world.asOwner(async () => {
		await migrate(run);
		// Erasing takes what waits to be sent out of the queue.
		await prepareJobs(pool as unknown as Database['pool'], 'embedded');
		await insertWorld(run);
	});
	return world;
}
