/**
 * How fast: a table, and the same as rows in bench/results.json.
 *   npm run bench             about fifteen minutes
 *   npm run bench -- --quick  six minutes, rougher; writes no results
 */
import { writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { root } from '#platform/server/root.ts';
import { embeddedBench, postgresBench, type Bench } from './engines.ts';
import { measure, type Row } from './measure.ts';
import { table } from './table.ts';
import { openBrowser } from './weight.ts';

const quick = process.argv.includes('--quick');
const patience = quick
	? { visits: 3, warmUp: 1, load: 2, alone: 1 }
	: { visits: 7, warmUp: 3, load: 8, alone: 3 };

/** The national size on both engines, and the size at which the embedded engine's budget is set. */
const worlds: readonly (() => Promise<Bench>)[] = [
	() => postgresBench(10_000),
	() => embeddedBench(10_000),
	() => embeddedBench(500),
];

console.log(`Node ${process.version}, ${availableParallelism()} cores (${cpus()[0]?.model}),`);
console.log(`load before ${loadavg()[0]?.toFixed(2)}; client, server and database share them.\n`);

const browser = await openBrowser();
const rows: Row[] = [];
try {
	for (const make of worlds) rows.push(...(await measureWorld(make)));
} finally {
	await browser.close();
}
console.log(table(rows));
if (!quick)
	await writeFile(join(root, 'bench/results.json'), `${JSON.stringify(rows, null, '\t')}\n`);

async function measureWorld(make: () => Promise<Bench>): Promise<readonly Row[]> {
	const bench = await make();
	console.log(`measuring ${bench.engine}, ${bench.placements} placements …`);
	try {
		const measured = await measure(bench, browser, patience);
		console.log(table(measured));
		return measured;
	} finally {
		await bench.close();
	}
}
