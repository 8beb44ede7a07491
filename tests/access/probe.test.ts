import { it } from 'vitest';
import { openEngine } from '../engines/engine.ts';
import { insertWorld } from '../world.ts';
import { oneConnection } from './connection.ts';
import { discrepancies, tableNames } from './discrepancies.ts';
it('probe', async () => {
	const engine = await openEngine('postgres', insertWorld);
	const { run, release } = await oneConnection(engine.database);
	for (const table of tableNames) {
		let n = 0; 
		const slow: [number, string][] = [];
		const timed = async (sql: string, v?: unknown[]) => { n++; const t = performance.now(); try { return await run(sql, v); } finally { slow.push([performance.now() - t, sql.slice(0,300)]); } };
		const t0 = performance.now();
		const c = await discrepancies(timed, { tables: [table], stopAtFirst: false });
		slow.sort((a,b)=>b[0]-a[0]);
		console.log(table, c.checks, c.differences.length, n, Math.round(performance.now()-t0), 'ms', slow.slice(0,2), c.differences.slice(0, 12));
	}
	release();
	await engine.close();
}, 200000);
