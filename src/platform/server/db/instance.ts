import { SentenceError } from '../sentence.ts';
import { runnerOf, type Database } from './engine.ts';

/** What makes this instance itself. The same for every process on one database. */
export interface Instance {
	/** From which codes, links and cookies are sealed. */
	readonly secret: string;
	readonly demo: boolean;
}

/**
 * Marks a new database as demo or real, as its owner. A demo refuses a database that holds something
 * and is not marked; a real instance refuses a demo's.
 */
export async function prepareInstance(
	pool: Database['pool'],
	fresh: { secret: string; demo: boolean },
): Promise<void> {
	const run = runnerOf(pool);
	const wanted = fresh.demo ? 'demo' : 'real';
	const [mark] = await run(`select value from meta.fact where name = 'mode'`);
	const [used] = await run('select exists (select from organisation) as used');
	const found = mark ? String(mark['value']) : used?.['used'] ? 'real' : wanted;
	if (found !== wanted)
		throw new SentenceError(
			fresh.demo
				? 'Deze database is niet leeg en niet van een demo. De demo raakt hem niet aan.'
				: 'Deze database is van een demo. Kies een andere database of start met --demo.',
		);
	const keep = `insert into meta.fact (name, value) values ($1, $2) on conflict do nothing`;
	await run(keep, ['mode', wanted]);
	await run(keep, ['secret', fresh.secret]);
}

/** Reads what makes this instance itself. */
export async function readInstance(pool: Database['pool']): Promise<Instance> {
	const rows = await runnerOf(pool)('select name, value from meta.fact');
	const facts = new Map(rows.map((row) => [row['name'], String(row['value'])]));
	const secret = facts.get('secret');
	if (!secret) throw new Error('the instance has no secret');
	return { secret, demo: facts.get('mode') === 'demo' };
}

let current: Instance | undefined;

/** Makes this the instance of the process. */
export function serveInstance(instance: Instance): void {
	current = instance;
}

/** The instance of this process. Throws before it is known. */
export function instance(): Instance {
	if (!current) throw new Error('the instance is not known yet');
	return current;
}
