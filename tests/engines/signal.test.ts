import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '#domain/kernel/id.ts';
import type { Result } from '#domain/kernel/result.ts';
import { instant } from '#domain/kernel/time.ts';
import { eventsAfter, history } from '#features/history/server/read.ts';
import { signalPage, signalsOf, waitingFor } from '#features/signal/server/read-view.ts';
import { addLine, takeStep, type Step } from '#features/signal/server/write-step.ts';
import { raiseSignal, type NewSignal } from '#features/signal/server/write.ts';
import { startJobs, stopJobs } from '#platform/server/jobs/jobs.ts';
import { newId } from '#platform/server/random.ts';
import { shapes } from '../access/cast-signals.ts';
import { idOf, personId, placementId, type PersonKey } from '../cast.ts';
import { as, atOnce, noon, openWorld, until, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';

interface Stored {
	id: Id;
	audience: string[];
	asked: string;
	due_on: string;
	signal_id: Id;
	kind: string;
	by: Id;
	on_behalf_of: Id | null;
	raised_by: Id;
	form_id: Id;
	subject_id: Id;
	number: number;
	actor_id: Id;
}

let questions = 0;
const ask = (change: Partial<NewSignal> = {}): NewSignal => ({
	form: newId(),
	asks: { party: 'company', person: null },
	topic: { kind: 'together', detail: '' },
	asked: `Kan Noor deze maand mee naar storing ${(questions += 1)}?`,
	wished: '',
	healthChecked: false,
	...change,
});

const answer = (change: Partial<Extract<Step, { choice: string }>> = {}): Step => ({
	form: newId(),
	kind: 'answer',
	choice: 'plan',
	text: '',
	healthChecked: false,
	...change,
});

const step = (kind: 'see' | 'resolve' | 'reopen' | 'withdraw'): Step => ({ form: newId(), kind });

describe.each(engines)('%s: a signal', (name) => {
	let world: OpenWorld;
	beforeAll(async () => {
		world = await openWorld(name, (run) =>
			// Ruth teaches the student whom she coaches, too.
			run(
				`insert into placement_person (id, placement_id, role_id, part, subject, begins_on)
				 select $1, placement_id, role_id, 'teacher', 'Elektro', begins_on from placement_person where id = $2`,
				[newId(), idOf('placement_person:ruth as coach of yara')],
			),
		);
		await startJobs({ mail: async () => {} });
	});
	afterAll(async () => {
		await stopJobs();
		await world?.close();
	});

	const raise = (who: PersonKey, change: Partial<NewSignal> = {}, on = 'noor') =>
		as(who, (scope) => raiseSignal(scope, placementId(on), ask(change)));
	const raised = async (who: PersonKey, change: Partial<NewSignal> = {}, on = 'noor') => {
		const result = await raise(who, change, on);
		if (!result?.ok) throw new Error(`not raised: ${result?.refusal}`);
		return result.value;
	};
	const take = (who: PersonKey, id: Id, one: Step, at = noon) =>
		as(who, (scope) => takeStep(scope, id, one), at);
	const stepsOf = async (id: Id) =>
		(await world.look<Stored[]>('steps')).filter((one) => one.signal_id === id);
	const signalOf = async (id: Id) =>
		(await world.look<Stored[]>('signals')).find((one) => one.id === id);
	const eventsOf = async (id: Id) =>
		(await world.look<Stored[]>('events')).filter((one) => one.subject_id === id);
	/** Does it, expects the refusal (or that it is not there), and that nothing whatever was stored. */
	const nothing = async (
		work: () => Promise<Result<unknown, string> | undefined>,
		refusal: string | undefined,
	) => {
		const before = await world.stored();
		expect(await work()).toEqual(refusal && { ok: false, refusal });
		expect(await world.stored()).toEqual(before);
	};

	it('is answered in words alone, and not without them', async () => {
		const id = await raised('hanneke');
		await nothing(() => take('karin', id, answer({ choice: 'words' })), 'answer-empty');
		const text = 'Kees rijdt met haar mee.';
		expect((await take('karin', id, answer({ choice: 'words', text })))?.ok).toBe(true);
		expect(await stepsOf(id)).toMatchObject([{ kind: 'answered', choice: 'words', text }]);
	});

	const directions = Object.entries(shapes).filter(([key]) =>
		/^(school-to|company-to|student-to|coach-to|subject-to)/.test(key),
	);
	it.each(directions.filter(([, { asksPerson }]) => asksPerson !== 'els'))(
		'%s is stored with its audience, and so is its event',
		async (_, shape) => {
			const before = await world.stored();
			const id = await raised(shape.by, {
				asks: { party: shape.asks, person: shape.asksPerson ? personId(shape.asksPerson) : null },
				topic: { kind: shape.topic ?? 'together', detail: shape.topic_detail ?? '' },
			});
			const wanted = [...shape.audience].sort();
			expect((await signalOf(id))?.audience.toSorted()).toEqual(wanted);
			const events = await eventsOf(id);
			expect(events.map(({ kind, audience }) => [kind, audience.toSorted()])).toEqual([
				['signal.raised', wanted],
			]);
			expect(await world.stored()).toMatchObject({
				signal: before['signal']! + 1,
				event: before['event']! + 1,
				jobs: before['jobs']! + 1,
			});
		},
	);

	it('to one person shows in nobody else’s page, list, day, history, or stream', async () => {
		const id = await raised('noor', { asks: { party: 'school', person: personId('hanneke') } });
		// Events of a transaction that ended are told once no older one runs, in whatever database of the server.
		await until(async () =>
			(await as('hanneke', (scope) => eventsAfter(scope, '0'))).events.some(
				(one) => one.subject === id,
			),
		);
		const sees: PersonKey[] = [];
		const nearby = 'noor karin mo hanneke femke lotte bram annelies dirk nick'.split(
			' ',
		) as PersonKey[];
		for (const who of nearby) {
			const found = await as(who, async (scope) => [
				await signalPage(scope, id),
				(await signalsOf(scope, placementId('noor'))).find((one) => one.id === id),
				(await waitingFor(scope)).find((one) => one.id === id && one.can.answer),
				(await history(scope, placementId('noor'))).find((one) => one.subject === id),
				(await eventsAfter(scope, '0')).events.find((one) => one.subject === id),
			]);
			if (found.some(Boolean)) sees.push(who);
			if (who === 'hanneke') expect(found.every(Boolean)).toBe(true);
		}
		expect(sees.toSorted()).toEqual(['hanneke', 'noor']);
	});

	it('sent twice with one form is raised once, and answers the same', async () => {
		const form = newId();
		const first = await raised('hanneke', { form });
		const before = await world.stored();
		expect(await raised('hanneke', { form })).toBe(first);
		expect(await world.stored()).toEqual(before);
	});

	it('sent twice at the same moment is raised once, and both get the same answer', async () => {
		const form = newId();
		const before = await world.stored();
		const send = () => raise('hanneke', { form });
		const [one, two] = await atOnce(world, 'signal', [send, send]);
		expect(one).toMatchObject({ ok: true });
		expect(two).toEqual(one);
		expect(await world.stored()).toEqual({
			...before,
			signal: before['signal']! + 1,
			event: before['event']! + 1,
			jobs: before['jobs']! + 1,
		});
	});

	it('is refused, and nothing is stored or mailed, when its form is not in order', async () => {
		const refusals: [PersonKey, Partial<NewSignal>, string, string?][] = [
			['hanneke', { asks: { party: 'school', person: null } }, 'signal-own-party'],
			[
				'hanneke',
				{ asks: { party: 'company', person: personId('zeynep') } },
				'signal-person-elsewhere',
			],
			['noor', { asks: { party: 'school', person: personId('els') } }, 'signal-person-elsewhere'],
			['hanneke', { topic: { kind: 'subject', detail: '' } }, 'signal-topic-incomplete'],
			['hanneke', { asked: 'Hij is depressief' }, 'text-about-health'],
			['hanneke', {}, 'placement-ended', 'tess'],
		];
		for (const [who, change, refusal, on] of refusals)
			await nothing(() => raise(who, change, on), refusal);
	});

	it('cannot be raised on a placement that is not there for you, and nothing is stored', async () => {
		for (const who of ['bram', 'ruth', 'zeynep', 'annelies', 'nick', 'gijs', 'hugo'] as const)
			await nothing(() => raise(who), undefined);
		await nothing(() => raise('hanneke', {}, 'nowhere'), undefined);
	});

	it('keeps words of health once its writer was asked', async () => {
		const id = await raised('hanneke', { asked: 'Zij is depressief', healthChecked: true });
		expect((await signalOf(id))?.asked).toBe('Zij is depressief');
	});

	it('goes from raised to seen, answered, resolved, reopened and withdrawn, each with who and when', async () => {
		const id = await raised('hanneke');
		const walk: [PersonKey, Step, string][] = [
			['karin', step('see'), 'seen'],
			['karin', answer({ text: 'Donderdag' }), 'answered'],
			['hanneke', step('resolve'), 'resolved'],
			['hanneke', step('reopen'), 'reopened'],
			['hanneke', step('withdraw'), 'withdrawn'],
		];
		for (const [at, [who, one, state]] of walk.entries()) {
			expect(await take(who, id, one, noon.add({ minutes: at }))).toEqual({ ok: true, value: id });
			expect((await as('noor', (scope) => signalPage(scope, id)))?.state).toBe(state);
		}
		expect((await stepsOf(id)).map(({ number, kind, by }) => [number, kind, by])).toEqual(
			walk.map(([who, , state], at) => [at + 1, state, personId(who)]),
		);
		expect((await eventsOf(id)).map(({ kind, actor_id }) => [kind, actor_id])).toEqual([
			['signal.raised', personId('hanneke')],
			...walk.map(([who, , state]) => [`signal.${state}`, personId(who)]),
		]);
	});

	it('keeps the order of its steps when the clock jumps back between them', async () => {
		const id = await raised('hanneke');
		await take('karin', id, step('see'), noon.subtract({ hours: 1 }));
		await take('karin', id, answer(), noon.subtract({ hours: 3 }));
		const page = await as('hanneke', (scope) => signalPage(scope, id));
		expect(page?.state).toBe('answered');
		expect(page?.steps.map(({ kind }) => kind)).toEqual(['seen', 'answered']);
	});

	it('refuses a step of who may not take it, or at the wrong moment, and stores nothing', async () => {
		const id = await raised('hanneke');
		await nothing(() => take('hanneke', id, answer()), 'signal-not-asked-of-you');
		await nothing(() => take('noor', id, step('see')), 'signal-not-asked-of-you');
		await nothing(() => take('karin', id, step('resolve')), 'signal-not-yours');
		await nothing(() => take('karin', id, step('withdraw')), 'signal-not-yours');
		await nothing(() => take('femke', id, step('withdraw')), 'signal-not-yours');
		await nothing(() => take('hanneke', id, step('reopen')), 'signal-not-closed');
		await nothing(
			() => take('karin', id, answer({ text: 'Hij is depressief' })),
			'text-about-health',
		);
		await take('karin', id, step('see'));
		await nothing(() => take('karin', id, step('see')), 'signal-already-seen');
		await take('karin', id, answer());
		await nothing(() => take('karin', id, answer()), 'signal-not-waiting');
		await take('hanneke', id, step('withdraw'));
		await nothing(() => take('hanneke', id, step('resolve')), 'signal-closed');
		await nothing(() => take('hanneke', id, step('reopen')), 'signal-closed');
		await nothing(() => take('karin', id, answer()), 'signal-not-waiting');
	});

	it('is not there for who is not in its audience, like one that does not exist', async () => {
		const id = await raised('noor', { asks: { party: 'school', person: null } });
		for (const who of ['karin', 'mo', 'lotte', 'bram', 'annelies', 'ruth', 'nick'] as const) {
			await nothing(() => take(who, id, answer()), undefined);
			await nothing(() => as(who, (scope) => addLine(scope, id, line())), undefined);
			expect(await as(who, (scope) => signalPage(scope, id))).toBeUndefined();
		}
		await nothing(() => take('hanneke', newId(), answer()), undefined);
	});

	it('is answered once when one form is sent twice, also at the same moment', async () => {
		const [one, two] = [await raised('hanneke'), await raised('hanneke')];
		const form = answer();
		expect(await take('karin', one, form)).toEqual({ ok: true, value: one });
		const before = await world.stored();
		expect(await take('karin', one, form)).toEqual({ ok: true, value: one });
		expect(await world.stored()).toEqual(before);
		const send = () => take('karin', two, { ...form, form: idOf(`form of ${name}`) });
		expect(await atOnce(world, 'signal_step', [send, send])).toEqual([
			{ ok: true, value: two },
			{ ok: true, value: two },
		]);
		expect(await stepsOf(two)).toHaveLength(1);
		expect(await eventsOf(two)).toHaveLength(2);
	});

	it('is answered too when its page was seen with the same form, whose answer never came back', async () => {
		const id = await raised('hanneke');
		const { form } = answer();
		await take('karin', id, { form, kind: 'see' });
		expect(await take('karin', id, answer({ form }))).toEqual({ ok: true, value: id });
		expect((await stepsOf(id)).map(({ kind }) => kind)).toEqual(['seen', 'answered']);
	});

	it('answered by two trainers at the same moment has one answer; the other trainer is told', async () => {
		const id = await raised('ruth', {}, 'yara');
		const before = await world.stored();
		const [karin, leo] = (['karin', 'leo'] as const).map((who) => () => take(who, id, answer()));
		const results = await atOnce(world, 'signal_step', [karin!, leo!]);
		expect(results.filter((one) => one?.ok)).toHaveLength(1);
		expect(results.find((one) => !one?.ok)).toEqual({ ok: false, refusal: 'signal-not-waiting' });
		expect(await world.stored()).toEqual({
			...before,
			signal_step: before['signal_step']! + 1,
			event: before['event']! + 1,
		});
	});

	const line = (text = 'Dat wil ik graag', form = newId()) => ({
		form,
		text,
		healthChecked: false,
	});

	it('gets one line of the student, once, also when it is sent twice at the same moment', async () => {
		const id = await raised('hanneke');
		const form = newId();
		const send = () => as('noor', (scope) => addLine(scope, id, line('Graag', form)));
		expect(await atOnce(world, 'signal_line', [send, send])).toEqual([
			{ ok: true, value: id },
			{ ok: true, value: id },
		]);
		expect((await eventsOf(id)).map(({ kind }) => kind)).toEqual([
			'signal.raised',
			'signal.line-added',
		]);
		const before = await world.stored();
		expect(await send()).toEqual({ ok: true, value: id });
		expect(await world.stored()).toEqual(before);
		await nothing(
			() => as('noor', (scope) => addLine(scope, id, line('Nog iets'))),
			'line-already',
		);
	});

	it('gets no line of anybody else, nor of who asked it, nor about health unasked', async () => {
		const [of, own] = [await raised('hanneke'), await raised('noor')];
		await nothing(() => as('karin', (scope) => addLine(scope, of, line())), 'line-not-yours');
		await nothing(() => as('noor', (scope) => addLine(scope, own, line())), 'line-on-own-signal');
		await nothing(
			() => as('noor', (scope) => addLine(scope, of, line('Ik ben depressief'))),
			'text-about-health',
		);
	});

	it('of a deputy is raised and answered under their own name, on behalf of whom they stand in for', async () => {
		const id = await raised('femke');
		expect(await signalOf(id)).toMatchObject({
			raised_by: personId('femke'),
			on_behalf_of: personId('hanneke'),
		});
		await take('nadia', id, answer());
		expect((await stepsOf(id))[0]).toMatchObject({
			by: personId('nadia'),
			on_behalf_of: personId('karin'),
		});
		const page = await as('noor', (scope) => signalPage(scope, id));
		expect(page?.askedBy).toMatchObject({ name: 'Femke Post', onBehalfOf: 'Hanneke Vos' });
		expect(page?.steps[0]).toMatchObject({ by: 'Nadia Berg', onBehalfOf: 'Karin Veen' });
	});

	it('is gone for a deputy on the day after the last one, and stays as it was', async () => {
		const id = await raised('hanneke');
		const after = instant('2026-11-22T23:00:00Z');
		const before = await world.stored();
		expect(await take('nadia', id, answer(), after)).toBeUndefined();
		expect(await world.stored()).toEqual(before);
		expect(await take('nadia', id, answer(), after.subtract({ seconds: 1 }))).toMatchObject({
			ok: true,
		});
	});

	it('is answered by a coach who also teaches this student', async () => {
		const id = await raised('karin', { asks: { party: 'school', person: null } }, 'yara');
		expect((await as('ruth', (scope) => signalPage(scope, id)))?.can.answer).toBe(true);
		expect(await take('ruth', id, answer())).toEqual({ ok: true, value: id });
	});
});
