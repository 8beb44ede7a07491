import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { CastKey } from '../../src/demo/cast.ts';
import { root } from '../../src/platform/server/root.ts';
import { journey as test, open } from './journey.ts';
import { look } from './looking.ts';
import { openPlacement } from './placements.ts';
import { become } from './signing-in.ts';

const sample = join(root, 'data', 'samples', 'book-list.csv');
const another = `isbn;titel;vak;periode;crebo;verplicht
;Meten aan regelingen;Vakleer;5-9;25350;J
;Zonder opleiding;Vakleer;1;2535;J
;Van een ander;Vakleer;1;99999;N
`;
const programme = (page: Page, title: string) => page.getByRole('article', { name: title });
const fitter = 'Monteur werktuigkundige installaties';

test('the coach types a line and brings in the books; the trainer of two schools sees and prints both', async ({
	profile,
}) => {
	const [coach, trainer] = [
		await become(await profile(), 'haddou'),
		await become(await profile('phone'), 'hoelscher'),
	];

	await test.step('one line, of a period, until a day', async () => {
		await open(coach, '/today');
		await coach.getByRole('link', { name: 'Nu op school', exact: true }).click();
		const mine = programme(coach, fitter);
		await mine.getByText('Schrijf wat school vanaf nu geeft').click();
		await expect(mine.getByLabel('Nu op school')).not.toHaveValue('');
		await mine.getByLabel('Nu op school').fill('');
		await mine.getByRole('button', { name: 'Zet het erop' }).click();
		await expect(coach.getByRole('alert')).toContainText('Vul dit nog in.');
		await mine.getByLabel('Nu op school').fill('Leidingen afpersen');
		await mine.getByLabel('Periode').first().fill('Periode 5');
		await mine.getByLabel('Tot en met').fill('2000-01-01');
		await mine.getByRole('button', { name: 'Zet het erop' }).click();
		await expect(coach.getByText('Deze dag is al voorbij.')).toBeVisible();
		await expect(mine.getByLabel('Nu op school')).toHaveValue('Leidingen afpersen');
		await mine.getByLabel('Tot en met').fill('2099-01-31');
		await mine.getByRole('button', { name: 'Zet het erop' }).click();
		await expect(coach.getByText('Studenten en bedrijven van deze opleiding')).toBeVisible();
		await expect(mine).toContainText('Periode 5 Leidingen afpersen');
		await expect(mine).toContainText('geldt tot en met 31 januari 2099');
	});

	await test.step('the sample list is there already; another one says first what it does', async () => {
		await coach.getByRole('link', { name: 'Breng een boekenlijst in' }).click();
		await coach.getByLabel('Een CSV-bestand').setInputFiles(sample);
		await coach.getByRole('button', { name: 'Kijk wat er verandert' }).click();
		await expect(coach.getByText('Deze lijst staat er al').first()).toBeVisible();
		await expect(coach.getByRole('button', { name: 'Breng de lijst in' })).toHaveCount(0);
		await coach.getByRole('link', { name: 'Neem een andere lijst' }).click();
		await coach.getByLabel('Of plak de lijst').fill('dag allemaal');
		await coach.getByRole('button', { name: 'Kijk wat er verandert' }).click();
		await expect(coach.getByText('Dit bestand is geen lijst.')).toBeVisible();
		await coach.getByLabel('Of plak de lijst').fill(another);
		await coach.getByRole('button', { name: 'Kijk wat er verandert' }).click();
		await expect(coach.getByText('1 boek · 1 nieuw · verdwijnt: Installatie basis')).toBeVisible();
		await expect(coach.getByText('crebo 99999')).toBeVisible();
		await expect(coach.getByText('Rij 3: "2535" is geen crebo van vijf cijfers.')).toBeVisible();
		await coach.getByRole('button', { name: 'Breng de lijst in' }).click();
		await coach.waitForURL(/\/lessons\?brought$/);
		await expect(programme(coach, fitter)).toContainText('Meten aan regelingen');
	});

	await test.step('one book more, one book less', async () => {
		const mine = programme(coach, fitter);
		await mine.getByText('Zet er een boek bij').click();
		await mine.getByLabel('Titel').fill('Solderen zonder vlam');
		await mine.getByRole('button', { name: 'Zet het erbij' }).click();
		await expect(coach.getByText('Het boek staat erbij.')).toBeVisible();
		await expect(mine).toContainText('hele opleiding · niet verplicht');
		await mine.getByText('Haal een boek weg').click();
		await mine.getByRole('button', { name: 'Haal weg: Solderen zonder vlam' }).click();
		await expect(coach.getByText('Het boek is weg.')).toBeVisible();
		await expect(mine).not.toContainText('Solderen zonder vlam');
	});

	await test.step('the trainer sees both schools under each other, and changes nothing', async () => {
		await open(trainer, '/lessons');
		const schools = await trainer.getByRole('heading', { level: 2 }).allTextContents();
		expect(schools).toEqual(['College Westpoort', 'ROC Oost']);
		const theirs = trainer.locator('section', { hasText: 'ROC Oost' }).getByRole('article', {
			name: fitter,
		});
		await expect(theirs).toContainText('Jouw studenten: Björn');
		await expect(theirs).toContainText('Leidingen afpersen');
		await expect(theirs).toContainText('Vakleer · periode 5 tot en met 9 · verplicht');
		await expect(trainer.locator('main form')).toHaveCount(0);
		await expect(trainer.getByText('Vraag de coach om één regel.').first()).toBeVisible();
	});

	await test.step('on paper there is no button, and every programme', async () => {
		await trainer.emulateMedia({ media: 'print' });
		await expect(trainer.getByRole('button', { name: 'Druk af' })).toBeHidden();
		await expect(trainer.getByRole('navigation')).toBeHidden();
		await expect(trainer.getByText('Leidingen afpersen')).toBeVisible();
		const pdf = await trainer.pdf({ preferCSSPageSize: true });
		const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
		expect(pages).toBeLessThanOrEqual(3);
		await trainer.emulateMedia({ media: null });
	});

	await test.step('the page of the placement tells it too, with the books of that period', async () => {
		await openPlacement(coach, 'Björn Çelik');
		const now = coach.locator('section').filter({ hasText: 'Nu op school' });
		await expect(now).toContainText('Leidingen afpersen');
		await expect(now).toContainText('Meten aan regelingen');
		await expect(now.getByRole('link', { name: 'Alles wat school nu geeft' })).toBeVisible();
	});
});

