import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isShared, looksShared, sameHuman } from '#domain/people/shared.ts';
import { addAddress } from '#features/people/server/write.ts';
import { choosesOwnCode, ownCode } from '#features/sign-in/server/read-own-code.ts';
import { setOwnCode } from '#features/sign-in/server/write-own-code.ts';
import { sayWho, sharedAsk } from '#features/sign-in/server/write-shared.ts';
import { askCode, tryCode, tryLink } from '#features/sign-in/server/write.ts';
import { codeOf, linkOf } from '#platform/server/auth/code.ts';
import type { Way } from '#platform/server/auth/session.ts';
import { scoped } from '#platform/server/db/scope.ts';
import { startJobs, stopJobs } from '#platform/server/jobs/jobs.ts';
import { newId } from '#platform/server/random.ts';
import { personId, roleId, type PersonKey } from '../cast.ts';
import { as, noon, openWorld, secret, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';

const info = 'info@kuiper.example';
const refused = (refusal: string) => ({ ok: false, refusal });

describe.each(engines)('%s: a shared mailbox', (name) => {
	let world: OpenWorld;
	let tests = 0;
	let at = noon;
	beforeAll(async () => {
		world = await openWorld(name);
		await startJobs({ mail: async () => {} });
		for (const who of ['zeynep', 'stan'] as const)
			await as('ruth', (scope) => addAddress(scope, { person: personId(who), address: info }), at);
	});
	afterAll(async () => {
		await stopJobs();
		await world?.close();
	});
	beforeEach(async () => {
		await world.run('delete from auth.sign_in_ask');
		await world.run('delete from auth.own_code');
		await world.run('delete from auth.session');
		tests += 1;
		at = noon.add({ hours: 2 * tests });
	});

	const proven = async (address = info, when = at) => {
		const cookie = await askCode({ address, language: 'nl', from: `${name} ${tests}` }, when);
		const [id = ''] = cookie.split('.');
		const answer = await tryCode(cookie, codeOf(secret, id), when);
		if (!answer.ok) throw new Error(answer.refusal);
		return answer.value;
	};
	const choose = (
		who: PersonKey,
		code: string,
		{ way = 'coach' as Way, current = '', minutes = 5, session = newId() } = {},
	) =>
		as(
			who,
			(scope) =>
				setOwnCode(scope, {
					...{ code, current, session, way },
					since: at.subtract({ minutes }).toString(),
				}),
			at,
		);
	const say = (ask: string, who: PersonKey, code: string, when = at) =>
		sayWho(ask, { person: personId(who), code }, when);
	const mailboxes = async () =>
		(await world.look<{ person: string; proven: string | null; address: string }[]>('mailboxes'))
			.filter(({ address }) => address === info)
			.map(({ person, proven: since }) => [person, since !== null] as const);
	const signIn = async (who: PersonKey, way: Way) => {
		const id = personId(who);
		await world.run(
			`insert into auth."user" (id, name, email, "emailVerified") values ($1, '', $2, true) on conflict do nothing`,
			[id, `${id}@person.invalid`],
		);
		await world.run(
			`insert into auth.session ("userId", token, "expiresAt", "updatedAt", way) values ($1, $2, now() + interval '1 day', now(), $3)`,
			[id, newId(), way],
		);
	};
	const signIns = async (who: PersonKey) =>
		(
			await world.run('select way from auth.session where "userId" = $1 order by way', [
				personId(who),
			])
		).map(({ way }) => way);

	it('proves nobody and makes no one person of two, also by the link', async () => {
		const before = [await world.stored(), await mailboxes()];
		const first = await proven();
		expect(first.person).toBeNull();
		const cookie = await askCode({ address: info, language: 'nl', from: `${name} link` }, at);
		const [id = ''] = cookie.split('.');
		const link = await tryLink(linkOf(secret, id), at);
		expect(link).toMatchObject({ ok: true, value: { person: null } });
		expect([await world.stored(), await mailboxes()]).toMatchObject([
			{ ...(before[0] as Record<string, number>), jobs: expect.any(Number) },
			before[1],
		]);
		expect(await mailboxes()).toHaveLength(2);
	});

	it('lists the first names of those to whom it was given, to the browser that proved it', async () => {
		const { ask } = await proven();
		expect((await sharedAsk(ask, at))?.names.map((one) => one.name)).toEqual(['Stan', 'Zeynep']);
		expect(await sharedAsk(`${ask.split('.')[0]}.another`, at)).toBeUndefined();
		expect(await sharedAsk(ask, at.add({ minutes: 15 }))).toBeUndefined();
		const unproven = await askCode({ address: info, language: 'nl', from: `${name} un` }, at);
		expect(await sharedAsk(unproven, at), 'asked, not proven').toBeUndefined();
	});

	it('lets in who also gives the own code, once for one proof, and proves it for that one alone', async () => {
		expect(await choose('zeynep', '407192')).toEqual({ ok: true, value: 'set' });
		await signIn('zeynep', 'trainer');
		await signIn('zeynep', 'coach');
		const { ask } = await proven();
		expect(await say(ask, 'zeynep', '407192')).toEqual({
			ok: true,
			value: { person: personId('zeynep'), chooses: false },
		});
		expect(await say(ask, 'zeynep', '407192')).toEqual(refused('code-expired'));
		expect(await mailboxes()).toEqual(
			expect.arrayContaining([
				[personId('zeynep'), true],
				[personId('stan'), false],
			]),
		);
		expect(await signIns('zeynep'), 'the company’s door is shut').toEqual(['coach']);
	});

	it('keeps a colleague who reads it from being another: no code, a wrong one, or their own', async () => {
		await choose('zeynep', '407192');
		const { ask } = await proven();
		expect(await say(ask, 'stan', '407192')).toEqual(refused('own-code-none'));
		expect(await say(ask, 'zeynep', '111222')).toEqual(refused('own-code-wrong'));
		await choose('stan', '550913');
		expect(await say(ask, 'zeynep', '550913')).toEqual(refused('own-code-wrong'));
		expect(await say(ask, 'karin', '407192'), 'not on the list').toEqual(refused('code-expired'));
		expect(await say(ask, 'stan', '550913')).toMatchObject({ ok: true });
	});

	it('does not let the own code in without the mailbox', async () => {
		await choose('zeynep', '407192');
		const { ask } = await proven();
		for (const cookie of ['', 'x.y', `${newId()}.token`, `${ask.split('.')[0]}.other`])
			expect(await say(cookie, 'zeynep', '407192')).toEqual(refused('code-expired'));
		expect(await say(ask, 'zeynep', '407192', at.add({ minutes: 15 }))).toEqual(
			refused('code-expired'),
		);
	});

	it('locks nobody out whose mailbox somebody else is given: they come in as before, and choose a code', async () => {
		const address = 'leo@voorbeeld.example';
		expect((await proven(address)).person).toBe(personId('leo'));
		await as('bram', (scope) => addAddress(scope, { person: personId('joris'), address }), at);
		const { ask, person } = await proven(address);
		expect(person).toBeNull();
		expect(await say(ask, 'joris', ''), 'who was given it is not in').toEqual(
			refused('own-code-none'),
		);
		expect(await say(ask, 'leo', '')).toEqual({
			ok: true,
			value: { person: personId('leo'), chooses: true },
		});
		expect(await choose('leo', '407192', { way: 'mail' })).toMatchObject({ ok: true });
		const next = await proven(address);
		expect(await say(next.ask, 'leo', '')).toEqual(refused('own-code-wrong'));
		expect(await say(next.ask, 'leo', '407192')).toMatchObject({ ok: true });
	});

	it('waits after five wrong own codes, also at once and with the right one, for an hour', async () => {
		await choose('zeynep', '407192');
		const { ask } = await proven();
		const tries = await Promise.all([1, 2, 3, 4, 5].map(() => say(ask, 'zeynep', '000007')));
		expect(tries).toEqual(Array(5).fill(refused('own-code-wrong')));
		expect(await say(ask, 'zeynep', '407192')).toEqual(refused('own-code-wait'));
		const later = at.add({ minutes: 61 });
		const next = await proven(info, later);
		expect(await say(next.ask, 'zeynep', '407192', later)).toMatchObject({ ok: true });
	});

	it('ends an own code after twenty wrong ones, until a pass', async () => {
		await choose('zeynep', '407192');
		let when = at;
		for (let hour = 0; hour < 4; hour += 1) {
			const { ask } = await proven(info, when);
			for (let time = 0; time < 5; time += 1) await say(ask, 'zeynep', '000007', when);
			when = when.add({ minutes: 61 });
		}
		const { ask } = await proven(info, when);
		expect(await say(ask, 'zeynep', '407192', when)).toEqual(refused('own-code-spent'));
		expect(await choose('zeynep', '913550')).toMatchObject({ ok: true });
		expect(await say(ask, 'zeynep', '913550', when)).toMatchObject({ ok: true });
	});

	it('gives no own code after a trainer’s pass, or to who has a mailbox alone', async () => {
		expect(await choose('stan', '407192', { way: 'trainer' })).toEqual(
			refused('own-code-by-coach'),
		);
		expect(await choose('karin', '407192')).toEqual(refused('own-code-not-needed'));
		expect(await world.run('select 1 from auth.own_code')).toEqual([]);
	});

	it('gives another own code to who knows the old one or has a fresh pass, and ends the other doors', async () => {
		const session = newId();
		await choose('stan', '407192');
		await signIn('stan', 'mail');
		const later = { way: 'mail' as Way, session };
		expect(await choose('stan', '550913', later)).toEqual(refused('own-code-current-wrong'));
		expect(await choose('stan', '550913', { ...later, current: '407193' })).toEqual(
			refused('own-code-current-wrong'),
		);
		expect(await signIns('stan')).toEqual(['mail']);
		expect(await choose('stan', '123456', { ...later, current: '407192' })).toEqual(
			refused('own-code-easy'),
		);
		expect(await choose('stan', '550913', { ...later, current: '407192' })).toMatchObject({
			ok: true,
		});
		expect(await signIns('stan'), 'elsewhere it ends').toEqual([]);
		expect(await choose('stan', '660913', { minutes: 61 })).toEqual(
			refused('own-code-current-wrong'),
		);
		expect(await choose('stan', '660913', { minutes: 59 })).toMatchObject({ ok: true });
	});

	it('counts wrong tries at the own page too', async () => {
		await choose('stan', '407192');
		const guess = () => choose('stan', '550913', { way: 'mail', current: '999000' });
		for (let time = 0; time < 5; time += 1)
			expect(await guess()).toEqual(refused('own-code-current-wrong'));
		expect(await guess()).toEqual(refused('own-code-wait'));
	});

	it('tells who shares it, and nobody else, and asks for a code after a coach’s pass alone', async () => {
		expect(await as('stan', ownCode, at)).toEqual({ address: info, set: null });
		await choose('stan', '407192');
		expect((await as('stan', ownCode, at))?.set).toBe(new Date(at.epochMilliseconds).toISOString());
		for (const who of ['karin', 'ruth', 'nick'] as const)
			expect(await as(who, ownCode, at), who).toBeNull();
		expect(await choosesOwnCode(personId('stan'), 'coach')).toBe(true);
		expect(await choosesOwnCode(personId('stan'), 'trainer')).toBe(false);
		expect(await choosesOwnCode(personId('karin'), 'coach')).toBe(false);
	});

	it('keeps no own code as it can be typed', async () => {
		await choose('stan', '407192');
		expect(JSON.stringify(await world.run('select * from auth.own_code'))).not.toContain('407192');
	});

	it('leaves out who has nothing here any more, and stays shared', async () => {
		await as(
			'casper',
			({ tx, today }) =>
				tx
					.updateTable('role')
					.set({ ended_on: today.toString() })
					.where('id', '=', roleId('stan'))
					.execute(),
			at,
		);
		const { ask, person } = await proven();
		expect(person).toBeNull();
		expect((await sharedAsk(ask, at))?.names.map((one) => one.name)).toEqual(['Zeynep']);
		expect(await say(ask, 'stan', '407192')).toEqual(refused('code-expired'));
	});
});

const spelled = ['Karin', 'karin', 'K.', 'Kárin', 'K.J.', 'Kees', 'Ka-rin', '’K', 'Ørjan', 'ørjan'];
const families = [
	['', 'Veen'],
	['van der', 'Veen'],
	['', 'van der Veen'],
	['', 'Çelik'],
	['', 'Celik'],
] as const;
const addresses = [
	'karin@veen.example',
	'info@veen.example',
	'INFO@veen.example',
	'informatie@a.b',
];

describe.each(engines)('%s: names as the database and the domain read them', (name) => {
	let world: OpenWorld;
	const names = spelled.flatMap((firstName) =>
		families.map(([infix, lastName]) => ({ firstName, infix, lastName })),
	);
	const window = `create function test_humans(names json, wanted text) returns json language sql
		security definer set search_path = public
		return (select json_agg(same_human(
			row(null, a."firstName", a.infix, a."lastName", 'nl')::person,
			row(null, b."firstName", b.infix, b."lastName", 'nl')::person, looks_shared(lower(wanted)))
			order by a.at, b.at)
		from rows from (json_to_recordset(names) as ("firstName" text, infix text, "lastName" text)) with ordinality a ("firstName", infix, "lastName", at),
			rows from (json_to_recordset(names) as ("firstName" text, infix text, "lastName" text)) with ordinality b ("firstName", infix, "lastName", at));
		grant execute on function test_humans(json, text) to leerkring_app;`;
	beforeAll(async () => {
		world = await openWorld(name, (run) => run(window));
	});
	afterAll(() => world?.close());

	it.each(addresses)('agree on every pair under %s', async (address) => {
		const { rows } = await scoped({ person: personId('karin') }, ({ tx }) =>
			sql<{ same: boolean[] }>`
				select test_humans(${JSON.stringify(names)}::json, ${address}) as same`.execute(tx),
		);
		const expected = names.flatMap((one) => names.map((other) => sameHuman(one, other, address)));
		expect(rows[0]?.same).toEqual(expected);
		expect(new Set(expected)).toEqual(new Set([true, false]));
		expect(isShared(address, names)).toBe(true);
		expect(looksShared(address)).toBe(address.toLowerCase().startsWith('info@'));
	});
});
