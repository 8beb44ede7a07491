import { expect, type Page } from '@playwright/test';
import { journey as test, open } from './journey.ts';
import { look } from './looking.ts';
import { openOwnPlacement, openPlacement, withdraw } from './placements.ts';
import { become } from './signing-in.ts';
import { Thumb } from './thumb.ts';

const student = 'Youssef Kuipers';

const told: string[] = [];
function tell(what: string, taps: number): void {
	told.push(`${what} in ${taps} ${taps === 1 ? 'tap' : 'taps'}`);
}

test('a mentor taps what was seen, takes it back, and school and student see it at once', async ({
	house,
	profile,
}) => {
	const [glove, desk, pocket] = [
		await become(await profile('phone'), 'brake'),
		await become(await profile(), 'kromhout'),
		await become(await profile('phone'), 'youssef'),
	];
	await openPlacement(desk, student);
	await openOwnPlacement(pocket);
	await open(glove, '/today');
	const mentor = new Thumb(glove);
	const card = glove.locator('section').filter({ hasText: student });
	const said = (page: Page) =>
		page.locator('section').filter({ has: page.getByRole('heading', { name: 'Op het werk' }) });
	// Other journeys through the same demo noted work too, so this is told from theirs by its day.
	const line = new RegExp(`^P\\. te Brake zei op ${new Date().getDate()} \\w+: met hulp, `);

	await test.step('one tap stores it for today and says so', async () => {
		await mentor.tap('button', 'Met hulp', student);
		await expect(card.getByText('Bewaard. Student, bedrijf en school zien het.')).toBeVisible();
		await expect(card.getByText(/^Vandaag: met hulp, /)).toBeVisible();
		tell('mentor: met hulp', mentor.taps);
	});

	await test.step('a second tap in the same place notes no other work', async () => {
		await expect(card.getByRole('button', { name: 'Met hulp', exact: true })).toBeHidden();
		await card.getByText('Zeg nog iets van vandaag').tap();
		await expect(card.getByRole('button', { name: 'Met hulp', exact: true })).toBeVisible();
	});

	await test.step('coach and student see it without loading again', async () => {
		for (const page of [desk, pocket]) await expect(said(page).getByText(line)).toBeVisible();
	});

	await test.step('a tap takes it back, for everybody', async () => {
		const before = mentor.taps;
		await mentor.tap('button', /^Haal weg/, student);
		await expect(card.getByText('Weggehaald. Het telt niet meer mee.')).toBeVisible();
		tell('mentor: haal weg', mentor.taps - before);
		for (const page of [desk, pocket]) await expect(said(page).getByText(line)).toHaveCount(0);
	});

	await test.step('and taps again, other work this time, of which the law has its say', async () => {
		await card.getByText('Kies ander werk').tap();
		await card
			.getByLabel('Welk werk?')
			.selectOption({ label: 'Voorkomt dat rookgassen in de verblijfruimte terecht komen' });
		await expect(card.getByText(/Zelfstandig is niet bevoegd/)).toBeVisible();
		await mentor.tap('button', 'Zelfstandig', student);
		await expect(card.getByText(/^Vandaag: zelfstandig, voorkomt dat rookgassen/)).toBeVisible();
		await expect(
			said(pocket).getByText(/^P\. te Brake zei op .*: zelfstandig, voorkomt dat/),
		).toBeVisible();
	});

	await test.step('the history says who did what, and not what was seen', async () => {
		await open(desk, `${new URL(desk.url()).pathname}/more`);
		const history = desk.locator('section').filter({ hasText: 'Wat er gebeurde' });
		await expect(
			history.getByText('P. te Brake zei wat er op het werk gebeurde.').first(),
		).toBeVisible();
		await expect(history.getByText('P. te Brake haalde een praktijkmoment weg.')).toBeVisible();
		await expect(history).not.toContainText('rookgas');
	});

	await test.step('what was tried is gone again', async () => {
		await mentor.tap('button', /^Haal weg/, student);
		await expect(card.getByText('Weggehaald. Het telt niet meer mee.')).toBeVisible();
	});

	await test.step('the mentor can call school, with one tap', async () => {
		await expect(card.getByRole('link', { name: 'Bel school: B. Kromhout' })).toHaveAttribute(
			'href',
			/^tel:\d+$/,
		);
	});
	console.log(`      ${house.engine}: ${told.splice(0).join('; ')}`);
});