test('a line and a book list come in without JavaScript', async ({ profile }) => {
	const coach = await become(await profile('laptop', { javaScriptEnabled: false }), 'raalte');
	await coach.goto('/lessons');
	const mine = coach.getByRole('article').first();
	await mine.locator('summary').first().click();
	await mine.getByLabel('Nu op school').fill('Zonder scripts een regel');
	await mine.getByRole('button', { name: 'Zet het erop' }).click();
	await expect(coach.getByText('Zonder scripts een regel').first()).toBeVisible();
	await coach.getByRole('link', { name: 'Breng een boekenlijst in' }).click();
	await coach.getByLabel('Een CSV-bestand').setInputFiles({
		name: 'boeken.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(readFileSync(sample, 'utf8').replaceAll('Werkwijzer', 'Café'), 'latin1'),
	});
	await coach.getByRole('button', { name: 'Kijk wat er verandert' }).click();
	await coach.getByRole('button', { name: 'Breng de lijst in' }).click();
	await expect(coach.getByText('De boekenlijst staat erop.')).toBeVisible();
	await expect(coach.getByText('Café').first()).toBeVisible();
});

for (const language of ['nl', 'en'] as const)
	test(`every page of the lessons can be used by everybody (${language})`, async ({
		house,
		profile,
	}) => {
		test.setTimeout(120_000);
		const enter = async (who: CastKey) => {
			const context = await profile('laptop', { hasTouch: true });
			await context.addCookies([{ name: 'language', value: language, url: house.url }]);
			return become(context, who);
		};
		const coach = await enter('kromhout');
		await open(coach, '/lessons');
		await look(coach, 'lessons-coach', language);
		const [write, add, remove] = await coach.locator('article').first().locator('summary').all();
		for (const summary of [write, add, remove]) await summary?.click();
		await look(coach, 'lessons-open', language);
		await coach.locator('form[action="?/teach"] textarea').first().fill('');
		await coach.locator('form[action="?/teach"] button').first().click();
		await coach.getByRole('alert').waitFor();
		await look(coach, 'lessons-wrong', language);
		await open(coach, '/lessons/books');
		await look(coach, 'book-list', language);
		await coach.locator('main form button').click();
		await coach.getByRole('alert').waitFor();
		await look(coach, 'book-list-wrong', language);
		await coach.locator('textarea').fill(another);
		await coach.locator('main form button').click();
		await coach.locator('form[action="?/bring"], h3').first().waitFor();
		await look(coach, 'book-list-plan', language);
		const trainer = await enter('wolters');
		await open(trainer, '/lessons');
		await look(trainer, 'lessons-trainer', language);
		const student = await enter('bjorn');
		await open(student, '/lessons');
		await look(student, 'lessons-student', language);
		const sponsor = await enter('oosterling');
		await open(sponsor, '/lessons');
		await look(sponsor, 'lessons-empty', language);
	});
