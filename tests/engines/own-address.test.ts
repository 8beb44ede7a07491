import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '#domain/kernel/id.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { addAddress } from '#features/people/server/write.ts';
import { placementPage } from '#features/placement/server/read.ts';
import { placementList } from '#features/placement/server/read-list.ts';
import { mailOwnAddress, mailOwnAddressAdded } from '#features/sign-in/server/jobs.ts';
import { needsOwnAddress, ownAddressPage } from '#features/sign-in/server/read-own-address.ts';
import { askCode, tryCode } from '#features/sign-in/server/write.ts';
import {
	askOwnAddress,
	proveOwnAddress,
	removeOwnAddress,
} from '#features/sign-in/server/write-own-address.ts';
import { ownPaper } from '#features/signal/server/read-own.ts';
import { codeOf, ownAddressCodeOf } from '#platform/server/auth/code.ts';
import { startJobs, stopJobs } from '#platform/server/jobs/jobs.ts';
import { servePost, type Letter } from '#platform/server/mail/mail.ts';
import { newId } from '#platform/server/random.ts';
import { idOf, nameOf, personId, placementId, type PersonKey } from '../cast.ts';
import { as, noon, openWorld, secret, until, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';

const refused = (refusal: string) => ({ ok: false, refusal });
const later = (days: number): Instant => noon.add({ hours: 24 * days });
const site = 'https://leerkring.example';
const shared = 'info@voorbeeld.example';
/** As another school's list spells somebody. */
const renameWindow = `
	create function test_name(whom uuid, first text, last text) returns void
		language sql security definer set search_path = public
		as $$ update person set first_name = first, last_name = last where id = whom $$;
	grant execute on function test_name(uuid, text, text) to leerkring_app;`;

describe.each(engines)('%s: a mailbox of one’s own', (name) => {
	let world: OpenWorld;
	const letters: Letter[] = [];
	beforeAll(async () => {
		world = await openWorld(name, async (run) => {
			await run(renameWindow);
		});
		servePost(async (letter) => {
			letters.push(letter);
		});
		await startJobs({
			mail: async (data, { id }) => {
				const job = data as { kind: string; ask: Id; mailbox: Id };
				if (job.kind === 'own-address') await mailOwnAddress(job.ask, id, site);
				if (job.kind === 'own-address-added') await mailOwnAddressAdded(job.mailbox, id, site);
			},
		});
	});
	afterAll(async () => {
		await stopJobs();
		servePost(undefined);
		await world?.close();
	});

	const session = newId();
	const page = (who: PersonKey) => as(who, ownAddressPage);
	let seconds = 0;
	/** The newest request is the one that waits, so each is a second later. */
	const ask = (who: PersonKey, address: string, by = session) =>
		as(
			who,
			(scope) => askOwnAddress(scope, by, { address }),
			noon.add({ seconds: (seconds += 1) }),
		);
	const waiting = async (who: PersonKey): Promise<Id> => (await page(who)).waiting!.id;
	const prove = async (who: PersonKey, code?: string) => {
		const id = await waiting(who);
		return proveOwnAddress(
			personId(who),
			{ ask: id, code: code ?? ownAddressCodeOf(secret, id) },
			noon,
		);
	};
	const addresses = async (who: PersonKey) =>
		(await page(who)).mailboxes.map(({ address }) => address).sort();
	const mailTo = async (address: string, after = 0) => {
		await until(() => letters.slice(after).some(({ to }) => to === address));
		return letters.slice(after).find(({ to }) => to === address)!;
	};

	it('is proven by the code that was mailed to it, and tells the mailbox that was there', async () => {
		expect(await ask('noor', 'noor@thuis.example')).toMatchObject({ ok: true });
		expect((await mailTo('noor@thuis.example')).text).toContain(
			ownAddressCodeOf(secret, await waiting('noor')),
		);
		expect(await addresses('noor')).toEqual(['noor@voorbeeld.example']);
		expect(await prove('noor')).toEqual({ ok: true, value: 'proven' });
		expect(await addresses('noor')).toEqual(['noor@thuis.example', 'noor@voorbeeld.example']);
		const told = await mailTo('noor@voorbeeld.example');
		expect(told.text).not.toContain('noor@thuis.example');
	});

	it('opens the same door as the first one', async () => {
		const cookie = await askCode(
			{ address: 'noor@thuis.example', language: 'nl', from: '::1' },
			noon,
		);
		expect(await tryCode(cookie, codeOf(secret, cookie.split('.')[0]!), noon)).toMatchObject({
			ok: true,
			value: { person: personId('noor') },
		});
	});

	it('is never somebody else’s: the answer is the same, no code is mailed, and nothing changes hands', async () => {
		const before = await world.look<unknown[]>('mailboxes');
		const at = letters.length;
		expect(await ask('noor', 'karin@voorbeeld.example')).toEqual({ ok: true, value: 'asked' });
		const letter = await mailTo('karin@voorbeeld.example', at);
		expect(letter.text).not.toMatch(/\d{6}/);
		expect(letter.text).not.toContain('Noor');
		expect(await prove('noor'), 'Noor, who guesses right').toEqual(refused('code-wrong'));
		expect(await world.look<unknown[]>('mailboxes')).toEqual(before);
	});

	it('takes a code only from who asked for it, five times, for a quarter of an hour', async () => {
		await ask('yara', 'yara@vrij.example');
		const id = await waiting('yara');
		const code = ownAddressCodeOf(secret, id);
		expect(
			await proveOwnAddress(personId('noor'), { ask: id, code }, noon),
			nameOf('noor'),
		).toEqual(refused('code-expired'));
		expect(
			await proveOwnAddress(personId('yara'), { ask: id, code }, noon.add({ minutes: 16 })),
		).toEqual(refused('code-expired'));
		expect(await prove('yara', codeOf(secret, id)), 'a code to sign in').toEqual(
			refused('code-wrong'),
		);
		for (let time = 0; time < 4; time += 1) await prove('yara', '000000');
		expect(await prove('yara')).toEqual(refused('code-spent'));
		expect(await addresses('yara')).not.toContain('yara@vrij.example');
	});

	it('is never one that was given to somebody of another name: no code is mailed, nobody becomes two', async () => {
		const before = [await world.look('mailboxes'), await world.look('holders')];
		const at = letters.length;
		expect(await ask('noor', 'sami@voorbeeld.example')).toEqual({ ok: true, value: 'asked' });
		expect((await mailTo('sami@voorbeeld.example', at)).text).not.toMatch(/\d{6}/);
		expect(await prove('noor'), 'Noor, who guesses right').toEqual(refused('code-wrong'));
		expect([await world.look('mailboxes'), await world.look('holders')]).toEqual(before);
	});

	it('is never a shared one, also not of who is among those who share it', async () => {
		await as('hanneke', (scope) =>
			addAddress(scope, { person: personId('tess'), address: shared }),
		);
		await as('hanneke', (scope) =>
			addAddress(scope, { person: personId('noor'), address: shared }),
		);
		const before = [await world.look('mailboxes'), await world.look('holders')];
		const at = letters.length;
		expect(await ask('noor', shared)).toEqual({ ok: true, value: 'asked' });
		expect((await mailTo(shared, at)).text).not.toMatch(/\d{6}/);
		expect(await prove('noor'), 'Noor, who guesses right').toEqual(refused('code-wrong'));
		expect([await world.look('mailboxes'), await world.look('holders')]).toEqual(before);
	});

	it('makes one person of two schools’ records, when the other never proved it', async () => {
		await world.run(`select test_name($1, 'N.', 'Visser')`, [personId('sami')]);
		expect(await as('noor', placementList)).toHaveLength(1);
		await ask('noor', 'sami@voorbeeld.example');
		expect(await prove('noor')).toMatchObject({ ok: true });
		expect((await as('noor', placementList)).map(({ id }) => id).sort()).toEqual(
			[placementId('noor'), placementId('sami')].sort(),
		);
	});

	it('is not added or removed by who is in by a pass, such as the coach who made it', async () => {
		const by = newId();
		await world.run(
			`insert into auth."user" (id, name, email, "emailVerified") values ($1, '', 'x', true) on conflict do nothing`,
			[personId('yara')],
		);
		await world.run(
			`insert into auth."session" (id, "createdAt", "expiresAt", token, "updatedAt", "userId") values ($1, '2026-11-22T10:56:01Z', now() + interval '1 day', $3, now(), $2)`,
			[by, personId('yara'), by],
		);
		expect(await ask('yara', 'ruth@weg.example', by)).toEqual(refused('address-by-pass'));
		const [first] = (await page('yara')).mailboxes;
		expect(
			await as('yara', (scope) => removeOwnAddress(scope, by, { mailbox: first!.id })),
		).toEqual(refused('address-by-pass'));
	});

	it('goes again, but never the last one, and never another’s', async () => {
		const remove = (who: PersonKey, mailbox: Id) =>
			as(who, (scope) => removeOwnAddress(scope, session, { mailbox }));
		expect(await remove('karin', idOf('mailbox:noor')), nameOf('karin')).toBeUndefined();
		expect(await remove('karin', idOf('mailbox:karin'))).toEqual(refused('address-last'));
		expect(await remove('noor', idOf('mailbox:noor'))).toMatchObject({ ok: true });
		expect(await addresses('noor')).toEqual(['noor@thuis.example', 'sami@voorbeeld.example']);
	});

	it('reminds a student whose placement ends, until there is one', async () => {
		expect(await as('tess', needsOwnAddress)).toBe(true);
		expect(await as('yara', needsOwnAddress), 'two years to go').toBe(false);
		expect(await as('karin', needsOwnAddress)).toBe(false);
	});

	it('lets the student keep their placement, three months long, and nobody else', async () => {
		const keep = (who: PersonKey, on: string, at = noon) =>
			as(who, (scope) => ownPaper(scope, placementId(on)), at);
		const paper = await keep('tess', 'tess');
		expect(paper?.sections.map(({ key }) => key)).toEqual([
			'facts',
			'people',
			'goals',
			'practice',
			'signals',
			'contacts',
			'hand-overs',
			'looks',
		]);
		for (const key of ['practice', 'signals', 'contacts'])
			expect(paper?.sections.find((one) => one.key === key)?.entries.length, key).toBe(1);
		expect(await keep('tess', 'tess', later(62))).toBeUndefined();
		for (const who of ['hanneke', 'lotte', 'annelies', 'rob', 'nick'] as const)
			expect(await keep(who, 'tess'), nameOf(who)).toBeUndefined();
		expect(await as('hanneke', (scope) => placementPage(scope, placementId('tess')))).toBeDefined();
	});
});
