/**
 * The server beside which ours is measured: `node:http`, one query by primary key, the same bytes.
 *   node bench/bare.ts PORT FILE [postgres://…]
 * Without an address the query goes to an embedded engine in memory.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';

const [port = '', file = '', url] = process.argv.slice(2);
const rows = 10_000;
const connectionsMax = 12;
const table = `
	create table if not exists bare (id integer primary key, name text not null);
	insert into bare select n, 'Row ' || n from generate_series(1, ${rows}) as n on conflict do nothing`;
const question = 'select id, name from bare where id = $1';

const body = await readFile(file);
const ask = await (url ? overPostgres(url) : inMemory());
let asked = 0;

createServer((_, answer) => {
	asked += 1;
	ask((asked % rows) + 1).then(
		() => answer.setHeader('content-type', 'text/html').end(body),
		() => answer.writeHead(500).end(),
	);
}).listen(Number(port), '127.0.0.1');

type Ask = (id: number) => Promise<unknown>;

async function overPostgres(address: string): Promise<Ask> {
	const pool = new pg.Pool({ connectionString: address, max: connectionsMax });
	await pool.query(table);
	return (id) => pool.query(question, [id]);
}

async function inMemory(): Promise<Ask> {
	const lite = await PGlite.create('memory://');
	await lite.exec(table);
	return (id) => lite.query(question, [id]);
}
