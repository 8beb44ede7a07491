import { expect, type Locator, type Page } from '@playwright/test';
import { addressOf } from '../../src/demo/cast.ts';
import { journey as test, open } from './journey.ts';
import { look, type Language } from './looking.ts';
import { ask, openPlacement } from './placements.ts';
import { become, signIn } from './signing-in.ts';

test.use({ world: 'today' });

/** One thing that waits, by what stands in it. */
const waiting = (page: Page, text: string) =>
	page.getByRole('list', { name: 'Wat op jou wacht' }).getByRole('listitem').filter({
		hasText: text,
	});
const slipped = 'Contact wankelt: Brinkhof Elektro en ROC Oost';

/** Goes on with the Tab key until this has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
	await target.waitFor();
	for (let pressed = 0; pressed < 60; pressed += 1) {
		if (await target.evaluate((node) => node === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error('the Tab key does not lead there');
}

test('a coach lands on Vandaag, takes one step there, takes it back, and is on the wall in a tap', async ({
	house,
	profile,
}) => {
	const page = await (await profile()).newPage();
	await test.step('signing in leads there, and it is never more than five', async () => {
		await signIn(page, house.postbox, addressOf('haddou'));
		expect(new URL(page.url()).pathname).toBe('/today');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('5 dingen om mee te beginnen');
		await expect(page.getByText(/^Het kost ongeveer \d+ minuten\./)).toBeVisible();
		await expect(
			page.getByRole('list', { name: 'Wat op jou wacht' }).getByRole('listitem'),
		).toHaveCount(5);
	});
	await test.step('a contact is noted on the spot, and the note about it has the focus', async () => {
		await expect(waiting(page, slipped)).toContainText('Over Hidde Öztürk. 9 weken niets.');
		await expect(waiting(page, slipped).getByRole('link', { name: /^Bel / })).toHaveAttribute(
			'href',
			/^tel:\d+$/,
		);
		await waiting(page, slipped)
			.getByRole('button', { name: /^Gesproken/ })
			.click();
		const done = page.getByRole('status').filter({ hasText: 'Contact staat erbij' });
		await expect(done).toBeFocused();
		await expect(waiting(page, slipped)).toHaveCount(0);
	});
	await test.step('and taken back', async () => {
		await page.getByRole('button', { name: 'Klopt niet' }).click();
		await expect(page.getByText('Weggehaald. Het telt niet meer mee.')).toBeVisible();
		await expect(waiting(page, slipped)).toHaveCount(1);
		await expect(page.getByRole('button', { name: 'Klopt niet' })).toHaveCount(0);
	});
	await test.step('all students are one tap further', async () => {
		const all = page.getByRole('link', { name: /^Alle \d+ studenten$/ });
		const count = /\d+/.exec(await all.innerText())?.[0];
		await all.click();
		await page.waitForURL(/\/placements$/);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${count} studenten`);
	});
});

test('a trainer answers, and says that a goal still holds, by the keyboard alone', async ({
	house,
	profile,
}) => {
	const desk = await become(await profile(), 'kromhout');
	await openPlacement(desk, 'Youssef Kuipers');
	const asked = 'Kan Youssef een keer mee naar een onderhoud?';
	await ask(desk, { asked, whom: 'Aan het bedrijf' });

	const page = await (await profile()).newPage();
	await signIn(page, house.postbox, addressOf('wolters'));
	expect(new URL(page.url()).pathname).toBe('/today');
	await tabTo(page, waiting(page, asked).locator('summary'));
	await page.keyboard.press('Enter');
	await tabTo(page, waiting(page, asked).getByLabel('In jouw woorden'));
	await page.keyboard.type('Vrijdag gaat hij mee.');
	await tabTo(page, waiting(page, asked).getByRole('button', { name: /^Ja, dat plannen we/ }));
	await page.keyboard.press('Space');
	await expect(page.getByRole('status').filter({ hasText: 'Je antwoord staat er' })).toBeFocused();
	await expect(waiting(page, asked)).toHaveCount(0);
	await expect(desk.getByText('Vrijdag gaat hij mee.')).toBeVisible();

	await test.step('the coach reads it on Vandaag and closes it there', async () => {
		await open(desk, '/today');
		await expect(waiting(desk, asked)).toContainText('K. Wolters: Ja, dat plannen we. Vrijdag');
		await waiting(desk, asked)
			.getByRole('button', { name: /^Gelezen, sluit af/ })
			.click();
		await expect(desk.getByText('De vraag is afgesloten.')).toBeVisible();
		await expect(waiting(desk, asked)).toHaveCount(0);
	});

	const goal = 'Klopt dit doel nog?';
	await tabTo(page, waiting(page, goal).getByRole('button', { name: /^Klopt nog/ }));
	await page.keyboard.press('Enter');
	await expect(page.getByText('Het doel staat er opnieuw')).toBeVisible();
	await expect(waiting(page, goal)).toHaveCount(0);

	await test.step('what is on at school, and its books, are one tap away', async () => {
		await tabTo(page, page.getByRole('link', { name: 'Lessen en boeken' }));
		await page.keyboard.press('Enter');
		await page.waitForURL(/\/lessons$/);
	});
});

test('without scripts the same steps work, and an error keeps what was typed', async ({
	profile,
}) => {
	const page = await become(await profile('phone', { javaScriptEnabled: false }), 'haddou');
	await page.goto('/today');
	await waiting(page, slipped)
		.getByRole('button', { name: /^Gesproken/ })
		.click();
	await expect(page.getByText('Contact staat erbij. Alle drie zien het.')).toBeVisible();
	await expect(waiting(page, slipped)).toHaveCount(0);
	await page.getByRole('button', { name: 'Klopt niet' }).click();
	await expect(page.getByText('Weggehaald. Het telt niet meer mee.')).toBeVisible();

	const lesson = 'Wat is er nu op school bij Technicus service en onderhoud';
	const line = waiting(page, lesson).first();
	await line.locator('summary').click();
	await line.getByRole('button', { name: /^Zet het erop/ }).click();
	await expect(page.getByRole('alert')).toContainText('Vul dit nog in.');
	await line.getByRole('textbox', { name: 'Nu op school' }).fill('Meten aan een schakeling');
	await line.getByRole('button', { name: /^Zet het erop/ }).click();
	await expect(page.getByText('Het staat erop.')).toBeVisible();
	await page.getByRole('link', { name: /^Alle \d+ studenten$/ }).click();
	await page.waitForURL(/\/placements$/);
});

test('a student finds on Vandaag what was said about them, and who looked', async ({ profile }) => {
	const page = await become(await profile('phone'), 'youssef');
	await open(page, '/today');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^(Vandaag|School of werk)/);
	await expect(page.getByText(/^Schooldag: dinsdag\. De volgende is /)).toBeVisible();
	const said = page.locator('section').filter({ hasText: 'Over jou gezegd' });
	await expect(said.getByText(/^P\. te Brake zei op /).first()).toBeVisible();
	await expect(said.getByRole('link', { name: 'Alles van het werk' })).toBeVisible();
	await expect(said.getByRole('link', { name: 'Wie keek op mijn pagina?' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Stel een vraag aan de school' })).toBeVisible();
});

for (const language of ['nl', 'en'] as const satisfies readonly Language[])
	test(`Vandaag is for everybody to read and press, in ${language}`, async ({ house, profile }) => {
		const enter = async (who: Parameters<typeof become>[1]) => {
			const context = await profile('laptop', { hasTouch: true });
			await context.addCookies([{ name: 'language', value: language, url: house.url }]);
			return open(await become(context, who), '/today');
		};
		const coach = await enter('raalte');
		await coach.locator('main summary').first().click();
		await look(coach, 'today-coach-answers', language);
		const deputy = await enter('vink');
		await look(deputy, 'today-deputy', language);
		await deputy.locator('form[action="?/spoken"] button').first().click();
		await deputy.locator('form[action="?/unspoken"] button').waitFor();
		await look(deputy, 'today-deputy-done', language);
		await deputy.locator('form[action="?/unspoken"] button').click();
		await deputy.locator('form[action="?/unspoken"]').waitFor({ state: 'detached' });
		await look(await enter('hoelscher'), 'today-trainer', language);
		await look(await enter('zandstra'), 'today-administrator', language);
		await look(await enter('terpstra'), 'today-nothing', language);
		await look(await enter('aslan'), 'today-both', language);
	});
