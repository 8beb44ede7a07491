import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { readRules } from '#platform/server/db/rules.ts';
import { root } from '#platform/server/root.ts';
import type { Check, Finding } from './commands/doctor.ts';
import { oneRow } from '#platform/server/db/engine.ts';

type Look = (client: pg.Client) => Promise<Finding>;

/** What the doctor looks at in a PostgreSQL database, as the role that serves; it changes nothing. */
export const databaseChecks: Check[] = [
	onServer(reachable),
	onServer(powers),
	onServer(migrations),
	onServer(rules),
	onServer(jobs),
];

/** The embedded database has one owner and is brought to level when that starts: nothing to look at here. */
function onServer(look: Look): Check {
	return async ({ databaseUrl }) => {
		if (!databaseUrl)
			return look === reachable
				? { state: 'good', sentence: 'De database is ingebouwd; elke start brengt hem op niveau.' }
				: undefined;
		const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5000 });
		client.on('error', () => {});
		try {
			await client.connect();
			return await look(client);
		} catch {
			return look === reachable
				? {
						state: 'wrong',
						sentence: 'De database van DATABASE_URL antwoordt niet zoals het moet.',
					}
				: undefined;
		} finally {
			await client.end().catch(() => {});
		}
	};
}

async function reachable(client: pg.Client): Promise<Finding> {
	const { rows } = await client.query<{ number: number; text: string }>(
		`select current_setting('server_version_num')::int as number, current_setting('server_version') as text`,
	);
	const { number, text } = oneRow(rows);
	return number >= 150_000
		? { state: 'good', sentence: `PostgreSQL ${text} antwoordt.` }
		: { state: 'wrong', sentence: `Dit is PostgreSQL ${text}; nodig is 15 of nieuwer.` };
}

async function powers(client: pg.Client): Promise<Finding> {
	const { rows } = await client.query<{ name: string; strong: boolean; inherits: boolean }>(`
		select rolname as name, rolinherit as inherits, rolsuper or rolcreaterole or rolcreatedb or rolbypassrls
			or rolreplication or exists (select from pg_class where relowner = r.oid) as strong
		from pg_roles r where rolname = current_user`);
	const { name, strong, inherits } = oneRow(rows);
	if (name !== 'leerkring_app' || strong || inherits)
		return {
			state: 'wrong',
			sentence: `De rol ${name} mag te veel: gebruik leerkring_app uit setup.`,
		};
	return { state: 'good', sentence: `De rol ${name} mag alleen wat nodig is.` };
}

async function migrations(client: pg.Client): Promise<Finding> {
	const level = await client.query<{ there: boolean }>(
		`select to_regclass('meta.migration') is not null as there`,
	);
	if (!level.rows[0]?.there)
		return { state: 'wrong', sentence: 'De database is nog leeg: start een keer met MIGRATE_URL.' };
	const { rows } = await client.query<{ name: string }>('select name from meta.migration');
	const ours = (await readdir(join(root, 'database', 'migrations'))).filter((one) =>
		one.endsWith('.sql'),
	);
	const missing = ours.filter((one) => !rows.some(({ name }) => name === one));
	const newer = rows.filter(({ name }) => !ours.includes(name));
	if (newer.length > 0)
		return { state: 'wrong', sentence: 'De database is nieuwer dan dit programma.' };
	return missing.length > 0
		? {
				state: 'mind',
				sentence: `Nog te doen: ${missing.join(', ')}. Een start met MIGRATE_URL doet dat.`,
			}
		: { state: 'good', sentence: `De tabellen zijn op niveau (${ours.length} migraties).` };
}

async function rules(client: pg.Client): Promise<Finding> {
	const { rows } = await client.query<{ name: string; version: number }>(
		'select name, version from meta.rules',
	);
	const files = await readRules(join(root, 'database', 'rules'));
	const level = (name: string) => rows.find((row) => row.name === name)?.version ?? 0;
	const behind = files.filter(({ name, version }) => level(name) < version);
	return behind.length > 0
		? {
				state: 'mind',
				sentence: `Oude regels: ${behind.map(({ name }) => name).join(', ')}. Een start met MIGRATE_URL vernieuwt ze.`,
			}
		: {
				state: 'good',
				sentence: `De regels van het slot zijn op niveau (${files.length} bestanden).`,
			};
}

async function jobs(client: pg.Client): Promise<Finding> {
	const { rows } = await client.query<{ there: boolean }>(
		`select to_regclass('jobs.job') is not null as there`,
	);
	return rows[0]?.there
		? { state: 'good', sentence: 'De wachtrij voor mail is er.' }
		: {
				state: 'wrong',
				sentence: 'De wachtrij voor mail ontbreekt: start een keer met MIGRATE_URL.',
			};
}
