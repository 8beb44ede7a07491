import { runnerOf, type Database, type Runner } from '#platform/server/db/engine.ts';

/** One connection of the serving role for several statements after each other; give it back. */
export async function oneConnection(
	database: Database,
): Promise<{ run: Runner; release: () => void }> {
	const client = await database.pool.connect();
	return { run: runnerOf(client as unknown as Database['pool']), release: () => client.release() };
}
