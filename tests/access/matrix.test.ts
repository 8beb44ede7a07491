import { appendFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, openEngine, type OpenEngine } from '../engines/engine.ts';
import { insertWorld } from '../world.ts';
import { discrepancies } from './discrepancies.ts';
import { oneConnection } from './connection.ts';

describe.each(engines)('the lock on %s', (name) => {
	let engine: OpenEngine;
	beforeAll(async () => {
		engine = await openEngine(name, insertWorld);
	});
	afterAll(() => engine?.close());

	it('lets every person of the cast see and do exactly what the matrix says', async () => {
		const { run, release } = await oneConnection(engine.database);
		const compared = await discrepancies(run).finally(release);
		expect(compared.differences).toEqual([]);
		expect(compared.checks).toBeGreaterThan(20_000);
		report(name, compared.checks);
	});
});

/** Tells how much was asked; also to whoever gathers it. */
function report(engine: string, checks: number): void {
	console.log(`${checks} checks on ${engine}`);
	const file = process.env['ACCESS_REPORT'];
	if (file) appendFileSync(file, `${JSON.stringify({ engine, checks })}\n`);
}
