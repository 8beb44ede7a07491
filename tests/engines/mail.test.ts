import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '#domain/kernel/id.ts';
import { addColleague } from '#features/people/server/write-colleague.ts';
import { addAddress, setLanguage } from '#features/people/server/write.ts';
import { askCode } from '#features/sign-in/server/write.ts';
import { takeStep } from '#features/signal/server/write-step.ts';
import { raiseSignal } from '#features/signal/server/write.ts';
import { codeOf } from '#platform/server/auth/code.ts';
import { now } from '#platform/server/clock.ts';
import { startJobs, stopJobs } from '#platform/server/jobs/jobs.ts';
import { newId } from '#platform/server/random.ts';
import { readSettings } from '#platform/server/settings.ts';
import { startServing, stopServing } from '#house';
import { idOf, officeId, personId, placementId, type PersonKey } from '../cast.ts';
import { openSink, type Sink } from '../chaos/sink.ts';
import { as, openWorld, secret, until, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';

const hostile = `<b>Yara</b>"&\r\nBcc: gluurder@voorbeeld.example\r\n\r\nLees dit`;
const asked = 'Geheimzinnig woord in de vraag';
let questions = 0;

describe.each(engines)('%s: mail', (name) => {
	let world: OpenWorld;
	let sink: Sink;
	beforeAll(async () => {
		world = await openWorld(name, async (run) => {
			await run('update person set first_name = $1 where id = $2', [hostile, personId('yara')]);
			await run(
				`update organisation set name = '<script>West</script>' where name = 'College West'`,
			);
		});
		sink = await openSink();
		await serve();
	});
	afterEach(() => {
		sink.arrived.length = 0;
	});
	afterAll(async () => {
		await stopServing();
		await sink?.close();
		await world?.close();
	});

	const serve = () =>
		startServing(
			world.database,
			readSettings({ SMTP_URL: sink.url, PUBLIC_URL: 'https://leerkring.example' }),
		);
	const raise = async (who: PersonKey, on: string, person: PersonKey | null = null) => {
		const result = await as(who, (scope) =>
			raiseSignal(scope, placementId(on), {
				form: newId(),
				asks: { party: 'company', person: person && personId(person) },
				topic: { kind: 'together', detail: '' },
				asked: `${asked} ${(questions += 1)}`,
				wished: 'Ook geheim',
				healthChecked: false,
			}),
		);
		if (!result?.ok) throw new Error(`not raised: ${result?.refusal}`);
		return result.value;
	};
	/** Waits until nobody works on mail any more, and nothing is left that could still be sent. */
	const settled = () =>
		until(async () => {
			const [row] = await world.run(
				`select count(*)::int as busy from jobs.job where name = 'mail' and state in ('created', 'active', 'retry')`,
			);
			return row?.['busy'] === 0;
		});
	const to = (address: string) => sink.arrived.filter((one) => one.to.includes(address));

	it('goes once to every reader who is asked, and to nobody else', async () => {
		await raise('ruth', 'yara');
		await settled();
		expect(sink.arrived.map((one) => one.to.join()).toSorted()).toEqual([
			'karin@voorbeeld.example',
			'leo@voorbeeld.example',
		]);
		const ids = sink.arrived.map(({ read }) => read.messageId);
		expect(new Set(ids).size).toBe(2);
		expect(ids[0]).toMatch(/^<[0-9a-f-]{36}@leerkring\.example>$/);
	});

	it('says that something waits and never what: no word of the question, one link to this site', async () => {
		await raise('hanneke', 'noor');
		await settled();
		const [letter] = to('karin@voorbeeld.example');
		const said = `${letter?.read.subject} ${letter?.read.text} ${letter?.read.html}`;
		expect(said).toContain('Noor');
		expect(said).not.toMatch(/geheim|Visser/i);
		const links = new Set(said.match(/https?:\/\/[^\s"<]+/g));
		expect([...links]).toEqual([
			expect.stringMatching(/^https:\/\/leerkring\.example\/task\/[\w-]{64}$/),
		]);
	});

	it('goes again, once, to who is asked when the question is opened again', async () => {
		const id = await raise('hanneke', 'noor');
		await settled();
		const step = (who: PersonKey, one: Parameters<typeof takeStep>[2]) =>
			as(who, (scope) => takeStep(scope, id, one));
		const answer = { choice: 'plan', text: '', healthChecked: false } as const;
		await step('karin', { kind: 'answer', form: newId(), ...answer });
		await settled();
		expect(to('karin@voorbeeld.example')).toHaveLength(1);
		const again = { kind: 'reopen', form: newId() } as const;
		await step('hanneke', again);
		await step('hanneke', again);
		await settled();
		const letters = to('karin@voorbeeld.example');
		expect(letters).toHaveLength(2);
		expect(new Set(letters.map(({ read }) => read.messageId)).size).toBe(2);
		expect(sink.arrived).toHaveLength(2);
	});

	it('is in the language of its reader', async () => {
		await as('karin', (scope) => setLanguage(scope, { language: 'en' }));
		await raise('ruth', 'yara');
		await settled();
		const [english, dutch] = [to('karin@voorbeeld.example')[0], to('leo@voorbeeld.example')[0]];
		const language = (one: typeof english) =>
			one?.read.headers.find(({ key }) => key === 'content-language')?.value;
		expect([language(english), language(dutch)]).toEqual(['en', 'nl']);
		expect(english?.read.html).toContain('<html lang="en">');
		expect(english?.read.subject).not.toBe(dutch?.read.subject);
		await as('karin', (scope) => setLanguage(scope, { language: 'nl' }));
	});

	it('keeps HTML in names as text, and lets no name write a header or a reader of its own', async () => {
		await raise('ruth', 'yara');
		await settled();
		const [letter] = to('leo@voorbeeld.example');
		expect(letter?.read.html).toContain('&lt;b&gt;Yara&lt;/b&gt;&quot;&amp;');
		expect(letter?.read.html).toContain('&lt;script&gt;West&lt;/script&gt;');
		expect(letter?.read.html).not.toMatch(/<b>|<script/);
		expect(letter?.read.headers.map(({ key }) => key)).not.toContain('bcc');
		expect(letter?.raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
		expect(letter?.read.subject).not.toContain('\n');
		expect(sink.arrived.flatMap((one) => one.to)).not.toContain('gluurder@voorbeeld.example');
	});

	it('is not sent any more for a signal that was withdrawn before it went', async () => {
		await stopServing();
		sink.arrived.length = 0;
		const id = await whileStopped(() => raise('hanneke', 'noor'));
		await as('hanneke', (scope) => takeStep(scope, id, { kind: 'withdraw', form: newId() }));
		await serve();
		await settled();
		expect(sink.arrived).toEqual([]);
	});

	it('brings a code and a link to an address that is somebody’s, and nothing to one that is not', async () => {
		const from = 'test';
		await askCode({ address: 'niemand@voorbeeld.example', language: 'nl', from }, now());
		const cookie = await askCode(
			{ address: 'karin@voorbeeld.example', language: 'en', from },
			now(),
		);
		await settled();
		expect(sink.arrived.map((one) => one.to.join())).toEqual(['karin@voorbeeld.example']);
		expect(sink.arrived[0]?.read.text).toContain(codeOf(secret, cookie.split('.')[0] as Id));
		// Karin reads Dutch, whatever the browser spoke in which the code was asked for.
		expect(sink.arrived[0]?.read.html).toContain('<html lang="nl">');
	});

	it('invites a trainer with every open signal once; one with none, or only answered ones, to the site', async () => {
		const first = await raise('hanneke', 'sami', 'pim');
		await settled();
		expect(sink.arrived).toEqual([]);
		const invite = (address: string) =>
			as('hanneke', (scope) => addAddress(scope, { person: personId('pim'), address }));
		await invite('pim@een.example');
		await settled();
		const waiting = to('pim@een.example').filter(({ read }) => read.html?.includes('/task/'));
		// Nothing of the placements that ended: what waited there waits no longer.
		expect(waiting).toHaveLength(1);
		expect(sink.arrived).toHaveLength(1);
		await as('hanneke', (scope) => takeStep(scope, first, { kind: 'withdraw', form: newId() }));
		sink.arrived.length = 0;
		await invite('pim@twee.example');
		await settled();
		expect(to('pim@twee.example')).toHaveLength(1);
		expect(to('pim@twee.example')[0]?.read.text).toContain('https://leerkring.example/sign-in');
	});

	it('invites who is added twice at once, as in two roles, by one mail; another name has its own', async () => {
		const add = (form: string, called: string, office = 'kuiper') =>
			as('casper', (scope) =>
				addColleague(scope, {
					form: idOf(`form:${form}`),
					office: officeId(office),
					kind: 'trainer',
					begins: scope.today.toString(),
					ends: null,
					name: called,
					address: 'twee@rollen.example',
				}),
			);
		await add('one role', 'Rosa Linde');
		await add('another role', 'Rosa Linde');
		await add('somebody else', 'Teun Linde');
		await settled();
		const names = to('twee@rollen.example').map(
			({ read }) => /Hallo (\w+)/.exec(read.text ?? '')?.[1],
		);
		expect(names.toSorted()).toEqual(['Rosa', 'Teun']);
	});

	it('goes once also when an address is added at the moment that the signal is raised', async () => {
		await stopServing();
		await whileStopped(async () => {
			await raise('bram', 'joris');
			await raise('ruth', 'mo', 'stan');
			await as('ruth', (scope) =>
				addAddress(scope, { person: personId('stan'), address: 'stan@een.example' }),
			);
		});
		await serve();
		await settled();
		const texts = to('stan@een.example').map(({ read }) => read.text);
		expect(texts.length).toBeGreaterThan(0);
		expect(new Set(texts).size).toBe(texts.length);
	});

	it('stays while the mail server is down, counts its tries, and arrives once when it is back', async () => {
		const { port } = sink;
		await sink.close();
		await raise('hanneke', 'noor');
		const waiting = async () => {
			const [row] = await world.run(
				`select id, retry_count, start_after > now() as later from jobs.job
				 where name = 'mail' and state = 'retry'`,
			);
			return row;
		};
		await until(async () => (await waiting()) !== undefined);
		const first = await waiting();
		expect(first).toMatchObject({ retry_count: 0, later: true });
		await world.run(`update jobs.job set start_after = now() where state = 'retry'`);
		await until(async () => Number((await waiting())?.['retry_count']) === 1);
		sink = await openSink(() => {}, port);
		await world.run(`update jobs.job set start_after = now() where state = 'retry'`);
		await settled();
		await sleep(700);
		expect(sink.arrived.map((one) => one.to.join())).toEqual(['karin@voorbeeld.example']);
		expect(sink.arrived[0]?.read.messageId).toBe(`<${String(first?.['id'])}@leerkring.example>`);
	});

	/** Jobs can be put in while nobody works on mail: a queue that takes and does nothing. */
	async function whileStopped<T>(work: () => Promise<T>): Promise<T> {
		await startJobs({
			mail: () => Promise.reject(new Error('nobody works on mail now')),
		});
		try {
			return await work();
		} finally {
			await stopJobs();
			await world.run(
				`update jobs.job set state = 'created', retry_count = 0, start_after = now() where state in ('retry', 'active')`,
			);
		}
	}
});
