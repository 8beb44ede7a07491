import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { lockFolder } from '../folder-lock.ts';
import { LitePool } from './lite-pool.ts';
import { runnerOf, type Database, type DatabaseSettings, type Engine } from './engine.ts';
import { migrate } from './migrate.ts';
import { makeRole, makeRoles } from './roles.ts';

const owner = 'leerkring_owner';

/**
 * PostgreSQL inside this process, in a folder of which we are the one owner.
 * After the migrations the session becomes the serving role; there is no way back to superuser.
 */
export async function openEmbedded(settings: DatabaseSettings): Promise<Engine> {
	const folder = join(settings.folder, 'embedded');
	const lock = await takeFolder(settings.folder, folder);
	try {
		const lite = await PGlite.create(folder);
		const pool = await LitePool.open(lite);
		await bringToLevel(pool as unknown as Database['pool'], settings);
		pool.seal();
		return {
			engine: 'embedded',
			pool: pool as unknown as Engine['pool'],
			// Asked while nobody else holds the one connection: a statement beside another would desync it.
			listen: async (channel, hear) => {
				const unlisten = await inTurn(pool, () => lite.listen(channel, hear));
				return () => inTurn(pool, () => unlisten());
			},
			close: async () => {
				await pool.end();
				await lite.close();
				await lock.release();
			},
		};
	} catch (error) {
		await lock.release();
		throw error;
	}
}

async function inTurn<T>(pool: LitePool, work: () => Promise<T>): Promise<T> {
	const connection = await pool.connect();
	try {
		return await work();
	} finally {
		connection.release();
	}
}

async function takeFolder(folder: string, inner: string): Promise<{ release(): Promise<void> }> {
	await mkdir(inner, { recursive: true, mode: 0o700 });
	await chmod(inner, 0o700);
	return lockFolder(inner, folder);
}

async function bringToLevel(pool: Database['pool'], settings: DatabaseSettings): Promise<void> {
	const run = runnerOf(pool);
	await settings.refuse?.(run);
	await makeRole(run, owner, 'nologin');
	await makeRoles(run);
	await run(
		`do $$ begin execute format('grant create on database %I to ${owner}', current_database()); end $$`,
	);
	await run(`alter schema public owner to ${owner}`);
	await run(`set role ${owner}`);
	await migrate(run);
	await settings.prepare?.(pool, 'embedded');
	// Nobody else gathers statistics here; without them a list of students is planned ten times slower.
	await run('analyze');
	await run('reset role');
	// The session keeps its superuser's right to become anybody. What could use that right is taken away:
	// changing a setting by a computed name, and making or running a computed statement (docs/trust-model.md).
	await run('revoke execute on function pg_catalog.set_config(text, text, boolean) from public');
	await run(`grant execute on function pg_catalog.set_config(text, text, boolean) to ${owner}`);
	await run('revoke usage on language plpgsql from public');
	await run(
		`do $$ begin execute format('revoke temporary on database %I from public', current_database()); end $$`,
	);
	await run(`grant usage on language plpgsql to ${owner}`);
	await run('set session authorization leerkring_app');
}
