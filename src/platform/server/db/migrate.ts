import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fingerprint } from '../random.ts';
import { root } from '../root.ts';
import { SentenceError } from '../sentence.ts';
import type { Runner } from './engine.ts';
import { applyRules, olderRules } from './rules.ts';

const lock = 4_870_114;
const databaseFolder = join(root, 'database');

/**
 * Brings a database to this version's level, as its owner: migrations, then rules, in one transaction
 * under one lock. Two processes may start at once; the later one finds the work done.
 * Refuses a database that a newer version already changed.
 */
export async function migrate(run: Runner, folder = databaseFolder): Promise<void> {
	await run('begin');
	try {
		await run(`set local lock_timeout = '60s'`);
		await run(`select pg_advisory_xact_lock(${lock})`);
		await run(`create schema if not exists meta`);
		await run(`create table if not exists meta.migration (
			name text primary key, hash text not null, applied_at timestamptz not null default now())`);
		await run(`create table if not exists meta.rules (
			name text primary key, version integer not null, hash text not null)`);
		await run(`create table if not exists meta.fact (name text primary key, value text not null)`);
		await applyMigrations(run, join(folder, 'migrations'));
		await applyRules(run, join(folder, 'rules'));
		await run(`grant usage on schema meta to leerkring_app`);
		await run(`grant select on all tables in schema meta to leerkring_app`);
		await run('commit');
	} catch (error) {
		await run('rollback');
		throw error;
	}
}

async function applyMigrations(run: Runner, folder: string): Promise<void> {
	const applied = new Map(
		(await run('select name, hash from meta.migration')).map((row) => [row['name'], row['hash']]),
	);
	const names = await migrationsIn(folder);
	for (const name of applied.keys())
		if (!names.includes(String(name)))
			throw new SentenceError(
				`De database is nieuwer dan dit programma (${String(name)}). Gebruik de nieuwe versie.`,
			);
	for (const name of names) {
		const text = await readFile(join(folder, name), 'utf8');
		const print = fingerprint(text);
		if (applied.get(name) === print) continue;
		if (applied.has(name))
			throw new SentenceError(`Migratie ${name} is veranderd nadat de database hem kreeg.`);
		await run(text);
		await run('insert into meta.migration (name, hash) values ($1, $2)', [name, print]);
	}
}

async function migrationsIn(folder: string): Promise<string[]> {
	return (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
}

/** The migrations and rules of this version that a database at some level does not have yet, by file. */
export async function missingIn(run: Runner, folder = databaseFolder): Promise<string[]> {
	const applied = new Set((await run('select name from meta.migration')).map((row) => row['name']));
	const migrations = await migrationsIn(join(folder, 'migrations'));
	const rules = await olderRules(run, join(folder, 'rules'));
	return [...migrations.filter((name) => !applied.has(name)), ...rules];
}
