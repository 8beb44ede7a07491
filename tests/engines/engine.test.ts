import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, openEngine, type OpenEngine } from './engine.ts';

describe.each(engines)('%s', (name) => {
	let engine: OpenEngine;
	beforeAll(async () => {
		engine = await openEngine(name, async (run) => {
			await run(`insert into meta.fact (name, value) values ('seeded', 'yes')`);
		});
	});
	afterAll(() => engine?.close());

	it('serves as the unprivileged role what the owner seeded', async () => {
		expect(
			await engine.run('select current_user::text as role, session_user::text as login'),
		).toEqual([{ role: 'leerkring_app', login: 'leerkring_app' }]);
		expect(await engine.run('select value from meta.fact')).toEqual([{ value: 'yes' }]);
	});

	it('runs the version of PostgreSQL that it promises', async () => {
		const [row] = await engine.run('show server_version_num');
		const major = Math.trunc(Number(row?.['server_version_num']) / 10_000);
		expect(major).toBe(name === 'postgres' ? 15 : 18);
	});
});
