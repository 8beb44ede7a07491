import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { waitingAt } from '#features/sign-in/server/read.ts';
import { claimInstance, makeFirstCode } from '#features/sign-in/server/write-first.ts';
import { askCode, tryCode, tryLink } from '#features/sign-in/server/write.ts';
import { takeStep } from '#features/signal/server/write-step.ts';
import { codeOf, linkOf, taskLinkOf } from '#platform/server/auth/code.ts';
import { counted, openDatabase, serveDatabase } from '#platform/server/db/open.ts';
import { startJobs, stopJobs } from '#platform/server/jobs/jobs.ts';
import { newId } from '#platform/server/random.ts';
import { idOf, personId } from '../cast.ts';
import { as, noon, openWorld, secret, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';

const known = 'karin@voorbeeld.example';
let places = 0;
let schools = 0;
/** A BRIN that no school has yet. */
const newBrin = () =>
	`31${[Math.trunc((schools += 1) / 26), schools % 26].map((letter) => String.fromCharCode(65 + letter)).join('')}`;

describe.each(engines)('%s: signing in', (name) => {
	let world: OpenWorld;
	beforeAll(async () => {
		world = await openWorld(name);
		await startJobs({ mail: async () => {} });
	});
	afterAll(async () => {
		await stopJobs();
		await world?.close();
	});
	beforeEach(async () => {
		await world.run('delete from auth.sign_in_ask');
		places += 1;
	});

	const ask = (address = known, at = noon, from = `place ${places}`) =>
		askCode({ address, language: 'nl', from }, at);
	const idIn = (cookie: string) => cookie.split('.')[0] ?? '';
	const right = (cookie: string) => codeOf(secret, idIn(cookie));
	const wrong = (cookie: string) => (right(cookie) === '000000' ? '111111' : '000000');
	const mailed = async () => {
		const [row] = await world.run(
			`select count(*)::int as mailed from jobs.job where name = 'mail' and data ->> 'kind' = 'sign-in'`,
		);
		return Number(row?.['mailed']);
	};
	const refused = (refusal: string) => ({ ok: false, refusal });

	it('asks and stores as much for an address that nobody has, and answers the same', async () => {
		const tried = async (address: string) => {
			const count = { queries: 0 };
			const before = await world.stored();
			const cookie = await counted.run(count, () => ask(address));
			const after = await world.stored();
			expect(cookie).toMatch(/^[0-9a-f-]{36}\.[\w-]{43}$/);
			const judged = await tryCode(cookie, wrong(cookie), noon);
			return { count, jobs: after['jobs']! - before['jobs']!, judged };
		};
		const stranger = await tried('niemand@voorbeeld.example');
		expect(await tried(known)).toEqual(stranger);
		expect(stranger).toMatchObject({ jobs: 1, judged: refused('code-wrong') });
	});

	it('lets nobody in by an address that nobody has, also with its own code', async () => {
		const cookie = await ask('niemand@voorbeeld.example');
		const before = await world.stored();
		expect(await tryCode(cookie, right(cookie), noon)).toEqual(refused('code-wrong'));
		expect(await world.stored()).toEqual(before);
	});

	it('takes the right code in the browser that asked, once', async () => {
		const cookie = await ask();
		expect(await tryCode(cookie, right(cookie), noon)).toMatchObject({
			ok: true,
			value: { person: personId('karin') },
		});
		expect(await tryCode(cookie, right(cookie), noon)).toEqual(refused('code-expired'));
		expect(await tryLink(linkOf(secret, idIn(cookie)), noon)).toEqual(refused('code-expired'));
	});

	it('lets one in when the right code is sent twice at the same moment', async () => {
		const cookie = await ask();
		const both = await Promise.all([1, 2].map(() => tryCode(cookie, right(cookie), noon)));
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
	});

	it('refuses the right code in another browser, without counting it as a try', async () => {
		const cookie = await ask();
		const other = `${idIn(cookie)}.${(await ask()).split('.')[1]}`;
		for (let time = 0; time < 6; time += 1)
			expect(await tryCode(other, right(cookie), noon)).toEqual(refused('code-expired'));
		expect(await tryCode(cookie, right(cookie), noon)).toMatchObject({ ok: true });
	});

	it('refuses what is no cookie of ours, without a fault', async () => {
		for (const cookie of ['', '.', 'x.y', `${'-'.repeat(36)}.x`, `${'g'.repeat(36)}.x`])
			expect(await tryCode(cookie, '123456', noon)).toEqual(refused('code-expired'));
		for (const link of ['', '.', 'x.y', `${'-'.repeat(36)}.x`])
			expect(await tryLink(link, noon)).toEqual(refused('code-expired'));
	});

	it('takes a code until a quarter of an hour has passed, and not a second longer', async () => {
		const [one, two] = [await ask(), await ask()];
		const end = noon.add({ minutes: 15 });
		expect(await tryCode(one, right(one), end)).toEqual(refused('code-expired'));
		expect(await tryLink(linkOf(secret, idIn(one)), end)).toEqual(refused('code-expired'));
		expect(await tryCode(two, right(two), end.subtract({ seconds: 1 }))).toMatchObject({
			ok: true,
		});
	});

	it('takes a code when the clock jumps back after it was asked', async () => {
		const cookie = await ask();
		expect(await tryCode(cookie, right(cookie), noon.subtract({ hours: 2 }))).toMatchObject({
			ok: true,
		});
	});

	it('counts five wrong tries over two processes, and the right code comes too late', async () => {
		const cookie = await ask();
		const other = world.url ? await openDatabase({ url: world.url, folder: '' }) : world.database;
		const tries: Promise<unknown>[] = [];
		for (let time = 0; time < 5; time += 1) {
			serveDatabase(time % 2 ? other : world.database);
			tries.push(tryCode(cookie, wrong(cookie), noon));
		}
		serveDatabase(world.database);
		expect(await Promise.all(tries)).toEqual(Array(5).fill(refused('code-wrong')));
		serveDatabase(other);
		expect(await tryCode(cookie, right(cookie), noon)).toEqual(refused('code-spent'));
		serveDatabase(world.database);
		expect(await tryCode(cookie, right(cookie), noon)).toEqual(refused('code-spent'));
		if (world.url) await other.close();
	});

	it('takes the mailed link in another browser, once, and nothing that resembles it', async () => {
		const cookie = await ask();
		const link = linkOf(secret, idIn(cookie));
		const forged = linkOf('another secret', idIn(cookie));
		expect(await tryLink(forged, noon)).toEqual(refused('code-expired'));
		expect(await tryLink(`${link}x`, noon)).toEqual(refused('code-expired'));
		expect(await tryLink(link, noon)).toMatchObject({
			ok: true,
			value: { person: personId('karin') },
		});
		expect(await tryLink(link, noon)).toEqual(refused('code-expired'));
	});

	it('mails at most ten codes an hour to one address, and what was not mailed cannot be guessed', async () => {
		const before = await mailed();
		const cookies: string[] = [];
		for (let time = 0; time < 12; time += 1)
			cookies.push(await ask(known, noon, `elsewhere ${time}`));
		expect((await mailed()) - before).toBe(10);
		const busy = cookies.at(-1)!;
		expect(busy).toMatch(/^[0-9a-f-]{36}\.[\w-]{43}$/);
		expect(await tryCode(busy, right(busy), noon)).toEqual(refused('code-spent'));
		expect(await tryCode(cookies[0]!, right(cookies[0]!), noon)).toMatchObject({ ok: true });
		const later = noon.add({ minutes: 61 });
		const next = await ask(known, later);
		expect(await tryCode(next, right(next), later)).toMatchObject({ ok: true });
	});

	it('mails at most sixty codes an hour from one place, whatever addresses it names', async () => {
		const before = await mailed();
		for (let time = 0; time < 61; time += 1) await ask(`iemand${time}@voorbeeld.example`);
		expect((await mailed()) - before).toBe(60);
	});

	it('shows of a waiting task nothing but where, and only to a link that we made', async () => {
		const ids = { signal: idOf('signal:school-to-company'), mailbox: idOf('mailbox:karin') };
		const before = await world.stored();
		expect(await waitingAt(taskLinkOf(secret, ids))).toMatchObject({
			organisation: 'Van Dalen',
			address: known,
			person: personId('karin'),
			waits: true,
		});
		expect(await waitingAt(taskLinkOf('another secret', ids))).toBeUndefined();
		expect(
			await waitingAt(taskLinkOf(secret, { ...ids, mailbox: idOf('nobody') })),
		).toBeUndefined();
		expect(await waitingAt('no link')).toBeUndefined();
		expect(await world.stored()).toEqual(before);
	});

	it('says of a task that was taken back that it waits no longer', async () => {
		const signal = idOf('signal:school-to-company');
		const link = taskLinkOf(secret, { signal, mailbox: idOf('mailbox:karin') });
		await as('hanneke', (scope) => takeStep(scope, signal, { kind: 'withdraw', form: newId() }));
		expect(await waitingAt(link)).toMatchObject({ organisation: 'Van Dalen', waits: false });
	});

	const claim = (code: string, change: Partial<Parameters<typeof claimInstance>[0]> = {}) =>
		claimInstance({
			code: code.replaceAll('-', ''),
			kind: 'school',
			organisation: 'School Nieuw',
			brin: newBrin(),
			firstName: 'Ans',
			infix: '',
			lastName: 'Nieuw',
			address: `ans${schools}@voorbeeld.example`,
			...change,
		});

	it('makes the first administrator with the code of the terminal, once', async () => {
		const code = await makeFirstCode();
		const before = await world.stored();
		expect(await claim('AAAAABBBBB')).toEqual(refused('first-code-wrong'));
		expect(await world.stored()).toEqual(before);
		const both = await Promise.all([claim(code), claim(code)]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await world.stored()).toMatchObject({
			role: before['role']! + 1,
			mailbox: before['mailbox']! + 1,
		});
	});

	it('lets who holds a code of the terminal in as nobody else, and into no school that has an administrator', async () => {
		const code = await makeFirstCode();
		const before = await world.stored();
		for (const address of [known, 'sami@voorbeeld.example'])
			expect(await claim(code, { address })).toEqual(refused('first-address-known'));
		expect(await claim(code, { brin: '27ZZ' })).toEqual(refused('first-school-known'));
		expect(await world.stored()).toEqual(before);
		expect(await claim(code), 'nothing was used up').toMatchObject({ ok: true });
	});

	it('keeps a code of the terminal for who holds it, however often somebody else guesses', async () => {
		const code = await makeFirstCode();
		for (let time = 0; time < 30; time += 1)
			expect(await claim('AAAAABBBBB')).toEqual(refused('first-code-wrong'));
		expect(await claim(code)).toMatchObject({ ok: true });
	});

	it('does not use up a code of the terminal when the administrator could not be made', async () => {
		const code = await makeFirstCode();
		const before = await world.stored();
		await expect(
			claim(code, { lastName: 'x'.repeat(101), address: 'lang@voorbeeld.example' }),
		).rejects.toThrow('check');
		expect(await world.stored()).toEqual(before);
		expect(await claim(code)).toMatchObject({ ok: true });
	});

	it('makes a code of the terminal worth nothing after a day', async () => {
		const before = await world.stored();
		const old = await makeFirstCode();
		await world.run(`update auth.first_code set made_at = made_at - interval '25 hours'`);
		expect(await claim(old)).toEqual(refused('first-code-wrong'));
		expect(await world.stored()).toEqual(before);
	});
});