test('a student sees what today is, notes their own work, sets the school day and asks', async ({
	house,
	profile,
}) => {
	const [pocket, desk] = [
		await become(await profile('phone'), 'renee'),
		await become(await profile(), 'haddou'),
	];
	const thumb = new Thumb(await open(pocket, '/today'));
	await openPlacement(desk, 'Renée Hoekstra');

	await test.step('one tap sets the school day, and the coach sees it', async () => {
		await expect(pocket.getByText('Welke dag ga jij naar school?')).toBeVisible();
		await thumb.tap('button', 'woensdag');
		await expect(pocket.getByText(/^Schooldag: woensdag\. De volgende is /)).toBeVisible();
		tell('student: school day', thumb.taps);
		await expect(desk.getByText('Schooldag: woensdag')).toBeVisible();
	});

	await test.step('one tap says what they did themselves', async () => {
		const before = thumb.taps;
		await thumb.tap('button', 'Meegekeken');
		await expect(pocket.getByText('Bewaard. Student, bedrijf en school zien het.')).toBeVisible();
		tell('student: dit deed ik', thumb.taps - before);
		await expect(desk.getByText(/^Renée noteerde op .*: gezien, /)).toBeVisible();
	});

	await test.step('two taps lead to a question that is sent', async () => {
		const before = thumb.taps;
		await thumb.tap('link', 'Stel een vraag aan de school');
		await pocket.waitForURL(/\/raise\?asks=school$/);
		await pocket.getByLabel('Wat vraag je?').fill('Mag ik een keer meekijken bij een storing?');
		await thumb.tap('button', 'Vraag het aan school');
		await pocket.waitForURL(/\/signals\/.+\?raised/);
		tell('student: a question', thumb.taps - before);
		expect(thumb.taps - before).toBe(2);
		await withdraw(pocket);
	});

	await test.step('and who looked is one tap away', async () => {
		await open(pocket, '/today');
		await pocket.getByRole('link', { name: 'Wie keek op mijn pagina?' }).tap();
		await expect(pocket.locator('#looks')).toContainText('studiecoach van ROC Oost');
	});
	console.log(`      ${house.engine}: ${told.splice(0).join('; ')}`);
});

test('a trainer says it on a page of the placement, a coach sets the day there, also without scripts', async ({
	profile,
}) => {
	const bare = { javaScriptEnabled: false };
	const [trainer, coach] = [
		await become(await profile('phone', bare), 'hoelscher'),
		await become(await profile('laptop', bare), 'haddou'),
	];
	const practice = async (page: Page) => {
		await page.goto('/placements');
		await page.getByRole('link', { name: 'Björn Çelik' }).first().click();
		await page.getByRole('link', { name: /^(Zeg wat je zag|Praktijk en schooldag)$/ }).click();
		await page.waitForURL(/\/practice$/);
	};
	await practice(trainer);
	await trainer.getByRole('button', { name: 'Met hulp' }).click();
	await expect(trainer.getByText('Bewaard. Student, bedrijf en school zien het.')).toBeVisible();
	await expect(trainer.getByText(/^J\. Hölscher zei op .*: met hulp/).first()).toBeVisible();
	await trainer.getByRole('button', { name: /^Haal weg/ }).click();
	await expect(trainer.getByText('Weggehaald. Het telt niet meer mee.')).toBeVisible();

	await practice(coach);
	await expect(coach.getByRole('button', { name: 'Met hulp' })).toHaveCount(0);
	await coach.getByText('Andere schooldag').click();
	await coach.getByRole('button', { name: 'maandag' }).click();
	await expect(coach.getByText(/^Schooldag: maandag/)).toBeVisible();
});

for (const language of ['nl', 'en'] as const)
	test(`practice is for everybody to read and press, in ${language}`, async ({ profile }) => {
		const [glove, pocket, firm] = [
			await become(await profile('phone'), 'brake'),
			await become(await profile('phone'), 'bjorn'),
			await become(await profile('phone'), 'wolters'),
		];
		for (const page of [glove, pocket, firm]) {
			const origin = new URL((await page.context().request.get('/health')).url()).origin;
			await page
				.context()
				.request.post('/me?/language', { form: { language }, headers: { origin } });
		}
		await look(await open(glove, '/today'), 'practice-mentor', language);
		await look(await open(pocket, '/today'), 'practice-student', language);
		const placement = await openPlacement(firm, student);
		await look(firm, 'practice-placement', language);
		await look(await open(firm, `/placements/${placement}/practice`), 'practice-page', language);
		for (const page of [glove, pocket, firm]) {
			const origin = new URL(page.url()).origin;
			await page
				.context()
				.request.post('/me?/language', { form: { language: 'nl' }, headers: { origin } });
		}
	});
