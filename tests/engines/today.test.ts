import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '#domain/kernel/id.ts';
import { waitingFor } from '#features/signal/server/read-view.ts';
import { takeStep } from '#features/signal/server/write-step.ts';
import { raiseSignal } from '#features/signal/server/write.ts';
import { startJobs, stopJobs } from '#platform/server/jobs/jobs.ts';
import { newId } from '#platform/server/random.ts';
import { placementId, type PersonKey } from '../cast.ts';
import { as, noon, openWorld, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';

const days = (count: number) => noon.add({ hours: 24 * count });
/** Long after the answer to everything of the first days was due. */
const later = days(20);

let questions = 0;

describe.each(engines)('%s: Vandaag', (name) => {
	let world: OpenWorld;
	/** By what it is for the coach, in another order than anybody should see it. */
	const asked: Record<string, Id> = {};
	beforeAll(async () => {
		world = await openWorld(name);
		await startJobs({ mail: async () => {} });
		const raise = (by: PersonKey, party: 'company' | 'school', day: number) =>
			as(
				by,
				async (scope) => {
					const result = await raiseSignal(scope, placementId('noor'), {
						form: newId(),
						asks: { party, person: null },
						topic: { kind: 'together', detail: '' },
						asked: `Wanneer past het? ${(questions += 1)}`,
						wished: '',
						healthChecked: false,
					});
					if (!result?.ok) throw new Error(`not raised: ${result?.refusal}`);
					return result.value;
				},
				days(day),
			);
		asked['late since day 2'] = await raise('hanneke', 'company', 2);
		asked['asked of school on day 3'] = await raise('karin', 'school', 3);
		asked['asked of school on day 1'] = await raise('karin', 'school', 1);
		asked['late since day 0'] = await raise('hanneke', 'company', 0);
		asked['answered'] = await raise('hanneke', 'company', 4);
		asked['resolved'] = await raise('hanneke', 'company', 0);
		asked['withdrawn'] = await raise('hanneke', 'company', 0);
		asked['not late yet'] = await raise('hanneke', 'company', 19);
		const said = { choice: 'plan', text: '', healthChecked: false } as const;
		const step = (by: PersonKey, which: string, one: Parameters<typeof takeStep>[2]) =>
			as(by, (scope) => takeStep(scope, asked[which]!, one), days(19));
		await step('karin', 'answered', { kind: 'answer', form: newId(), ...said });
		await step('hanneke', 'resolved', { kind: 'resolve', form: newId() });
		await step('hanneke', 'withdrawn', { kind: 'withdraw', form: newId() });
	});
	afterAll(async () => {
		await stopJobs();
		await world?.close();
	});

	/** What of all this somebody finds on their page, as they find it. */
	const seen = async (who: PersonKey) => {
		const waiting = await as(who, waitingFor, later);
		return waiting.flatMap(({ id, waitsForReader }) => {
			const which = Object.keys(asked).find((one) => asked[one] === id);
			return which ? [[which, waitsForReader ? 'waits for them' : 'waits for another']] : [];
		});
	};

	it('shows a coach what waits for them first, then what is late elsewhere, each longest first, and nothing closed or in time', async () => {
		expect(await seen('hanneke')).toEqual([
			['asked of school on day 1', 'waits for them'],
			['asked of school on day 3', 'waits for them'],
			['answered', 'waits for them'],
			['late since day 0', 'waits for another'],
			['late since day 2', 'waits for another'],
		]);
	});

	it('shows the student what is still asked about them, whoever is to act, and nothing that is closed', async () => {
		expect((await seen('noor')).toSorted()).toEqual([
			['answered', 'waits for another'],
			['asked of school on day 1', 'waits for another'],
			['asked of school on day 3', 'waits for another'],
			['late since day 0', 'waits for another'],
			['late since day 2', 'waits for another'],
			['not late yet', 'waits for another'],
		]);
		expect(await seen('sami')).toEqual([]);
	});

	it('shows who owes an answer their own turn, and what is late with the coach after it', async () => {
		expect(await seen('karin')).toEqual([
			['late since day 0', 'waits for them'],
			['late since day 2', 'waits for them'],
			['not late yet', 'waits for them'],
			['asked of school on day 1', 'waits for another'],
			['asked of school on day 3', 'waits for another'],
		]);
	});
});
