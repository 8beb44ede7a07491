import { expect } from '@playwright/test';
import { addressOf } from '../../src/demo/cast.ts';
import { hydrated, idOf, journey as test, open } from './journey.ts';
import { ask, openOwnPlacement, openPlacement } from './placements.ts';
import { linkIn } from './postbox.ts';
import { become } from './signing-in.ts';

const asked = 'Kan Youssef in december een rookgasmeting doen?';
const answer = 'Peter neemt hem dinsdag mee.';
const line = 'Dinsdag kan ik.';
const trainer = addressOf('wolters');

test('from a question of the coach to an answer of the company that everybody sees at once', async ({
	house,
	profile,
	request,
}) => {
	const { postbox } = house;
	const [desk, phone, pocket] = [
		await become(await profile(), 'kromhout'),
		await (await profile('phone', { baseURL: house.otherUrl })).newPage(),
		await become(await profile('phone'), 'youssef'),
	];
	const before = postbox.letters.length;
	const mailed = () =>
		postbox.letters
			.slice(before)
			.filter(({ to, subject }) => to === trainer && subject.endsWith('over Youssef'));
	const studentPlacement = await openOwnPlacement(pocket);
	const placement = await openPlacement(desk, 'Youssef Kuipers');
	expect(studentPlacement).toBe(placement);

	await test.step('the coach asks the company; the form says who reads it', async () => {
		await desk.getByRole('link', { name: 'Stel een vraag' }).click();
		await expect(desk.getByText('Schrijf niets over ziekte of thuis.')).toBeVisible();
		await expect(desk.getByText('leest dit: de praktijkopleider')).toBeVisible();
		await desk.goBack();
		await ask(desk, { asked, whom: 'Aan het bedrijf', wished: 'voor de toets' });
		await expect(desk.getByRole('heading', { level: 1 })).toHaveText(asked);
		await hydrated(desk);
	});
	const signal = idOf(desk);

	await test.step('the student sees it without loading the page again', async () => {
		await expect(pocket.getByRole('link', { name: asked })).toBeVisible();
		await pocket.getByRole('link', { name: asked }).click();
		await expect(pocket.getByRole('heading', { level: 1 })).toHaveText(asked);
	});

	const letter =
		await test.step('the trainer gets one mail that tells no more than whose turn it is', async () => {
			const one = await postbox.wait((found) => mailed().includes(found));
			for (const text of [one.subject, one.text, one.html, one.raw]) {
				expect(text).not.toContain('rookgas');
				expect(text).not.toContain('Kuipers');
				expect(text).not.toContain('voor de toets');
			}
			expect(linkIn(one)).toMatch(new RegExp(`^${house.url}/task/[\\w-]+$`));
			return one;
		});
	const link = linkIn(letter);

	await test.step('a scanner that opens the link three times changes nothing and learns no name', async () => {
		const untouched = await house.fingerprint();
		for (const _ of [1, 2, 3]) {
			const opened = await request.get(link);
			const html = await opened.text();
			expect(opened.status()).toBe(200);
			expect(opened.headers()['set-cookie']).toBeUndefined();
			expect(html.includes('Van Dalen Installatietechniek'), 'where something waits').toBe(true);
			for (const secret of [
				'Wolters',
				trainer,
				'Youssef',
				'Kuipers',
				'rookgas',
				'Kromhout',
				signal,
			])
				expect(html.includes(secret), secret).toBe(false);
		}
		expect(await house.fingerprint()).toBe(untouched);
		expect(mailed(), 'no code was sent').toHaveLength(1);
	});

	await test.step('the trainer proves the mailbox with a code and lands on that one task', async () => {
		await open(phone, new URL(link).pathname);
		await phone.getByRole('button', { name: 'Stuur mij een code' }).click();
		const code = phone.getByLabel('Code van zes cijfers');
		await code.fill(await postbox.code(trainer, before));
		await phone.getByRole('button', { name: 'Log in' }).click();
		await phone.waitForURL(new RegExp(`/signals/${signal}$`));
		await expect(phone.getByRole('heading', { level: 1 })).toHaveText(asked);
		await expect(phone.getByText('B. Kromhout van ROC Oost vraagt')).toBeVisible();
	});

	await test.step('the answer is on both other screens within a second or so', async () => {
		await phone.getByLabel('In jouw woorden').fill(answer);
		const seen = [desk, pocket].map((page) => page.getByText(answer).waitFor());
		const pressed = performance.now();
		await phone.getByRole('button', { name: 'Ja, dat plannen we' }).click();
		const times = await Promise.all(
			seen.map((one) => one.then(() => Math.round(performance.now() - pressed))),
		);
		const description = `coach ${times[0]} ms, student ${times[1]} ms after the press`;
		test.info().annotations.push({ type: 'live', description });
		console.log(`      live, ${house.engine}: ${description}`);
		expect(Math.max(...times)).toBeLessThan(5_000);
		await expect(phone.getByText('Je antwoord staat er')).toBeVisible();
	});

	await test.step('the student adds one line, and the coach closes it', async () => {
		await pocket.getByLabel('Wil jij er iets bij zeggen?').fill(line);
		await pocket.getByRole('button', { name: 'Voeg toe' }).click();
		await expect(pocket.getByText(line)).toBeVisible();
		await expect(pocket.getByLabel('Wil jij er iets bij zeggen?')).toHaveCount(0);
		await expect(desk.getByText(line)).toBeVisible();
		await expect(phone.getByText(line)).toBeVisible();
		await desk.getByRole('button', { name: 'Klaar, het is geregeld' }).click();
		await expect(desk.getByText('afgesloten', { exact: true })).toBeVisible();
		await expect(phone.getByText('B. Kromhout sloot de vraag af.')).toBeVisible();
	});

	await test.step('the history says who did what, to all three', async () => {
		const sentences = [
			/^B\.( Kromhout)? stelde een vraag\.$/,
			/^K\.( Wolters)? gaf antwoord\.$/,
			/^Youssef( Kuipers)? voegde een regel toe\.$/,
			/^B\.( Kromhout)? sloot de vraag af\.$/,
		];
		for (const page of [desk, phone, pocket]) {
			await open(page, `/placements/${placement}/more`);
			const history = page.locator('section').filter({ hasText: 'Wat er gebeurde' });
			for (const sentence of sentences)
				await expect(history.getByText(sentence).first()).toBeVisible();
			await expect(history).not.toContainText('rookgas');
		}
	});

	await test.step('the student reads who looked, by part and organisation and not by name', async () => {
		const looks = pocket.locator('section').filter({ hasText: 'Wie keek hier' });
		await expect(looks).toContainText('studiecoach van ROC Oost');
		await expect(looks).toContainText('praktijkopleider van Van Dalen');
		await expect(looks).not.toContainText('Wolters');
	});
	expect(mailed(), 'one mail').toHaveLength(1);
});
