import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '#domain/kernel/id.ts';
import { everybodyOnPlacement } from '#domain/event/event.ts';
import { eventsAfter } from '#features/history/server/read.ts';
import { eventChannel, record } from '#features/history/server/write.ts';
import { me } from '#features/people/server/read.ts';
import { endRole } from '#features/people/server/write-role.ts';
import { keepLook } from '#features/placement/server/write-look.ts';
import { endOne, endThis } from '#features/sign-in/server/write-end.ts';
import { raiseSignal } from '#features/signal/server/write.ts';
import { scoped, type PersonScope } from '#platform/server/db/scope.ts';
import { startJobs, stopJobs } from '#platform/server/jobs/jobs.ts';
import { sealCursor } from '#platform/server/live/cursor.ts';
import { startLive, stopLive } from '#platform/server/live/live.ts';
import { newId } from '#platform/server/random.ts';
import { GET } from '../../src/routes/live/+server.ts';
import { spareLook } from '../access/cast-signals.ts';
import { officeId, personId, placementId, roleId, type PersonKey } from '../cast.ts';
import { as, openWorld, secret, until, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';

interface Told {
	id: Id;
	kind: string;
	subject: Id;
}

describe.each(engines)('%s: live', (name) => {
	let world: OpenWorld;
	const leaving: (() => void)[] = [];
	beforeAll(async () => {
		world = await openWorld(name);
		await startJobs({ mail: async () => {} });
		await startLive(eventChannel);
	});
	afterEach(() => {
		for (const leave of leaving.splice(0)) leave();
	});
	afterAll(async () => {
		await stopLive();
		await stopJobs();
		await world?.close();
	});

	/** Something happens on a placement that everybody there may know; answers by what it is known. */
	const happen = async (scope: PersonScope, on = 'noor'): Promise<Id> => {
		const subject = newId();
		await record(scope, [
			{
				kind: 'goal.written',
				at: scope.now,
				actor: scope.actor.person,
				onBehalfOf: null,
				organisation: null,
				placement: placementId(on),
				subject,
				audience: everybodyOnPlacement,
			},
		]);
		return subject;
	};
	const cursorNow = async () => (await as('noor', (scope) => eventsAfter(scope, null))).cursor;
	const sealedNow = async () => sealCursor(secret, await cursorNow());

	const signInOf = async (who: PersonKey): Promise<Id> => {
		const session = newId();
		await world.run(
			`insert into auth."user" (id, name, email, "emailVerified") values ($1, '', $2, true) on conflict do nothing`,
			[personId(who), who],
		);
		await world.run(
			`insert into auth."session" (id, "expiresAt", token, "updatedAt", "userId") values ($1, now() + interval '1 day', $3, now(), $2)`,
			[session, personId(who), session],
		);
		return session;
	};

	/** Opens the stream of somebody as the browser does, and gathers what it tells. */
	const follow = async (who: PersonKey, after: string, again = false) => {
		const session = await signInOf(who);
		const gone = new AbortController();
		leaving.push(() => gone.abort());
		const url = new URL(`http://test/live${again ? '' : `?after=${after}`}`);
		const request = new Request(url, {
			signal: gone.signal,
			headers: again ? { 'last-event-id': after } : {},
		});
		const locals = { actor: { person: personId(who), session }, demo: false };
		const response = await GET({ locals, request, url } as Parameters<typeof GET>[0]);
		const stream = {
			told: [] as Told[],
			last: after,
			ended: false,
			session,
			leave: () => gone.abort(),
		};
		void (async () => {
			const text = new TextDecoder();
			for await (const part of response.body!)
				for (const line of text.decode(part).split('\n')) {
					if (line.startsWith('id: ')) stream.last = line.slice(4);
					if (line.startsWith('data: ')) stream.told.push(JSON.parse(line.slice(6)) as Told);
				}
			stream.ended = true;
		})();
		return stream;
	};
	const subjects = (told: readonly Pick<Told, 'subject'>[]) => told.map(({ subject }) => subject);

	it('tells everything once to who follows by cursor, while many write at once and some take it back', async () => {
		let cursor = await cursorNow();
		const written: Id[] = [];
		const read: Id[] = [];
		let writing = true;
		const write = async (writer: number) => {
			for (let time = 0; time < 8; time += 1) {
				const taken = as((['karin', 'hanneke', 'noor'] as const)[writer % 3]!, async (scope) => {
					const one = await happen(scope);
					if (name === 'postgres') await sleep((writer * 7 + time * 13) % 25);
					if ((writer + time) % 5 === 0) throw new Error('taken back');
					return one;
				});
				await taken.then(
					(one) => written.push(one),
					() => {},
				);
			}
		};
		const look = async () => {
			const tidings = await as('mo', (scope) => eventsAfter(scope, cursor));
			cursor = tidings.cursor;
			read.push(...subjects(tidings.events));
			return tidings.settled;
		};
		const reader = (async () => {
			while (writing) await look();
		})();
		await Promise.all([0, 1, 2, 3, 4, 5].map(write));
		writing = false;
		await reader;
		await until(look);
		expect(read.toSorted()).toEqual(written.toSorted());
		expect(written.length).toBeGreaterThan(30);
	});

	it('misses nothing of a transaction that began first and ended last', async () => {
		const before = await sealedNow();
		const stream = await follow('mo', before);
		const written: Id[] = [];
		let close = () => {};
		const open = new Promise<void>((resolve) => (close = resolve));
		const slow = as('karin', async (scope) => {
			written.push(await happen(scope));
			if (name === 'postgres') await open;
		});
		if (name === 'postgres') await sleep(50);
		for (let time = 0; time < 10; time += 1)
			written.push(await as('hanneke', (scope) => happen(scope)));
		await sleep(150);
		close();
		await slow;
		await until(() => stream.told.length >= written.length);
		await sleep(200);
		expect(subjects(stream.told).toSorted()).toEqual(written.toSorted());
	});

	it('goes on where it was after a lost connection: nothing twice, nothing missed', async () => {
		const first = await follow('mo', await sealedNow());
		const one = await as('karin', (scope) => happen(scope));
		await until(() => first.told.length === 1);
		first.leave();
		const away = [];
		for (let time = 0; time < 3; time += 1) away.push(await as('karin', (scope) => happen(scope)));
		const second = await follow('mo', first.last, true);
		await until(() => second.told.length >= 3);
		const after = await as('karin', (scope) => happen(scope));
		await until(() => second.told.length >= 4);
		expect(subjects(first.told)).toEqual([one]);
		expect(subjects(second.told).toSorted()).toEqual([...away, after].toSorted());
	});

	it('begins now for a place that we never gave, and tells nothing of before', async () => {
		const before = await cursorNow();
		const early = await as('karin', (scope) => happen(scope));
		const made = ['0', before, '', sealCursor('another secret', '0')];
		const strangers = await Promise.all(
			made.flatMap((one) => [follow('mo', one), follow('mo', one, true)]),
		);
		await sleep(200);
		const late = await as('karin', (scope) => happen(scope));
		await until(() => strangers.every(({ told }) => subjects(told).includes(late)));
		for (const { told } of strangers) expect(subjects(told)).not.toContain(early);
	});

	it('tells no counter of the database: neither the page nor the stream has a digit of it', async () => {
		const stream = await follow('mo', (await as('mo', me))!.cursor);
		const one = await as('karin', (scope) => happen(scope));
		await until(() => subjects(stream.told).includes(one));
		expect(stream.last).toMatch(/^[\w-]{64}$/);
		expect((await as('mo', me))?.cursor).toMatch(/^[\w-]{64}$/);
	});

	it('ends when its sign-in is ended, and with that tells nothing any more', async () => {
		const before = await sealedNow();
		const [here, there] = [await follow('mo', before), await follow('mo', before)];
		await as('mo', (scope) => endOne(scope, { session: here.session }));
		await until(() => here.ended);
		const one = await as('karin', (scope) => happen(scope));
		await until(() => subjects(there.told).includes(one));
		expect(subjects(here.told)).not.toContain(one);
		expect(there.ended).toBe(false);
	});

	it('ends at once when its reader signs out in this browser', async () => {
		const stream = await follow('lotte', await sealedNow());
		await world.run('delete from auth."session" where id = $1', [stream.session]);
		await endThis(personId('lotte'));
		await until(() => stream.ended);
	});

	it('tells who no longer belongs to a placement to look again, without a word of what happens there', async () => {
		const before = await sealedNow();
		const [left, stays] = [await follow('karin', before), await follow('hanneke', before)];
		await sleep(400);
		const belongs = (was: string | null, ended_on: string | null) =>
			scoped({ task: 'import', school: officeId('oost') }, ({ tx }) =>
				tx
					.updateTable('placement_person')
					.set({ ended_on })
					.where('placement_id', '=', placementId('noor'))
					.where('part', '=', 'trainer')
					.where('ended_on', 'is not distinct from', was)
					.execute(),
			);
		await belongs(null, '2026-11-01');
		const one = await as('hanneke', (scope) => happen(scope));
		await until(() => subjects(stays.told).includes(one));
		await until(() => left.told.length > 0, 3000);
		await belongs('2026-11-01', null);
		expect(left.told).toEqual([{}]);
		expect(left.ended).toBe(false);
	});

	it('never ends the stream of another whose sign-in somebody names', async () => {
		const stream = await follow('karin', await sealedNow());
		await as('noor', (scope) => endOne(scope, { session: stream.session }));
		const one = await as('hanneke', (scope) => happen(scope));
		await until(() => subjects(stream.told).includes(one));
		expect(stream.ended).toBe(false);
	});

	it('of a trainer never carries what a student asks school', async () => {
		const before = await sealedNow();
		const [trainer, coach] = [await follow('karin', before), await follow('hanneke', before)];
		const raise = (party: 'school' | 'company') =>
			as('noor', async (scope) => {
				const result = await raiseSignal(scope, placementId('noor'), {
					form: newId(),
					asks: { party, person: null },
					topic: { kind: 'contact', detail: '' },
					asked: 'Kun je mij bellen?',
					wished: '',
					healthChecked: false,
				});
				return result?.ok ? result.value : '';
			});
		const toSchool = await raise('school');
		const toCompany = await raise('company');
		await until(() => trainer.told.length > 0 && coach.told.length > 0);
		await sleep(200);
		expect(subjects(trainer.told)).toEqual([toCompany]);
		expect(subjects(coach.told)).toEqual([toSchool]);
	});

	it('tells nothing more to a trainer whose role ends while the stream is open', async () => {
		const stream = await follow('leo', await sealedNow());
		const heard = await as('noor', (scope) => happen(scope));
		const also = await as('joris', (scope) => happen(scope, 'joris'));
		await until(() => subjects(stream.told).includes(also));
		const ended = await as('dirk', (scope) =>
			endRole(scope, roleId('leo'), { ends: scope.today.toString() }),
		);
		expect(ended).toMatchObject({ ok: true });
		const after = await as('joris', (scope) => happen(scope, 'joris'));
		const witness = await follow('joris', stream.last);
		await until(() => subjects(witness.told).includes(after));
		await sleep(500);
		expect(subjects(stream.told)).not.toContain(after);
		expect(subjects(stream.told), 'another coach’s student was never theirs').not.toContain(heard);
		const anew = await follow('leo', stream.last, true);
		await sleep(500);
		expect(subjects(anew.told), 'nor when it comes back').not.toContain(after);
	});

	it('carries no word of text and no name', async () => {
		const { events } = await as('hanneke', (scope) => eventsAfter(scope, '0'));
		expect(events.length).toBeGreaterThan(3);
		for (const one of events)
			expect(Object.keys(one).toSorted()).toEqual(['id', 'kind', 'placement', 'subject']);
		expect(JSON.stringify(events)).not.toMatch(/bellen|Noor|Karin/);
	});

	it.runIf(name === 'postgres')(
		'catches up by itself when its listening connection is killed',
		async () => {
			const stream = await follow('mo', await sealedNow());
			for (let time = 0; time < 2; time += 1) {
				await world.run(`select pg_terminate_backend(pid) from pg_stat_activity
				where datname = current_database() and query like 'listen %'`);
				const one = await as('karin', (scope) => happen(scope));
				await until(() => subjects(stream.told).includes(one), 5000);
			}
			await sleep(1200);
			const [row] = await world.run(`select count(*)::int as ears from pg_stat_activity
			where datname = current_database() and query like 'listen %'`);
			expect(row?.['ears']).toBe(1);
			expect(new Set(subjects(stream.told)).size).toBe(stream.told.length);
		},
	);

	it('keeps one look of a reader at a placement a day, also of two pages at once', async () => {
		// One process remembers what it kept: each engine looks at a placement of its own.
		const [on, coach] =
			name === 'postgres' ? (['yara', 'ruth'] as const) : (['noor', 'hanneke'] as const);
		const before = await world.look<{ reader_id: Id }[]>('looks');
		await Promise.all([1, 2, 3].map(() => keepLook(personId('karin'), placementId(on))));
		await keepLook(personId('karin'), placementId(on));
		await keepLook(personId(coach), placementId(on));
		const looks = (await world.look<{ reader_id: Id }[]>('looks')).slice(before.length);
		expect(looks.map(({ reader_id }) => reader_id).toSorted()).toEqual(
			[personId('karin'), personId(coach)].toSorted(),
		);
		const { look, look_reader } = await world.stored();
		expect(look! - look_reader!).toBe(spareLook.length);
	});

	it('keeps no look of the student, nor of who has no part there', async () => {
		const before = await world.stored();
		await keepLook(personId('noor'), placementId('noor'));
		await keepLook(personId('nick'), placementId('noor'));
		await keepLook(personId('annelies'), placementId('noor'));
		expect(await world.stored()).toEqual(before);
	});
});
