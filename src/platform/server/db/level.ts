import { runnerOf } from './engine.ts';
import { database } from './open.ts';

/** The engine and the level of this instance; null where the database does not answer now. */
export interface Level {
	readonly engine: 'embedded' | 'postgres';
	readonly migration: string | null;
	readonly rules: number | null;
}

/** Reads the level. Never throws: that the process is alive does not hang on its database. */
export async function level(): Promise<Level> {
	const { engine, pool } = database();
	try {
		const [row] = await runnerOf(pool)(
			`select (select max(name) from meta.migration) as migration, (select sum(version)::int from meta.rules) as rules`,
		);
		return { engine, migration: String(row?.['migration']), rules: Number(row?.['rules']) };
	} catch {
		return { engine, migration: null, rules: null };
	}
}

/** True when the database answers. */
export async function isReady(): Promise<boolean> {
	return database()
		.pool.query('select 1')
		.then(
			() => true,
			() => false,
		);
}
