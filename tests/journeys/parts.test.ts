import { expect, test as bare, type Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressOf } from '../../src/demo/cast.ts';
import { hydrated, journey as test, open } from './journey.ts';
import { placementId, type PersonKey } from '../cast.ts';
import { fillFolder } from '../chaos/serving.ts';
import { ask, openOwnPlacement, openPlacement } from './placements.ts';
import { openPostbox } from './postbox.ts';
import { freePort, startProcess } from './process.ts';
import { become, signIn } from './signing-in.ts';

test('a question that is opened again waits for the company again, and both answers stay', async ({
	house,
	profile,
}) => {
	const { postbox } = house;
	const [desk, phone] = [
		await become(await profile(), 'kromhout'),
		await become(await profile('phone'), 'wolters'),
	];
	const mailed = () =>
		postbox.letters.filter(
			({ to, subject }) => to === addressOf('wolters') && subject.endsWith('over Mees'),
		);
	const asked = 'Kan Mees een keer mee naar een storing?';
	const before = mailed().length;
	await openPlacement(desk, 'Mees van der Meer');
	const signal = await ask(desk, { asked, whom: 'Aan het bedrijf' });
	const answer = async (choice: string, text: string) => {
		await open(phone, '/today');
		const item = phone.getByRole('listitem').filter({ hasText: asked });
		await item.getByRole('link', { name: 'Lees alles' }).click();
		await phone.waitForURL(new RegExp(signal));
		await hydrated(phone);
		await phone.getByLabel('In jouw woorden').fill(text);
		await phone.getByRole('button', { name: choice }).click();
		await expect(phone.getByText('Je antwoord staat er')).toBeVisible();
	};

	await answer('Bel me', 'Ik weet nog niet wanneer.');
	await desk.getByRole('button', { name: 'Klaar, het is geregeld' }).click();
	await expect(desk.getByText('afgesloten', { exact: true })).toBeVisible();
	await open(phone, '/today');
	await expect(phone.getByText(asked), 'what is closed asks nobody').toHaveCount(0);
	await expect(desk.getByRole('button', { name: 'Vraag het opnieuw' })).toBeVisible();
	await open(phone, `/signals/${signal}`);
	await expect(
		phone.getByRole('button', { name: 'Vraag het opnieuw' }),
		'who was asked cannot open it',
	).toHaveCount(0);

	await desk.getByRole('button', { name: 'Vraag het opnieuw' }).click();
	await expect(desk.getByText('weer open, wacht op antwoord', { exact: true })).toBeVisible();
	await answer('Ja, dat plannen we', 'Donderdag rijdt hij mee.');
	await expect(desk.getByText('beantwoord', { exact: true })).toBeVisible();
	for (const page of [desk, phone])
		await expect(
			page.getByRole('list').filter({ hasText: 'K. Wolters' }).getByRole('listitem'),
		).toHaveText([
			/K\. Wolters: Bel me\. Ik weet nog niet wanneer\./,
			/B\. Kromhout sloot de vraag af\./,
			/B\. Kromhout vroeg het opnieuw\./,
			/K\. Wolters: Ja, dat plannen we\. Donderdag rijdt hij mee\./,
		]);
	await postbox.wait(() => mailed().length >= before + 2);
});

