import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '#domain/kernel/id.ts';
import type { RoleKind } from '#domain/people/role.ts';
import { addAddress } from '#features/people/server/write.ts';
import { addColleague, addColleagueAddress } from '#features/people/server/write-colleague.ts';
import { ownCode } from '#features/sign-in/server/read-own-code.ts';
import { setOwnCode } from '#features/sign-in/server/write-own-code.ts';
import { sayWho, sharedAsk } from '#features/sign-in/server/write-shared.ts';
import { askCode, tryCode } from '#features/sign-in/server/write.ts';
import { codeOf } from '#platform/server/auth/code.ts';
import { scoped } from '#platform/server/db/scope.ts';
import { startJobs, stopJobs } from '#platform/server/jobs/jobs.ts';
import { newId } from '#platform/server/random.ts';
import { officeId, personId, today, type PersonKey } from '../cast.ts';
import { as, noon, openWorld, secret, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';

const at = noon;
const refused = (refusal: string) => ({ ok: false, refusal });

/** An administrator of another school types the address of a colleague here for a name of their own. */
describe.each(engines)('%s: an address that another organisation also types', (name) => {
	let world: OpenWorld;
	beforeAll(async () => {
		world = await openWorld(name);
		await startJobs({ mail: async () => {} });
	});
	afterAll(async () => {
		await stopJobs();
		await world?.close();
	});

	const add = (
		by: PersonKey,
		office: string,
		who: string,
		address: string | null,
		kind: RoleKind,
	) =>
		as(
			by,
			(scope) =>
				addColleague(scope, {
					...{ form: newId(), office: officeId(office), kind, name: who, address },
					...{ begins: today, ends: null },
				}),
			at,
		);
	const added = async (...given: Parameters<typeof add>): Promise<Id> => {
		const answer = await add(...given);
		if (!answer?.ok) throw new Error(answer?.refusal ?? 'not there');
		return answer.value;
	};
	const here = (who: string, address: string) => added('annelies', 'oost', who, address, 'teacher');
	const elsewhere = (who: string, address: string) => added('wout', 'west', who, address, 'coach');
	const prove = async (address: string) => {
		await world.run('delete from auth.sign_in_ask');
		const cookie = await askCode({ address, language: 'nl', from: newId() }, at);
		const [id = ''] = cookie.split('.');
		const answer = await tryCode(cookie, codeOf(secret, id), at);
		if (!answer.ok) throw new Error(answer.refusal);
		return answer.value;
	};
	const say = (ask: string, person: Id, code = '') => sayWho(ask, { person, code }, at);
	const names = async (ask: string) => (await sharedAsk(ask, at))?.names.map((one) => one.name);

	it.each(['before', 'after'])(
		'locks no invited teacher out, typed %s the invitation: she says who she is, once, and needs no code',
		async (when) => {
			const address = `anna.${when}@oost.example`;
			const early = when === 'before' && (await elsewhere('Mallory Vreemd', address));
			const anna = await here('Anna Meijer', address);
			const mallory = early || (await elsewhere('Mallory Vreemd', address));
			const first = await prove(address);
			expect([first.person, await names(first.ask)]).toEqual([null, ['Anna', 'Mallory']]);
			const entered = { ok: true, value: { person: anna, chooses: false } };
			expect(await say(first.ask, anna)).toEqual(entered);
			const next = await prove(address);
			expect(next.person, 'from then on as if the other name were not there').toBe(anna);
			expect(await say(next.ask, mallory), 'and nobody is the other by it').toEqual(
				refused('code-expired'),
			);
			expect(await scoped({ person: anna }, ownCode)).toBeNull();
		},
	);

	it('changes nothing for a trainer who proved the address, and lets nobody in under the other name', async () => {
		const address = 'leo@voorbeeld.example';
		expect((await prove(address)).person).toBe(personId('leo'));
		const mallory = await elsewhere('Mallory Vreemd', address);
		const { person, ask } = await prove(address);
		expect(person).toBe(personId('leo'));
		expect(await names(ask)).toEqual(['Leo']);
		expect(await say(ask, mallory)).toEqual(refused('code-expired'));
	});

	it('keeps a student out of nothing: the trainer of another firm under the same address needs a code', async () => {
		const address = 'joris@huis.example';
		await as('bram', (scope) => addAddress(scope, { person: personId('joris'), address }), at);
		expect((await prove(address)).person).toBe(personId('joris'));
		await as('ruth', (scope) => addAddress(scope, { person: personId('zeynep'), address }), at);
		const choose = (way: 'coach' | 'trainer') =>
			as(
				'zeynep',
				(scope) =>
					setOwnCode(scope, {
						...{ code: '407192', current: '', session: newId(), way, since: at.toString() },
					}),
				at,
			);
		expect((await prove(address)).person, 'nothing chosen yet').toBe(personId('joris'));
		expect(await choose('trainer')).toEqual(refused('own-code-by-coach'));
		expect(await choose('coach')).toMatchObject({ ok: true });
		const { person, ask } = await prove(address);
		expect([person, await names(ask)]).toEqual([null, ['Joris', 'Zeynep']]);
		expect(await say(ask, personId('zeynep'))).toEqual(refused('own-code-wrong'));
		expect(await say(ask, personId('joris'))).toMatchObject({ ok: true });
		const again = await prove(address);
		expect(await say(again.ask, personId('zeynep'), '407192')).toMatchObject({ ok: true });
	});

	it('still makes one person of a teacher whom two schools invited, beside a third name', async () => {
		const address = 'sofie@scholen.example';
		const [anna, other] = [
			await here('Sofie Meijer', address),
			await elsewhere('S. Meijer', address),
		];
		await added('casper', 'kuiper', 'Mallory Vreemd', address, 'mentor');
		const { ask } = await prove(address);
		expect(await say(ask, anna)).toMatchObject({ ok: true });
		const { roles } = await world.look<{ roles: Record<Id, Id> }>('holders');
		expect(Object.values(roles).filter((one) => one === anna)).toHaveLength(2);
		expect(Object.values(roles)).not.toContain(other);
		expect((await prove(address)).person).toBe(anna);
	});

	it('lets a teacher in who was invited at info@, to whom no coach can hand a code', async () => {
		const address = 'info@oost.example';
		const anna = await here('Anna Meijer', address);
		await as('ruth', (scope) => addAddress(scope, { person: personId('stan'), address }), at);
		const { ask } = await prove(address);
		expect(await say(ask, personId('stan')), 'the mentor can be handed one').toEqual(
			refused('own-code-none'),
		);
		expect(await say(ask, anna)).toMatchObject({ ok: true, value: { person: anna } });
	});

	it('gives two colleagues at school no one address, so that the quick one is not both', async () => {
		const address = 'samen@oost.example';
		await here('Anna Meijer', address);
		const dirk = await added('annelies', 'oost', 'Dirk Kok', null, 'teacher');
		const before = await world.stored();
		expect(await add('annelies', 'oost', 'Ben Kok', address, 'teacher')).toEqual(
			refused('address-of-colleague'),
		);
		expect(await world.stored()).toEqual(before);
		expect(
			await as('annelies', (scope) => addColleagueAddress(scope, { person: dirk, address }), at),
		).toEqual(refused('address-of-colleague'));
		expect((await add('annelies', 'oost', 'Anna Meijer', address, 'teacher'))?.ok).toBe(true);
		expect((await add('wout', 'west', 'Ben Kok', address, 'teacher'))?.ok, 'tells nothing').toBe(
			true,
		);
		const mechanic = (who: string) =>
			add('casper', 'kuiper', who, 'samen@kuiper.example', 'mentor');
		expect((await mechanic('Kees Kok'))?.ok).toBe(true);
		expect((await mechanic('Koos Kok'))?.ok, 'a coach hands them codes').toBe(true);
	});

	it('keeps nobody from an address of their own by typing it for another', async () => {
		const address = 'thuis@hanneke.example';
		await elsewhere('Mallory Vreemd', address);
		const told = () =>
			scoped({ task: 'door' }, async ({ tx }) => {
				const { rows } = await sql<{ none: boolean; proven: boolean }>`
					select is_no_own_address(${address}, ${personId('hanneke')}) as none,
						prove_own_address(${personId('hanneke')}, ${address}, ${newId()}, ${at.toString()}::timestamptz)
							as proven`.execute(tx);
				return rows[0];
			});
		expect(await told()).toEqual({ none: false, proven: true });
		expect((await prove(address)).person).toBe(personId('hanneke'));
	});
});
