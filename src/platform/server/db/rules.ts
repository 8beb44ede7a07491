import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fingerprint } from '../random.ts';
import type { Runner } from './engine.ts';
import { tasks } from './roles.ts';

/** What every other file builds on, in this order. */
const first = ['scope.sql', 'reader.sql'];

/** One file of rules: its version only ever goes up; its tables are swept before it is applied. */
export interface RulesFile {
	readonly name: string;
	readonly version: number;
	readonly tables: readonly string[];
	readonly text: string;
}

/** Reads a file of rules with its two header lines. Throws when the version is missing. */
export function parseRules(name: string, text: string): RulesFile {
	const version = Number(/^-- version: (\d+)$/m.exec(text)?.[1]);
	if (!Number.isInteger(version)) throw new Error(`rules file ${name} has no version`);
	const listed = /^-- tables: *(.*)$/m.exec(text)?.[1] ?? '';
	return {
		name,
		version,
		tables: listed
			.split(',')
			.map((t) => t.trim())
			.filter(Boolean),
		text,
	};
}

/**
 * Applies the rules as one whole when a file has a higher version than the database has.
 * An older program beside a newer one changes nothing.
 */
export async function applyRules(run: Runner, folder: string): Promise<void> {
	const known = await knownRules(run);
	const files = await readRules(folder);
	if (files.some((file) => versionIn(known, file) > file.version)) return;
	const changed = files.filter((file) => known.get(file.name)?.['hash'] !== fingerprint(file.text));
	if (changed.length === 0) return;
	for (const file of changed)
		if (known.get(file.name)?.['version'] === file.version)
			throw new Error(`rules file ${file.name} changed without a higher version`);
	await applyFiles(run, files);
}

/**
 * The files of rules that a database has in an older version, or not at all. None beside a newer
 * program, whose rules stay.
 */
export async function olderRules(run: Runner, folder: string): Promise<string[]> {
	const known = await knownRules(run);
	const files = await readRules(folder);
	if (files.some((file) => versionIn(known, file) > file.version)) return [];
	return files.filter((file) => versionIn(known, file) < file.version).map(({ name }) => name);
}

type Known = ReadonlyMap<unknown, Record<string, unknown>>;

async function knownRules(run: Runner): Promise<Known> {
	const rows = await run('select name, version, hash from meta.rules');
	return new Map(rows.map((row) => [row['name'], row]));
}

const versionIn = (known: Known, { name }: RulesFile) => Number(known.get(name)?.['version'] ?? 0);

/** All files of rules, the helpers first. */
export async function readRules(folder: string): Promise<RulesFile[]> {
	const names = await orderedFiles(folder);
	return Promise.all(
		names.map(async (name) => parseRules(name, await readFile(join(folder, name), 'utf8'))),
	);
}

async function orderedFiles(folder: string): Promise<string[]> {
	const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
	return [...first, ...names.filter((name) => !first.includes(name))];
}

/** Sweeps every table clean of earlier rules, then applies every file. */
export async function applyFiles(run: Runner, files: readonly RulesFile[]): Promise<void> {
	for (const table of files.flatMap((file) => file.tables)) await sweep(run, table);
	for (const file of files) {
		await run(file.text);
		await run(
			`insert into meta.rules (name, version, hash) values ($1, $2, $3)
			 on conflict (name) do update set version = excluded.version, hash = excluded.hash`,
			[file.name, file.version, fingerprint(file.text)],
		);
	}
}

/** Forced for the owner too, whose functions then read through a policy of their own. */
async function sweep(run: Runner, table: string): Promise<void> {
	const policies = await run(
		'select policyname from pg_policies where schemaname = $1 and tablename = $2',
		['public', table],
	);
	for (const { policyname } of policies)
		await run(`drop policy "${String(policyname)}" on ${table}`);
	await run(`alter table ${table} enable row level security`);
	await run(`alter table ${table} force row level security`);
	await run(`revoke all on ${table} from public, leerkring_app, ${tasks.join(', ')}`);
	await run(
		`create policy ${table}_owner on ${table} to current_user using (true) with check (true)`,
	);
}