test('a deputy answers under their own name, and coach and student read on whose behalf', async ({
	profile,
}) => {
	const [company, deputy, coach, student] = [
		await become(await profile(), 'hoelscher'),
		await become(await profile(), 'vink'),
		await become(await profile(), 'haddou'),
		await become(await profile('phone'), 'bjorn'),
	];
	await openPlacement(company, 'Björn Çelik');
	const asked = 'Wie komt er deze maand langs?';
	const signal = await ask(company, { asked, whom: 'Aan de school' });
	await open(deputy, `/signals/${signal}`);
	await deputy.getByLabel('In jouw woorden').fill('Ik kom donderdag.');
	await deputy.getByRole('button', { name: 'Ja, dat plannen we' }).click();
	await expect(deputy.getByText('Je antwoord staat er')).toBeVisible();
	const sentence = 'Tamara Vink (namens F. Haddou): Ja, dat plannen we. Ik kom donderdag.';
	for (const page of [coach, company, deputy]) {
		await open(page, `/signals/${signal}`);
		await expect(page.getByText(sentence)).toBeVisible();
	}
	await openOwnPlacement(student);
	await student.getByRole('link', { name: asked }).click();
	await expect(student.getByText(sentence)).toBeVisible();
	await expect(student.getByText(/^F\. Haddou: /), 'nobody else’s name stands there').toHaveCount(
		0,
	);
});

bare(
	'a mentor who is a student elsewhere asks as each where they are it, and reads both',
	async ({ browser }) => {
		bare.setTimeout(120_000);
		const folder = await mkdtemp(join(tmpdir(), 'leerkring-journey-'));
		const postbox = await openPostbox();
		const port = await freePort();
		const PUBLIC_URL = `http://127.0.0.1:${port}`;
		await fillFolder(folder);
		const server = await startProcess(port, {
			DATA_DIR: folder,
			SMTP_URL: postbox.url,
			PUBLIC_URL,
		});
		const enter = async (who: PersonKey) => {
			const page = await (await browser.newContext({ baseURL: server.url })).newPage();
			await signIn(page, postbox, `${who}@voorbeeld.example`);
			return page;
		};
		const atWork = `/placements/${placementId('noor')}`;
		const own = `/placements/${placementId('mo')}`;
		const whom = (page: Page, name: string) => page.getByRole('radio', { name });
		try {
			const mo = await enter('mo');
			await open(mo, '/placements');
			for (const path of [atWork, own])
				await expect(mo.locator(`main a[href="${path}"]`), path).toBeVisible();

			await bare.step(
				'about the student whom they guide they ask as one of the company',
				async () => {
					await open(mo, `${atWork}/raise`);
					await expect(whom(mo, 'Aan Noor')).toBeVisible();
					await expect(whom(mo, 'Aan het bedrijf'), 'their own side').toHaveCount(0);
					await open(mo, atWork);
					const signal = await ask(mo, { asked: 'Mag Noor eerder weg?', whom: 'Aan de school' });
					const coach = await enter('hanneke');
					await open(coach, `/signals/${signal}`);
					await expect(coach.getByText('Mo Aydin van Van Dalen vraagt')).toBeVisible();
					await expect(coach.getByLabel('In jouw woorden')).toBeVisible();
				},
			);

			const coach = await enter('ruth');
			await bare.step('about their own placement they ask as its student', async () => {
				await open(mo, `${own}/raise`);
				await expect(mo.getByText('mag ik rookgas meten oefenen')).toBeVisible();
				await expect(whom(mo, 'Aan het bedrijf')).toBeVisible();
				await open(mo, own);
				const signal = await ask(mo, { asked: 'Kunnen we praten?', whom: 'Aan de school' });
				await open(coach, `/signals/${signal}`);
				await expect(coach.getByText('Mo Aydin vraagt', { exact: true })).toBeVisible();
			});

			await bare.step(
				'they add a line to what their company is asked, and answer nothing for it',
				async () => {
					await open(coach, own);
					const signal = await ask(coach, { asked: 'Gaat het goed?', whom: 'Aan het bedrijf' });
					await open(mo, `/signals/${signal}`);
					await expect(mo.getByLabel('Wil jij er iets bij zeggen?')).toBeVisible();
					await expect(mo.locator('form[action="?/answer"]')).toHaveCount(0);
				},
			);

			const trainer = await enter('karin');
			const answer = await trainer.request.get(own);
			expect(answer.status(), 'who trains beside them finds nothing of it').toBe(404);
		} finally {
			await server.stop();
			await postbox.close();
			await rm(folder, { recursive: true, force: true });
		}
	},
);
