import { appendFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personKeys, type PersonKey } from '../cast.ts';
import { engines, openEngine, type EngineName, type OpenEngine } from '../engines/engine.ts';
import { insertWorld } from '../world.ts';
import { oneConnection } from './connection.ts';
import { discrepancies, type Compared } from './discrepancies.ts';

describe.each(engines)('the lock on %s', (name) => {
	let engine: OpenEngine;
	beforeAll(async () => {
		engine = await openEngine(name, insertWorld);
	});
	afterAll(() => engine?.close());

	it('lets every person of the cast see and do exactly what the matrix says', async () => {
		const all = await Promise.all(shares(name).map((people) => compareFor(engine, people)));
		expect(all.flatMap(({ differences }) => differences)).toEqual([]);
		const checks = all.reduce((sum, one) => sum + one.checks, 0);
		expect(checks).toBeGreaterThan(20_000);
		report(name, checks);
	}, 240_000);
});

/** The embedded engine has one connection; on a server several people ask at once. */
const shares = (name: EngineName): PersonKey[][] =>
	name === 'embedded'
		? [personKeys]
		: [0, 1, 2].map((share) => personKeys.filter((_, place) => place % 3 === share));

async function compareFor(engine: OpenEngine, people: readonly PersonKey[]): Promise<Compared> {
	const { run, release } = await oneConnection(engine.database);
	return discrepancies(run, { people }).finally(release);
}

/** Tells how much was asked; also to whoever gathers it. */
function report(engine: string, checks: number): void {
	console.log(`${checks} checks on ${engine}`);
	const file = process.env['ACCESS_REPORT'];
	if (file) appendFileSync(file, `${JSON.stringify({ engine, checks })}\n`);
}
