import { SentenceError } from '../sentence.ts';
import { runnerOf, type Database, type Runner } from './engine.ts';

/** What makes this instance itself. The same for every process on one database. */
export interface Instance {
	/** From which codes, links and cookies are sealed. */
	readonly secret: string;
	readonly demo: boolean;
}

/**
 * Refuses, before anything is changed: a demo in a database that holds something and is not marked as
 * demo, and a real instance in a demo's.
 */
export async function refuseOtherMode(run: Runner, demo: boolean): Promise<void> {
	const found = await modeOf(run);
	if (demo && found === 'real')
		throw new SentenceError(
			'Deze database is niet leeg en niet van een demo. De demo raakt hem niet aan.',
		);
	if (!demo && found === 'demo')
		throw new SentenceError(
			'Deze database is van een demo. Kies een andere database of start met --demo.',
		);
}

/** What a database is marked as; without a mark it is nobody's when empty, and else somebody's. */
async function modeOf(run: Runner): Promise<'demo' | 'real' | 'empty'> {
	const [known] = await run(`select to_regclass('meta.fact') is not null as ours, exists (
		select from pg_tables where schemaname <> 'information_schema' and schemaname not like 'pg\\_%'
	) as used`);
	if (!known?.['ours']) return known?.['used'] ? 'real' : 'empty';
	const [mark] = await run(`select value from meta.fact where name = 'mode'`);
	if (mark) return mark['value'] === 'demo' ? 'demo' : 'real';
	const [content] = await run('select exists (select from organisation) as used');
	return content?.['used'] ? 'real' : 'empty';
}

/** Marks a new database as demo or real, as its owner, and refuses one of the other kind. */
export async function prepareInstance(
	pool: Database['pool'],
	fresh: { secret: string; demo: boolean },
): Promise<void> {
	const run = runnerOf(pool);
	await refuseOtherMode(run, fresh.demo);
	const keep = `insert into meta.fact (name, value) values ($1, $2) on conflict do nothing`;
	await run(keep, ['mode', fresh.demo ? 'demo' : 'real']);
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
