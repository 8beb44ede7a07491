import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changes, changesOfMe } from '#features/organisation/server/read-change.ts';
import { endAll } from '#features/sign-in/server/write-end.ts';
import { eventsAfter } from '#features/history/server/read.ts';
import { signInsOf } from '#platform/server/auth/session.ts';
import { nameOf, personId, type PersonKey } from '../cast.ts';
import { as, openWorld, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';

const none = { ok: false, refusal: 'sign-ins-none' };

describe.each(engines)('%s: the sign-ins of a colleague', (name) => {
	let world: OpenWorld;
	beforeAll(async () => {
		world = await openWorld(name);
		for (const whom of ['lotte', 'mo', 'casper', 'stan', 'ruth', 'els'] as const)
			for (const device of ['phone', 'desk']) {
				await world.run(
					`insert into auth."user" (id, name, email, "emailVerified") values ($1, '', $2, true)
					on conflict do nothing`,
					[personId(whom), `${whom}@person.invalid`],
				);
				await world.run(
					`insert into auth.session ("userId", token, "expiresAt", "updatedAt", "userAgent")
					values ($1, $2, now() + interval '1 year', now(), $3)`,
					[personId(whom), `${whom} ${device}`, device],
				);
			}
	});
	afterAll(() => world?.close());

	const endOf = (who: PersonKey, whom: PersonKey) =>
		as(who, (scope) => endAll(scope, personId(whom)));
	const running = async (whom: PersonKey) => (await signInsOf(personId(whom), null)).length;

	it('are ended, all at once, by the administrator where they work, and they hear of it', async () => {
		const { cursor } = await as('lotte', (scope) => eventsAfter(scope, null));
		expect(await running('lotte')).toBe(2);
		expect(await endOf('annelies', 'lotte')).toEqual({ ok: true, value: 'ended' });
		expect(await running('lotte')).toBe(0);
		expect(await as('lotte', changesOfMe)).toMatchObject([
			{ kind: 'sign-ins.ended', organisation: 'School Oost' },
		]);
		const told = await as('lotte', (scope) => eventsAfter(scope, cursor));
		expect(told.events.map(({ kind }) => kind)).toContain('sign-ins.ended');
		expect((await as('annelies', (scope) => changes(scope))).changes).toMatchObject([
			{ kind: 'sign-ins.ended', who: 'Annelies Bos', whom: 'Lotte Evers' },
		]);
		expect(await endOf('annelies', 'lotte'), 'there is nothing left to end').toEqual(none);
	});

	it('of who is a student, works elsewhere or left are not: the answer is that of who has none', async () => {
		const before = await world.stored();
		expect(await endOf('dirk', 'mo')).toEqual(none);
		expect(await endOf('annelies', 'stan')).toEqual(none);
		expect(await endOf('annelies', 'els')).toEqual(none);
		for (const whom of ['mo', 'stan', 'els'] as const)
			expect(await running(whom), nameOf(whom)).toBe(2);
		expect(await world.stored()).toEqual(before);
	});

	it('of somebody of elsewhere are not there, and nobody else ends any', async () => {
		expect(await endOf('annelies', 'ruth')).toBeUndefined();
		for (const who of ['hanneke', 'zeynep', 'stan', 'nick'] as const)
			expect(await endOf(who, 'casper'), nameOf(who)).toBeUndefined();
		expect([await running('ruth'), await running('casper')]).toEqual([2, 2]);
	});
});
