import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { addAddress, setLanguage, setReachable } from '#features/people/server/write.ts';
import { me } from '#features/people/server/read.ts';
import { colleagueList } from '#features/people/server/read-colleague.ts';
import { placementList } from '#features/placement/server/read-list.ts';
import { placementPage } from '#features/placement/server/read.ts';
import { signalPage } from '#features/signal/server/read-view.ts';
import { scoped } from '#platform/server/db/scope.ts';
import { startJobs, stopJobs } from '#platform/server/jobs/jobs.ts';
import {
	idOf,
	nameOf,
	personId,
	personKeys,
	placementId,
	roleId,
	type PersonKey,
} from '../cast.ts';
import { as, noon, openWorld, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';

interface Mailbox {
	id: string;
	person: string;
	proven: string | null;
	address: string | null;
}

describe.each(engines)('%s: an address', (name) => {
	let world: OpenWorld;
	beforeAll(async () => {
		world = await openWorld(name, async (run) => {
			// A stand-in spoke for Stan before Stan was ever here.
			await run('update signal set on_behalf_of = $1 where id = $2', [
				personId('stan'),
				idOf('signal:deputy-to-mentor-alone'),
			]);
			// Two schools spell one person.
			await run(`update person set first_name = 'M.', last_name = 'Aydin' where id = $1`, [
				personId('stan'),
			]);
		});
		await startJobs({ mail: async () => {} });
	});
	afterAll(async () => {
		await stopJobs();
		await world?.close();
	});

	const add = (who: PersonKey, whose: PersonKey, address: string) =>
		as(who, (scope) => addAddress(scope, { person: personId(whose), address }));
	const mailboxesOf = async (whose: PersonKey) =>
		(await world.look<Mailbox[]>('mailboxes')).filter(({ person }) => person === personId(whose));
	const prove = (address: string) =>
		scoped({ task: 'door' }, async ({ tx }) => {
			const { rows } = await sql<{ person: string }>`
				select prove_address(${address}, ${noon.toString()}::timestamptz) as person`.execute(tx);
			return rows[0]?.person;
		});
	const nothing = async (who: PersonKey, whose: PersonKey, refusal: string | undefined) => {
		const before = await world.stored();
		expect(await add(who, whose, 'ander@voorbeeld.example')).toEqual(
			refusal && { ok: false, refusal },
		);
		expect(await world.stored()).toEqual(before);
	};

	it('is added by a coach for a student and for who works with them, with one invitation each', async () => {
		const before = await world.stored();
		expect(await add('bram', 'joris', 'joris@nieuw.example')).toEqual({ ok: true, value: 'added' });
		expect(await world.stored()).toMatchObject({
			mailbox: before['mailbox']! + 1,
			event: before['event']! + 1,
			jobs: before['jobs']! + 1,
		});
		expect(await add('ruth', 'zeynep', 'zeynep@nieuw.example')).toEqual({
			ok: true,
			value: 'added',
		});
		expect(await mailboxesOf('zeynep')).toMatchObject([
			{ proven: null, address: 'zeynep@nieuw.example' },
		]);
	});

	it('is added by an administrator for a colleague', async () => {
		expect(await add('annelies', 'bram', 'bram@nieuw.example')).toEqual({
			ok: true,
			value: 'added',
		});
		expect(await mailboxesOf('bram')).toMatchObject([
			{ proven: null, address: 'bram@nieuw.example' },
		]);
	});

	it('cannot be added by a trainer, a mentor, a teacher or the student, and nothing is stored', async () => {
		for (const who of ['karin', 'mo', 'lotte', 'noor'] as const)
			await nothing(who, 'peter', 'address-not-yours-to-add');
	});

	it('cannot be added for who has proven one, and nothing is stored', async () => {
		await nothing('hanneke', 'karin', 'address-already-proven');
		await nothing('annelies', 'hanneke', 'address-already-proven');
	});

	it('cannot be added for who is not there for the reader, and nothing is stored', async () => {
		await nothing('hanneke', 'yara', undefined);
		await nothing('nick', 'noor', undefined);
		await nothing('wout', 'lotte', undefined);
	});

	it('that nobody proved makes place for the next one, also when somebody else typed it', async () => {
		expect(await mailboxesOf('mo')).toMatchObject([{ address: 'mo@voorbeeld.example' }]);
		expect(await add('hanneke', 'mo', 'mo@nieuw.example')).toEqual({ ok: true, value: 'added' });
		expect(await mailboxesOf('mo')).toMatchObject([{ proven: null, address: 'mo@nieuw.example' }]);
	});

	it('typed twice is added once, also at the same moment', async () => {
		await add('hanneke', 'sami', 'sami@nieuw.example');
		const before = await world.stored();
		expect(await add('hanneke', 'sami', 'sami@nieuw.example')).toEqual({
			ok: true,
			value: 'added',
		});
		expect(await world.stored()).toEqual(before);
		const send = () => add('hanneke', 'pim', 'pim@nieuw.example');
		await Promise.all([send(), send(), send()]);
		expect(await mailboxesOf('pim')).toHaveLength(1);
		expect((await world.stored())['jobs']).toBe(before['jobs']! + 1);
	});

	it('is read by nobody but its owner, and by who typed it as long as nobody proved it', async () => {
		await add('ruth', 'stan', 'stan@nieuw.example');
		for (const who of personKeys) {
			const seen = await as(who, (scope) =>
				scope.tx
					.selectFrom('mailbox_address')
					.innerJoin('mailbox', 'mailbox.id', 'mailbox_id')
					.select(['person_id', 'added_by', 'proven_at', 'address'])
					.execute(),
			);
			const others = seen.filter(({ person_id }) => person_id !== personId(who));
			for (const one of others)
				expect([one.added_by, one.proven_at], nameOf(who)).toEqual([personId(who), null]);
		}
	});

	it('proven makes one person of who was known under it to two schools, with all their placements', async () => {
		await add('hanneke', 'mo', 'mo@samen.example');
		await add('ruth', 'stan', 'mo@samen.example');
		const kept = await prove('mo@samen.example');
		expect([personId('mo'), personId('stan')]).toContain(kept);
		const { roles, students } = await world.look<Record<string, Record<string, string>>>('holders');
		expect([roles?.[roleId('mo')], roles?.[roleId('stan')]]).toEqual([kept, kept]);
		expect(students?.[placementId('mo')]).toBe(kept);
		const spoken = (await world.look<{ on_behalf_of: string | null }[]>('signals')).filter(
			({ on_behalf_of }) => on_behalf_of,
		);
		expect(kept).not.toBe(personId('stan'));
		expect(spoken.map(({ on_behalf_of }) => on_behalf_of)).toContain(kept);
		expect(spoken.map(({ on_behalf_of }) => on_behalf_of)).not.toContain(personId('stan'));
		const mailboxes = (await world.look<Mailbox[]>('mailboxes')).filter(
			({ address }) => address === 'mo@samen.example',
		);
		expect(mailboxes).toHaveLength(1);
		expect(mailboxes[0]).toMatchObject({ person: kept, proven: expect.any(String) });
		const page = await scoped(
			{ person: kept! },
			(scope) => signalPage(scope, idOf('signal:mo-to-stan-alone')),
			noon,
		);
		expect(page?.asked).toBe('What mo-to-stan-alone asks');
		expect(await prove('mo@samen.example')).toBe(kept);
	});

	it('that nobody has proves nobody, and changes nothing', async () => {
		const before = await world.stored();
		expect(await prove('niemand@voorbeeld.example')).toBeNull();
		expect(await world.stored()).toEqual(before);
	});

	it('leaves its trace on the list of the administrator as a state, and as itself only to who typed it', async () => {
		const { colleagues: list } = await as('annelies', (scope) => colleagueList(scope));
		expect(list.find(({ person }) => person === personId('bram'))).toMatchObject({
			reach: 'waiting',
			address: 'bram@nieuw.example',
		});
		expect(list.find(({ person }) => person === personId('hanneke'))?.reach).toBe('proven');
		const typed = (await world.look<(Mailbox & { by: string })[]>('mailboxes')).filter(
			({ by, proven }) => by === personId('annelies') && !proven,
		);
		const shown = list.flatMap(({ address }) => address ?? []);
		expect(typed.map(({ address }) => address)).toEqual(expect.arrayContaining(shown));
		expect((await as('hanneke', (scope) => colleagueList(scope))).colleagues).toEqual([]);
	});

	it('that waits stands on the page of a placement for who typed it, and for nobody else there', async () => {
		await add('hanneke', 'sami', 'sami@plek.example');
		const seenBy = async (who: PersonKey) => {
			const page = await as(who, (scope) => placementPage(scope, placementId('sami')));
			return page?.people.find(({ person }) => person === personId('sami'));
		};
		expect(await seenBy('hanneke')).toMatchObject({
			reach: 'waiting',
			address: 'sami@plek.example',
		});
		expect(await seenBy('pim')).toMatchObject({ reach: 'waiting', address: null });
	});

	it('counts once it is proven: on the list and on each placement alike', async () => {
		for (const who of ['hanneke', 'ruth', 'karin'] as const) {
			const list = await as(who, placementList);
			expect(list.length).toBeGreaterThan(0);
			for (const line of list) {
				const page = await as(who, (scope) => placementPage(scope, line.id));
				const trainers = page?.people.filter(({ part }) => part === 'trainer') ?? [];
				const unreached = trainers.some(({ reach }) => reach !== 'proven' && reach !== 'pass');
				expect(line.unreached, `${nameOf(who)}: ${line.name}`).toBe(unreached);
			}
		}
	});

	it('is apart from one’s own language and phone, which nobody else changes', async () => {
		await as('karin', (scope) => setLanguage(scope, { language: 'en' }));
		expect((await as('karin', me))?.language).toBe('en');
		expect((await as('leo', me))?.language).toBe('nl');
		const phone = { phone: '06 1234', reachable: 'ma-wo' };
		const mine = (who: PersonKey) =>
			as(who, (scope) => setReachable(scope, { role: roleId('karin'), ...phone }));
		expect(await mine('dirk')).toEqual({ ok: false, refusal: 'not-found' });
		expect((await as('karin', me))?.roles[0]?.phone).toBe('');
		expect(await mine('karin')).toEqual({ ok: true, value: 'kept' });
		expect((await as('karin', me))?.roles[0]).toMatchObject(phone);
	});
});
