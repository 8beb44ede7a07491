import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keysOf } from '#features/sign-in/server/read-key.ts';
import { addKey, removeKey, tryKeyIn } from '#features/sign-in/server/write-key.ts';
import { newChallenge, type ChallengeFor } from '#platform/server/auth/challenge.ts';
import { keyHandle } from '#platform/server/auth/passkey.ts';
import type { Way } from '#platform/server/auth/session.ts';
import { personId, roleId, type PersonKey } from '../cast.ts';
import { as, noon, openWorld, secret, type OpenWorld } from '../chaos/world-open.ts';
import { made, newDevice, used } from './authenticator.ts';
import { engines } from './engine.ts';

const origin = 'https://leerkring.example';
const house = { id: 'leerkring.example', origin };
const wrong = { ok: false, refusal: 'key-wrong' };
const everybody = ['karin', 'noor', 'dirk'] as const;

describe.each(engines)('%s: a passkey', (name) => {
	let world: OpenWorld;
	let tests = 0;
	let at = noon;
	beforeAll(async () => {
		world = await openWorld(name);
		for (const who of everybody)
			await world.run(
				`insert into auth."user" (id, name, email, "emailVerified") values ($1, '', $2, true)`,
				[personId(who), `${personId(who)}@person.invalid`],
			);
	});
	afterAll(() => world?.close());
	beforeEach(async () => {
		await world.run('delete from auth.passkey');
		tests += 1;
		at = noon.add({ minutes: 10 * tests });
	});

	const browser = 'this browser';
	const challenge = (purpose: ChallengeFor, when = at, whose = browser) =>
		newChallenge({ secret, purpose, browser: whose }, when);
	const from = () => `${name} ${tests}`;
	const send = (key: string, more: { browser?: string; at?: typeof at } = {}) =>
		tryKeyIn({ key, house, browser: more.browser ?? browser, from: from() }, more.at ?? at);
	const asked = (given = challenge('enter')) => ({ challenge: given, origin, rpId: house.id });
	const add = (who: PersonKey, key: string, way: Way = 'mail') =>
		as(
			who,
			(scope) =>
				addKey(scope, { key, house, browser, from: from(), way, device: 'Chrome on Windows' }),
			at,
		);
	const deviceOf = async (who: PersonKey) => {
		const device = newDevice();
		const answer = made(device, asked(challenge(`add ${personId(who)}`)));
		expect(await add(who, answer)).toEqual({ ok: true, value: 'added' });
		return device;
	};
	const keys = async (who: PersonKey) => (await keysOf(personId(who))).keys;
	const events = async () =>
		(await world.look<{ kind: string; audience: string[] }[]>('events')).filter(({ kind }) =>
			kind.startsWith('key.'),
		);
	/** Nothing that is wrong with a key lets anybody in, or changes a key. */
	const staysOut = async (sent: Promise<unknown>) => {
		const before = await world.run('select credential, counter, used_at from auth.passkey');
		expect(await sent).toEqual(wrong);
		expect(await world.run('select credential, counter, used_at from auth.passkey')).toEqual(
			before,
		);
	};

	it('lets its owner in, each time, and tells when it was used last', async () => {
		const device = await deviceOf('karin');
		expect(await keys('karin')).toMatchObject([{ device: 'Chrome, Windows', used: null }]);
		const handle = keyHandle(secret, personId('karin'));
		for (const given of [undefined, handle, handle])
			expect(await send(used(device, asked(), given))).toEqual({
				ok: true,
				value: { person: personId('karin'), inDevice: true },
			});
		const [key] = await keys('karin');
		expect(key?.used).toBe(new Date(at.epochMilliseconds).toISOString());
		const told = await events();
		expect(told.at(-1)).toMatchObject({
			kind: 'key.added',
			audience: [`person:${personId('karin')}`],
		});
	});

	it('of another lets nobody in: the student cannot sign as the trainer', async () => {
		const [karin, noor] = [await deviceOf('karin'), await deviceOf('noor')];
		const stolen = { ...noor, credential: karin.credential };
		await staysOut(send(used(stolen, asked())));
		await staysOut(send(used(noor, asked(), keyHandle(secret, personId('karin')))));
		await staysOut(send(used(newDevice(), asked())));
	});

	it('answers a challenge once, also sent twice at the same moment', async () => {
		const device = await deviceOf('karin');
		const answer = used(device, asked());
		const both = await Promise.all([send(answer), send(answer)]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		await staysOut(send(answer));
		const next = used(device, asked(JSON.parse(atob(clientData(answer))).challenge as string));
		await staysOut(send(next));
	});

	it.each([
		[
			'that is five minutes old',
			() => ({ given: challenge('enter', at.subtract({ minutes: 5 })) }),
		],
		['of another browser', () => ({ given: challenge('enter', at, 'another browser') })],
		['for adding a key', () => ({ given: challenge(`add ${personId('karin')}`) })],
		['that it made up itself', () => ({ given: Buffer.alloc(54).toString('base64url') })],
		['on another site', () => ({ origin: 'https://leerkring.evil.example' })],
		['on another port', () => ({ origin: `${origin}:8443` })],
		['for another host', () => ({ rpId: 'evil.example' })],
		['without asking its owner', () => ({ verified: false })],
	])('answers no challenge %s', async (_, lie) => {
		const device = await deviceOf('karin');
		const { given, ...told }: { given?: string; [what: string]: unknown } = lie();
		await staysOut(send(used(device, { ...asked(given), ...told })));
	});

	it('that somebody copied is found out by its count', async () => {
		const device = await deviceOf('karin');
		const copy = { ...device };
		expect(await send(used(device, asked()))).toMatchObject({ ok: true });
		expect(await send(used(device, asked()))).toMatchObject({ ok: true });
		await staysOut(send(used(copy, asked())));
	});

	it('is no key for what is no answer of a browser', async () => {
		for (const text of ['', 'null', '{}', '[]', '{"id":"x","response":{"clientDataJSON":"e30"}}'])
			expect(await send(text)).toEqual(wrong);
	});

	it.each([
		['coach', 'the maker of a pass would keep a key for ever'],
		['trainer', 'so would a trainer'],
		['', 'nor after what is not known'],
	] as const)('is not added after a sign-in by "%s": %s', async (way, because) => {
		const answer = made(newDevice(), asked(challenge(`add ${personId('noor')}`)));
		expect(await add('noor', answer, way), because).toEqual({
			ok: false,
			refusal: 'key-after-mail',
		});
		expect(await keys('noor')).toEqual([]);
	});

	it('is not added to another person than it was asked for, nor twice, nor from elsewhere', async () => {
		const device = newDevice();
		const answer = made(device, asked(challenge(`add ${personId('karin')}`)));
		expect(await add('noor', answer)).toEqual(wrong);
		expect(await add('karin', answer)).toEqual({ ok: true, value: 'added' });
		expect(await add('karin', answer), 'one challenge, one key').toEqual(wrong);
		const again = made(device, asked(challenge(`add ${personId('noor')}`)));
		expect(await add('noor', again), 'one key, one person').toEqual(wrong);
		const strange = {
			...asked(challenge(`add ${personId('noor')}`)),
			origin: 'https://evil.example',
		};
		expect(await add('noor', made(newDevice(), strange))).toEqual(wrong);
		const unasked = { ...asked(challenge(`add ${personId('noor')}`)), verified: false };
		expect(await add('noor', made(newDevice(), unasked))).toEqual(wrong);
		expect([(await keys('karin')).length, (await keys('noor')).length]).toEqual([1, 0]);
	});

	it('is added ten times at most', async () => {
		for (let time = 0; time < 10; time += 1) await deviceOf('noor');
		const answer = made(newDevice(), asked(challenge(`add ${personId('noor')}`)));
		expect(await add('noor', answer)).toEqual({ ok: false, refusal: 'key-too-many' });
	});

	it('is removed by its owner alone, and lets nobody in after that', async () => {
		const device = await deviceOf('karin');
		const [key] = await keys('karin');
		const before = await events();
		for (const who of ['noor', 'dirk'] as const)
			expect(await as(who, (scope) => removeKey(scope, { key: key!.id }), at)).toMatchObject({
				ok: true,
			});
		expect(await keys('karin'), 'another takes nothing away').toHaveLength(1);
		expect(await events()).toEqual(before);
		await as('karin', (scope) => removeKey(scope, { key: key!.id }), at);
		expect(await keys('karin')).toEqual([]);
		await staysOut(send(used(device, asked())));
	});

	it('ends with a role of its owner, by the hand of the administrator', async () => {
		const device = await deviceOf('karin');
		await as(
			'dirk',
			({ tx }) =>
				tx
					.updateTable('role')
					.set({ ended_on: '2026-12-31' })
					.where('id', '=', roleId('karin'))
					.execute(),
			at,
		);
		expect(await keys('karin')).toEqual([]);
		await staysOut(send(used(device, asked())));
	});

	it('waits after sixty wrong ones from one place, and not elsewhere', async () => {
		const device = await deviceOf('noor');
		for (let time = 0; time < 60; time += 1)
			expect(await send(used(newDevice(), asked()))).toEqual(wrong);
		expect(await send(used(device, asked()))).toEqual({ ok: false, refusal: 'key-wait' });
		tests += 1;
		expect(await send(used(device, asked()))).toMatchObject({ ok: true });
	});

	it('keeps nothing by which anybody could sign', async () => {
		const device = await deviceOf('noor');
		const rows = JSON.stringify(await world.run('select * from auth.passkey'));
		const { d } = device.privateKey.export({ format: 'jwk' });
		expect(rows).not.toContain(d);
	});
});

const clientData = (answer: string) =>
	(JSON.parse(answer) as { response: { clientDataJSON: string } }).response.clientDataJSON
		.replaceAll('-', '+')
		.replaceAll('_', '/');
