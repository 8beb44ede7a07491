import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Edge } from '#domain/contact/contact.ts';
import type { Id } from '#domain/kernel/id.ts';
import type { Result } from '#domain/kernel/result.ts';
import { todayFor } from '#features/attention/server/read.ts';
import {
	agreeNow,
	answerNow,
	keepGoal,
	noteSpoken,
	resolveNow,
	takeBackSpoken,
	teachLine,
	writeFirstGoal,
} from '#features/attention/server/write.ts';
import { proposeRhythm } from '#features/contact/server/write.ts';
import { raiseSignal } from '#features/signal/server/write.ts';
import { startJobs, stopJobs } from '#platform/server/jobs/jobs.ts';
import { newId } from '#platform/server/random.ts';
import { officeId, placementId, roleId, type PersonKey } from '../cast.ts';
import { as, noon, openWorld, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';

const ago = (days: number) => noon.subtract({ hours: 24 * days });
const oost = `${officeId('oost')}:25835`;
const emptied = [
	...['signal_line', 'signal_step', 'signal', 'contact_correction', 'contact'],
	...['rhythm_confirmation', 'rhythm', 'goal', 'teaching_removal', 'teaching'],
];

/** Of a key what it is of: "goal of noor", "company-school of noor"; a question by its text. */
const names = ['noor', 'sami', 'joris', 'yara', 'mo'].map(
	(key) => [placementId(key), key] as const,
);

describe.each(engines)('%s: what waits on Vandaag', (name) => {
	let world: OpenWorld;
	beforeAll(async () => {
		// Without what the cast did before: each test says what happened.
		world = await openWorld(name, async (run) => {
			for (const table of emptied) await run(`delete from ${table}`);
		});
		await startJobs({ mail: async () => {} });
	});
	afterAll(async () => {
		await stopJobs();
		await world?.close();
	});

	const today = async (who: PersonKey, at = noon) => (await as(who, todayFor, at)).today;
	const waits = async (who: PersonKey, at = noon) =>
		(await today(who, at)).waiting.map(({ key, title }) => {
			const [id, of] = names.find(([one]) => key.includes(one)) ?? [];
			if (!id) return /^[0-9a-f-]{36}$/.test(key) ? title : key.replace(/-[0-9a-f-]{36}.*/, '');
			return `${key.replace(id, '').replace(/^-|-$/g, '')} of ${of}`;
		});
	const ask = (who: PersonKey, party: 'company' | 'school', asked: string, on = 'noor') =>
		as(who, async (scope): Promise<Id> => {
			const raised = await raiseSignal(scope, placementId(on), {
				...{ form: newId(), asks: { party, person: null } },
				...{ topic: { kind: 'together', detail: '' }, asked, wished: '', healthChecked: false },
			});
			if (!raised?.ok) throw new Error('not raised');
			return raised.value;
		});
	const step = async (who: PersonKey, key: string) => {
		const found = (await today(who)).waiting.find((one) => one.key.includes(key));
		if (!found || found.step.kind === 'open') throw new Error(`${key} does not wait for ${who}`);
		return { form: found.form, ...found.step.fields } as { form: Id; placement: Id } & Record<
			string,
			Id
		>;
	};
	const nothing = async (
		work: () => Promise<Result<unknown, string> | undefined>,
		refusal: string | undefined,
	) => {
		const before = await world.stored();
		expect(await work()).toEqual(refusal && { ok: false, refusal });
		expect(await world.stored()).toEqual(before);
	};
	const propose = (who: PersonKey, edge: Edge, weeks: number, at = noon) =>
		as(
			who,
			(scope) => proposeRhythm(scope, placementId('noor'), { form: newId(), edge, weeks }),
			at,
		);

	it('is upkeep for who keeps it, and nothing for anybody else', async () => {
		expect(await waits('hanneke')).toEqual(['teaching', 'goal of noor', 'goal of sami']);
		expect(await waits('lotte')).toEqual(['teaching']);
		expect((await today('hanneke')).title).toBe('3 dingen wachten op jou');
		for (const who of ['karin', 'mo', 'noor', 'sami', 'nick', 'saskia'] as const) {
			const { waiting, title } = await today(who);
			expect(waiting.filter(({ key }) => !key.includes(placementId('mo')))).toEqual([]);
			expect(title).toBe('Er wacht niets op jou');
		}
	});

	it('is said of a stand-in to be in another name, and not of who has a part of their own', async () => {
		expect(await waits('femke')).toEqual(await waits('hanneke'));
		const details = async (who: PersonKey) =>
			(await today(who)).waiting.map(({ detail }) => detail.startsWith('Namens Hanneke Vos.'));
		expect(await details('femke')).toEqual([true, true, true]);
		expect(await details('hanneke')).toEqual([false, false, false]);
		for (const who of ['gijs', 'hugo', 'oscar', 'tim', 'els', 'ivo'] as const)
			expect(await waits(who), who).not.toContain('goal of noor');
	});

	it('never names a student of another placement or organisation', async () => {
		const theirs: Partial<Record<PersonKey, readonly string[]>> = {
			bram: ['Noor', 'Sami', 'Yara', 'West'],
			ruth: ['Noor', 'Sami', 'Joris', 'Oost'],
			leo: ['Noor', 'Sami'],
			pim: ['Noor', 'Joris', 'Yara', 'West'],
			wout: ['Noor', 'Sami', 'Joris', 'Oost'],
			nick: ['Noor', 'Sami', 'Joris', 'Yara'],
		};
		for (const [who, strangers] of Object.entries(theirs)) {
			const text = JSON.stringify(await today(who as PersonKey));
			for (const stranger of strangers) expect(text, who).not.toContain(stranger);
		}
	});

	it('tells an administrator how many students have nobody any more in a role that ended, and nobody else', async () => {
		const titles = async (who: PersonKey, at = noon) =>
			(await today(who, at)).waiting.map(({ title }) => title);
		const tomorrow = noon.add({ hours: 24 });
		const left = 'Eén student heeft geen studiecoach of praktijkopleider meer';
		const ends = (day: string | null) =>
			as('dirk', ({ tx }) =>
				tx.updateTable('role').set({ ended_on: day }).where('id', '=', roleId('karin')).execute(),
			);
		expect(await titles('dirk'), 'Karin is there beside Stan, who left').not.toContain(left);
		await ends('2026-11-23');
		expect(await titles('dirk', tomorrow)).toContain(left);
		for (const other of ['leo', 'wout', 'hanneke'] as const)
			expect(await titles(other, tomorrow), other).not.toContain(left);
		await ends(null);
		expect(await titles('dirk', tomorrow)).not.toContain(left);
	});

	it('counts colleagues without an address for who keeps them, of their own organisation alone', async () => {
		const lineOf = async (who: PersonKey) =>
			(await today(who)).waiting.find(({ key }) => key === 'office-address');
		const line = await lineOf('dirk');
		// Rob and Nadia have none.
		expect(line).toMatchObject({ title: 'Van 2 collega’s is nog geen e-mailadres bekend' });
		expect(line?.step).toMatchObject({ kind: 'open', href: '/colleagues' });
		expect((await lineOf('annelies'))?.title).toMatch(/^Van \d+ collega’s/);
	});

	it('is a question first, and one sent to school is no thing, count or word to the company', async () => {
		const forms = (view: object) => JSON.stringify(view).replace(/"form":"[^"]+"/g, '');
		const before = await Promise.all((['karin', 'mo', 'nadia'] as const).map((who) => today(who)));
		const asked = 'Mag ik een keer met jullie praten?';
		const signal = await ask('noor', 'school', asked);
		const after = await Promise.all((['karin', 'mo', 'nadia'] as const).map((who) => today(who)));
		expect(after.map(forms)).toEqual(before.map(forms));
		expect((await waits('hanneke'))[0]).toBe(asked);
		const yes = { form: newId(), signal, choice: 'plan', text: '', healthChecked: false } as const;
		await nothing(() => as('karin', (scope) => answerNow(scope, yes)), undefined);
		await nothing(() => as('ruth', (scope) => answerNow(scope, yes)), undefined);
		await nothing(() => as('noor', (scope) => answerNow(scope, yes)), 'signal-not-asked-of-you');
		expect(await as('hanneke', (scope) => answerNow(scope, yes))).toMatchObject({ ok: true });
		expect(await as('hanneke', (scope) => answerNow(scope, yes))).toMatchObject({ ok: true });
		expect(await waits('hanneke')).not.toContain(asked);
		expect((await today('noor')).waiting[0]).toMatchObject({
			title: asked,
			detail: 'Over Noor Visser. Hanneke Vos: Ja, dat plannen we.',
		});
		const done = { form: newId(), signal };
		await nothing(() => as('hanneke', (scope) => resolveNow(scope, done)), 'signal-not-yours');
		expect(await as('noor', (scope) => resolveNow(scope, done))).toMatchObject({ ok: true });
		expect(await waits('noor')).toEqual([]);
	});

	it('is a proposal for the other end alone, who says yes on the spot', async () => {
		await propose('hanneke', 'company-school', 4, ago(60));
		const key = (await today('karin')).waiting[0]?.key ?? '';
		expect((await today('karin')).waiting[0]?.title).toBe(
			'School Oost stelt voor: elke 4 weken contact',
		);
		for (const who of ['hanneke', 'noor', 'mo', 'lotte', 'bram'] as const)
			expect((await today(who)).waiting.map((one) => one.key)).not.toContain(key);
		const { form, placement, rhythm } = await step('karin', key);
		const agree = (who: PersonKey) =>
			as(who, (scope) => agreeNow(scope, { form, placement, rhythm: rhythm! }), ago(59));
		await nothing(() => agree('hanneke'), 'rhythm-own-proposal');
		await nothing(() => agree('mo'), 'rhythm-not-yours');
		await nothing(() => agree('bram'), undefined);
		expect(await agree('karin')).toMatchObject({ ok: true });
	});

	it('is a contact that slipped for who agreed on it, until it is noted, and again once that is taken back', async () => {
		const edge = 'company-school';
		for (const who of ['hanneke', 'karin', 'femke', 'nadia'] as const)
			expect(await waits(who), who).toContain(`${edge} of noor`);
		for (const who of ['mo', 'lotte', 'noor', 'bram', 'ruth', 'annelies', 'dirk'] as const)
			expect(await waits(who), who).not.toContain(`${edge} of noor`);
		expect((await today('karin')).waiting[0]).toMatchObject({
			title: 'Contact wankelt: Van Dalen en School Oost',
			detail:
				'Over Noor Visser. 8 weken niets. Afgesproken was elke 4 weken. Van Femke Post is geen nummer bekend.',
		});
		const { form, placement } = await step('karin', edge);
		const spoken = { form, placement, edge } as const;
		await nothing(() => as('noor', (scope) => noteSpoken(scope, spoken)), 'contact-not-yours');
		await nothing(() => as('ruth', (scope) => noteSpoken(scope, spoken)), undefined);
		const noted = await as('karin', (scope) => noteSpoken(scope, spoken));
		if (!noted?.ok) throw new Error('not noted');
		expect(await as('karin', (scope) => noteSpoken(scope, spoken)), 'sent twice').toEqual(noted);
		expect(await waits('karin')).not.toContain(`${edge} of noor`);
		const back = { form: newId(), contact: noted.value };
		const undo = (who: PersonKey) => as(who, (scope) => takeBackSpoken(scope, back));
		await nothing(() => undo('noor'), 'contact-not-yours');
		await nothing(() => undo('ruth'), undefined);
		expect(await undo('karin')).toMatchObject({ ok: true });
		expect(await waits('karin')).toContain(`${edge} of noor`);
	});

	it('asks no contact where a question waits between the same two: an answer is contact', async () => {
		const signal = await ask('karin', 'school', 'Wanneer komen jullie langs?');
		expect(await waits('hanneke')).toContain('Wanneer komen jullie langs?');
		expect(await waits('hanneke')).not.toContain('company-school of noor');
		expect(await waits('karin'), 'who asked still sees the contact').toContain(
			'company-school of noor',
		);
		const answer = { signal, choice: 'call', text: 'Morgen', healthChecked: false } as const;
		await as('hanneke', (scope) => answerNow(scope, { form: newId(), ...answer }));
		expect(await waits('hanneke'), 'an answer is contact').not.toContain('company-school of noor');
		await as('karin', (scope) => resolveNow(scope, { form: newId(), signal }));
	});

	it('is a goal for who writes it, that still holds in one tap, and never in place of a newer one', async () => {
		const text = 'Noor vervangt een pomp zelf.';
		const goal = { placement: placementId('noor'), text, healthChecked: false };
		const write = (who: PersonKey, at = noon) =>
			as(who, (scope) => writeFirstGoal(scope, { form: newId(), ...goal }), at);
		await nothing(() => write('mo'), 'goal-not-yours');
		await nothing(() => write('ruth'), undefined);
		await write('karin', ago(71));
		expect(await waits('hanneke')).not.toContain('goal of noor');
		expect((await today('karin')).waiting[0]?.title).toBe(`Klopt dit doel nog? “${text}”`);
		const { form, placement, goal: id } = await step('karin', 'goal-');
		const keep = (who: PersonKey, seen = id!) =>
			as(who, (scope) => keepGoal(scope, { form, placement, goal: seen }));
		await nothing(() => keep('mo'), 'goal-not-yours');
		await nothing(() => keep('ruth'), undefined);
		const { goal: count } = await world.stored();
		expect(await keep('karin')).toMatchObject({ ok: true });
		expect(await keep('karin')).toMatchObject({ ok: true });
		expect(await keep('hanneke'), 'of a goal that is not the newest').toMatchObject({ ok: true });
		expect((await world.stored()).goal).toBe(count! + 1);
		expect(await waits('karin')).toEqual([]);
	});

	it('is one line of what is on at school for who teaches it, and for nobody once it is there', async () => {
		const line = { programme: oost, text: 'Rookgas en verbranding', healthChecked: false };
		const teach = (who: PersonKey) =>
			as(who, (scope) => teachLine(scope, { form: newId(), ...line }));
		await nothing(() => teach('karin'), 'programme-not-yours');
		await nothing(() => teach('ruth'), undefined);
		expect(await teach('hanneke')).toMatchObject({ ok: true });
		for (const who of ['hanneke', 'lotte', 'femke'] as const)
			expect(await waits(who)).not.toContain('teaching');
	});

	it('says when something comes up once nothing waits: the day on which a contact slips', async () => {
		const { lead, contacts, waiting } = await today('karin');
		expect(waiting).toEqual([]);
		expect(contacts).toBe('Bij één contact loopt het zoals afgesproken.');
		const day = / Vanaf (\d+) (\w+) /.exec(lead);
		const months = { december: 12, januari: 1 } as const;
		const month = months[day?.[2] as keyof typeof months];
		const slips = noon.add({ hours: 24 * ((month === 12 ? 8 : 39) + Number(day?.[1])) });
		expect(await waits('karin', slips)).toContain('company-school of noor');
		expect(await waits('karin', slips.subtract({ hours: 24 }))).not.toContain(
			'company-school of noor',
		);
	});
});
