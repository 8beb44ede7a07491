import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '#domain/kernel/id.ts';
import type { Result } from '#domain/kernel/result.ts';
import { mailingsPerHourMax } from '#domain/people/mailing.ts';
import { addAddress } from '#features/people/server/write.ts';
import { signalPage } from '#features/signal/server/read-view.ts';
import { takeStep, type Step } from '#features/signal/server/write-step.ts';
import { raiseSignal, type NewSignal } from '#features/signal/server/write.ts';
import { startJobs, stopJobs } from '#platform/server/jobs/jobs.ts';
import { newId } from '#platform/server/random.ts';
import { personId, placementId, type PersonKey } from '../cast.ts';
import { as, noon, openWorld, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';

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
const answer = (text = ''): Step => ({
	form: newId(),
	kind: 'answer',
	choice: 'plan',
	text,
	healthChecked: false,
});
const step = (kind: 'resolve' | 'reopen'): Step => ({ form: newId(), kind });

describe.each(engines)('%s: a question that comes again', (name) => {
	let world: OpenWorld;
	beforeAll(async () => {
		world = await openWorld(name);
		await startJobs({ mail: async () => {} });
	});
	afterAll(async () => {
		await stopJobs();
		await world?.close();
	});

	const raised = async (who: PersonKey, change: Partial<NewSignal> = {}, on = 'noor') => {
		const result = await as(who, (scope) => raiseSignal(scope, placementId(on), ask(change)));
		if (!result?.ok) throw new Error(`not raised: ${result?.refusal}`);
		return result.value;
	};
	const take = (who: PersonKey, id: Id, one: Step, at = noon) =>
		as(who, (scope) => takeStep(scope, id, one), at);
	const stepsOf = async (id: Id) =>
		(await world.look<{ signal_id: Id; kind: string }[]>('steps')).filter(
			(one) => one.signal_id === id,
		);
	const nothing = async (
		work: () => Promise<Result<unknown, string> | undefined>,
		refusal: string,
	) => {
		const before = await world.stored();
		expect(await work()).toEqual({ ok: false, refusal });
		expect(await world.stored()).toEqual(before);
	};

	it('is the same one for who asks the same again within a day, and a new one once it was answered', async () => {
		const same = { asked: 'Vraag ik dit nu twee keer?' };
		const id = await raised('hanneke', same);
		const before = await world.stored();
		expect(await raised('hanneke', same)).toBe(id);
		expect(await world.stored()).toEqual(before);
		expect(await raised('hanneke', { ...same, wished: 'morgen' })).not.toBe(id);
		expect(await raised('femke', same)).not.toBe(id);
		await take('karin', id, answer());
		expect(await raised('hanneke', same)).not.toBe(id);
	});

	it('is answered anew by who was asked until it is closed, and its first answer stays in the list', async () => {
		const id = await raised('hanneke');
		const change = { ...answer('Toch niet'), kind: 'change', choice: 'cannot' } as Step;
		await nothing(() => take('karin', id, change), 'signal-not-answered');
		await take('karin', id, answer());
		await nothing(() => take('hanneke', id, change), 'signal-not-asked-of-you');
		expect(await take('karin', id, change)).toEqual({ ok: true, value: id });
		expect((await stepsOf(id)).map(({ kind }) => kind)).toEqual(['answered', 'answered']);
		const page = await as('noor', (scope) => signalPage(scope, id));
		expect(page).toMatchObject({ state: 'answered', choice: 'cannot' });
		await take('hanneke', id, step('resolve'));
		await nothing(() => take('karin', id, { ...change, form: newId() }), 'signal-not-answered');
	});

	it('is raised, opened again or sent as an invitation a hundred times an hour by one coach, and not once more', async () => {
		const asked = await raised('ruth', {}, 'yara');
		await take('karin', asked, answer());
		const started = noon.add({ hours: 3 });
		const mail = (at = started) =>
			as('ruth', (scope) => raiseSignal(scope, placementId('yara'), ask()), at);
		for (let time = 0; time < mailingsPerHourMax; time += 1)
			expect(await mail()).toMatchObject({ ok: true });
		await nothing(() => mail(), 'mailed-too-often');
		await nothing(() => take('ruth', asked, step('reopen'), started), 'mailed-too-often');
		const invitation = { person: personId('stan'), address: 'stan@te-vaak.example' };
		await nothing(
			() => as('ruth', (scope) => addAddress(scope, invitation), started),
			'mailed-too-often',
		);
		expect(await mail(started.add({ minutes: 61 }))).toMatchObject({ ok: true });
	}, 30_000);
});
