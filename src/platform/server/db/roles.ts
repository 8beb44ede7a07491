import type { Runner } from './engine.ts';

/** The login role that serves, and the tasks it can step into; none may do what another does. */
const serving = 'leerkring_app';
export const tasks = [
	'leerkring_import',
	'leerkring_mail',
	'leerkring_door',
	'leerkring_terms',
] as const;

/**
 * Makes the serving role and the task roles where they are missing. Safe to repeat.
 * NOINHERIT: a task's rights hold only inside a transaction that stepped into it.
 */
export async function makeRoles(run: Runner): Promise<void> {
	await makeRole(run, serving, 'login noinherit');
	for (const task of tasks) {
		await makeRole(run, task, 'nologin');
		await run(`grant ${task} to ${serving}`);
	}
}

/** Makes one role unless it exists; two processes may try at once. Names are our own constants. */
export async function makeRole(run: Runner, name: string, attributes: string): Promise<void> {
	await run(`do $$ begin
		if not exists (select from pg_roles where rolname = '${name}') then
			create role ${name} ${attributes};
		end if;
	exception when duplicate_object or unique_violation then null; end $$`);
}
