import { parseArgs } from 'node:util';
import pg from 'pg';
import { makeRole, makeRoles } from '#platform/server/db/roles.ts';
import { runnerOf, type Database, type Runner } from '#platform/server/db/engine.ts';
import { newToken } from '#platform/server/random.ts';
import { SentenceError } from '#platform/server/sentence.ts';

export const about = {
	usage: 'setup ADRES-VAN-DE-BEHEERDER [--new-passwords]',
	nl: 'Maakt op een PostgreSQL-server de rollen die Leerkring nodig heeft. Nog een keer doen kan.',
	en: 'Makes the roles that Leerkring needs on a PostgreSQL server. Safe to repeat.',
};

const [owner, serving] = ['leerkring_owner', 'leerkring_app'] as const;
const oldest = 150_000;

/**
 * Makes the owner, the serving role and the tasks' roles, gives the owner the database, and prints the
 * settings. Roles that are there keep their password unless new ones are asked for.
 */
export async function run(args: readonly string[]): Promise<number> {
	const { values, positionals } = parseArgs({
		args: [...args],
		options: { 'new-passwords': { type: 'boolean', default: false } },
		allowPositionals: true,
	});
	const [address] = positionals;
	if (!address || !/^postgres(ql)?:\/\//.test(address))
		throw new SentenceError(
			'Zo werkt het: bin/leerkring setup postgres://BEHEERDER@SERVER/DATABASE',
		);
	const pool = new pg.Pool({ connectionString: address, max: 1 });
	try {
		const made = await prepare(
			runnerOf(pool as unknown as Database['pool']),
			values['new-passwords'],
		);
		console.log(`DATABASE_URL=${urlOf(address, serving, made.serving)}`);
		console.log(`MIGRATE_URL=${urlOf(address, owner, made.owner)}`);
		if (!made.serving || !made.owner)
			console.log('Wat WACHTWOORD heet is niet veranderd. Nieuwe maken kan met --new-passwords.');
		return 0;
	} catch (error) {
		throw sentenceFor(error);
	} finally {
		await pool.end();
	}
}

/** Makes roles and rights; a password that was not made here is undefined. */
async function prepare(run: Runner, renew: boolean) {
	const [server] = await run(`select current_setting('server_version_num')::int as version`);
	if (Number(server?.['version']) < oldest)
		throw new SentenceError('Leerkring heeft PostgreSQL 15 of nieuwer nodig.');
	const [had] = await run(
		`select bool_or(rolname = '${owner}') as owner, bool_or(rolname = '${serving}') as serving from pg_roles`,
	);
	await makeRole(run, owner, 'login nosuperuser nocreatedb nocreaterole noreplication nobypassrls');
	await makeRoles(run);
	const passwords = {
		owner: renew || !had?.['owner'] ? newToken() : undefined,
		serving: renew || !had?.['serving'] ? newToken() : undefined,
	};
	// Base64url: nothing in it needs quoting.
	if (passwords.owner) await run(`alter role ${owner} password '${passwords.owner}'`);
	if (passwords.serving) await run(`alter role ${serving} password '${passwords.serving}'`);
	await giveDatabase(run);
	return passwords;
}

async function giveDatabase(run: Runner): Promise<void> {
	// Who is no superuser can give a schema away only to a role that it is a member of.
	await run(`do $$ begin
		if not (select rolsuper from pg_roles where rolname = current_user) then
			execute format('grant ${owner} to %I', current_user);
		end if;
		execute format('grant connect, create on database %I to ${owner}', current_database());
		execute format('grant connect on database %I to ${serving}', current_database());
		if pg_get_userbyid((select nspowner from pg_namespace where nspname = 'public')) <> '${owner}' then
			alter schema public owner to ${owner};
			revoke create on schema public from public;
		end if;
	end $$`);
}

function urlOf(address: string, role: string, password: string | undefined): string {
	const url = new URL(address);
	url.username = role;
	url.password = password ?? 'WACHTWOORD';
	return url.href;
}

/** The usual reasons in a sentence; whatever else goes wrong is shown whole. */
function sentenceFor(error: unknown): unknown {
	const { code } = error as { code?: string };
	const sentences: Record<string, string> = {
		ECONNREFUSED: 'Op dat adres luistert geen PostgreSQL.',
		ENOTFOUND: 'Die server bestaat niet: klopt het adres?',
		'28P01': 'Het wachtwoord van de beheerder klopt niet.',
		'3D000': 'Die database is er nog niet: maak hem eerst, of kies een andere.',
		'42501': 'Deze rol mag geen rollen maken of de database niet geven: gebruik een superuser.',
	};
	return code && sentences[code] ? new SentenceError(sentences[code]) : error;
}
