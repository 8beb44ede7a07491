import { expect } from '@playwright/test';
import { journey as test, open } from './journey.ts';
import { look } from './looking.ts';
import { become } from './signing-in.ts';

/** So many days from now, as a field for a day takes it. */
const inDays = (days: number) =>
	new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

for (const javaScriptEnabled of [true, false])
	test(`an administrator adds a colleague, lets a role end and takes that back, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		profile,
	}) => {
		const name = javaScriptEnabled ? 'Marloes van Es' : 'Dewi Jonker';
		const page = await become(await profile('phone', { javaScriptEnabled }), 'zandstra');
		await page.goto('/colleagues');
		await page.getByRole('link', { name: 'Voeg een collega toe' }).click();
		await page.getByLabel('Voornaam en achternaam').fill(name);
		await page.getByLabel('Rol').selectOption({ label: 'docent' });
		await page.getByLabel('Vanaf').fill('2020-01-01');
		await page.getByRole('button', { name: 'Voeg toe' }).click();
		await expect(page.getByText('Een rol begint vandaag of later.')).toBeVisible();
		await page.getByLabel('Vanaf').fill(inDays(0));
		await page.getByRole('button', { name: 'Voeg toe' }).click();
		await expect(page.getByText(`${name} staat erbij.`)).toBeVisible();

		await page.getByRole('link', { name: 'docent', exact: true }).click();
		await page.getByLabel('Geldt niet meer vanaf').fill(inDays(30));
		await page.getByRole('button', { name: 'Bekijk wat dat betekent' }).click();
		await expect(page.getByText('Tot die dag kun je het hier terugdraaien.')).toBeVisible();
		await page.getByRole('button', { name: 'Laat de rol eindigen' }).click();
		await expect(page.getByText('De rol eindigt op')).toBeVisible();
		await page.getByRole('button', { name: 'Haal de einddatum weg' }).click();
		await expect(page.getByText('De rol loopt door.')).toBeVisible();

		await page.goto(`/colleagues?q=${name.split(' ')[0]}`);
		await expect(page.getByText(/^Gevonden met/)).toHaveText(/: 1$/);
		await page.goto('/organisation/changes');
		await expect(page.getByText(`gaf ${name} een rol: docent, vanaf`)).toBeVisible();
	});

test('the last administrator cannot go', async ({ profile }) => {
	const page = await become(await profile(), 'kloosterman');
	await open(page, '/colleagues');
	await page.locator('main').getByRole('link', { name: 'Marit Kloosterman' }).click();
	await page.getByRole('link', { name: 'beheerder', exact: true }).click();
	await page.getByRole('button', { name: 'Bekijk wat dat betekent' }).click();
	await page.getByRole('button', { name: 'Laat de rol eindigen' }).click();
	await expect(page.getByText('Er moet iemand beheerder blijven')).toBeVisible();
	expect((await page.request.get('/organisation')).status(), 'and is administrator still').toBe(
		200,
	);
});

test('an administrator signs a colleague out everywhere, who sees that it was done', async ({
	profile,
}) => {
	const teacher = await become(await profile('phone'), 'bosveld');
	await open(teacher, '/today');
	const page = await become(await profile(), 'zandstra');
	await open(page, '/colleagues?q=Bosveld');
	await page.getByRole('link', { name: 'Ingrid Bosveld' }).click();
	await page.getByText('Log overal uit').click();
	await page.getByRole('button', { name: 'Log alles uit' }).click();
	await expect(page.getByText('Overal uitgelogd.')).toBeVisible();
	await teacher.goto('/me');
	await expect(teacher).toHaveURL(/\/sign-in/);
	const again = await become(await profile('phone'), 'bosveld');
	await open(again, '/me');
	await expect(again.getByText('logde je overal uit.')).toBeVisible();
});

test('a BRIN that another school has waits for who runs the instance, and is taken back', async ({
	profile,
}) => {
	const page = await become(await profile('phone', { javaScriptEnabled: false }), 'zandstra');
	await page.goto('/organisation');
	await page.getByLabel('BRIN').fill('99wp');
	await page.getByRole('button', { name: 'Bewaar' }).click();
	await expect(page.getByText('Dit nummer is al bekend in deze Leerkring.')).toBeVisible();
	await expect(page.getByText('99WP wacht op de beheerder van deze Leerkring.')).toBeVisible();
	await expect(page.getByText('Westpoort')).toHaveCount(0);
	await expect(page.getByLabel('BRIN')).toHaveValue('99OO');
	await page.getByRole('button', { name: /^Trek de aanvraag in/ }).click();
	await expect(page.getByText('De aanvraag is ingetrokken.')).toBeVisible();
	await page.getByLabel('BRIN').fill('99QQ');
	await page.getByRole('button', { name: 'Bewaar' }).click();
	await expect(page.getByText('eerst 99OO, nu 99QQ')).toBeVisible();
	await page.getByRole('button', { name: 'Klopt niet, zet het terug' }).click();
	await expect(page.getByLabel('BRIN')).toHaveValue('99OO');
	await page.goto('/organisation/changes?kind=organisation');
	await expect(page.getByText('BRIN: 99OO werd 99QQ')).toBeVisible();
	await expect(page.getByText('BRIN: 99QQ werd 99OO')).toBeVisible();
	await page.goto('/organisation/changes?kind=roles');
	await expect(page.getByText('BRIN:')).toHaveCount(0);
});

test('who keeps a company renames a site of it, and a school reads where that is done', async ({
	profile,
}) => {
	const page = await become(await profile('phone', { javaScriptEnabled: false }), 'wessels');
	await page.goto('/organisation');
	await expect(page.getByRole('heading', { name: 'Van Dalen Installatietechniek' })).toBeVisible();
	const sites = page.getByRole('list', { name: 'Vestigingen' }).getByRole('listitem');
	await expect(sites).toHaveCount(2);
	const site = sites.filter({ hasText: '100482988' });
	for (const name of ['Van Dalen Noord', 'Van Dalen, vestiging Noorderkade']) {
		await site.getByText('Verander', { exact: true }).click();
		await site.getByLabel('Naam van de vestiging').fill(name);
		await site.getByRole('button', { name: 'Bewaar' }).click();
		await expect(site).toContainText(name);
	}
	await expect(page.getByText('komen van de beheerder van het bedrijf zelf')).toHaveCount(0);
	const school = await become(await profile('phone'), 'zandstra');
	await open(school, '/organisation');
	await expect(school.getByText('komen van de beheerder van het bedrijf zelf')).toBeVisible();
});

test('with the keyboard alone an administrator finds a colleague and gives a role', async ({
	profile,
}) => {
	const page = await become(await profile(), 'zandstra');
	await open(page, '/colleagues?q=niemand');
	await page.getByLabel('Zoek op naam').focus();
	await page.keyboard.press('ControlOrMeta+A');
	await page.keyboard.type('Raalte');
	await page.keyboard.press('Enter');
	await page.waitForURL(/q=Raalte/);
	const link = page.getByRole('link', { name: 'L. van Raalte' });
	await link.focus();
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/colleagues\/[0-9a-f-]{36}/);
	await page.getByText('Geef nog een rol').focus();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await expect(page.getByLabel('Rol', { exact: true })).toBeFocused();
	await page.keyboard.type('docent');
	await page.getByRole('button', { name: 'Geef deze rol' }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByText('De rol staat er.')).toBeVisible();
});

test('nobody but an administrator has these pages, and none of elsewhere', async ({ profile }) => {
	const page = await become(await profile(), 'zandstra');
	await open(page, '/colleagues?q=Kromhout');
	const colleague = await page.getByRole('link', { name: 'B. Kromhout' }).getAttribute('href');
	const paths = ['/colleagues', '/colleagues/new', '/organisation', '/organisation/changes'];
	for (const who of ['kromhout', 'wolters', 'youssef', 'oosterling', 'kloosterman'] as const) {
		const { request } = await become(await profile(), who);
		const mine = who === 'kloosterman' ? [] : paths;
		for (const path of [...mine, colleague!])
			expect((await request.get(path)).status(), `${who} ${path}`).toBe(404);
	}
});

test('the pages of an administrator fit a phone, in the dark and in both languages', async ({
	house,
	profile,
}) => {
	const page = await become(await profile('phone'), 'zandstra');
	await open(page, '/colleagues?q=Raalte');
	const colleague = (await page.getByRole('link', { name: 'L. van Raalte' }).getAttribute('href'))!;
	for (const language of ['nl', 'en'] as const) {
		await page.context().addCookies([{ name: 'language', value: language, url: house.url }]);
		await open(page, '/colleagues');
		await look(page, 'office-colleagues', language);
		await open(page, '/colleagues/new');
		await page.getByRole('button').last().click();
		await expect(page.getByRole('alert')).toBeFocused();
		await look(page, 'office-new', language);
		await open(page, colleague);
		await page.locator('summary').first().click();
		await look(page, 'office-colleague', language);
		await page.locator(`a[href*="/role/"]`).first().click();
		await page.waitForURL(/\/role\//);
		await look(page, 'office-role', language);
		await open(page, '/organisation');
		await look(page, 'office-organisation', language);
		await open(page, '/organisation/changes');
		await page.locator('summary').click();
		await look(page, 'office-changes', language);
		await open(page, '/placements');
		await look(page, 'office-placements', language);
		await page.goto(`${await page.locator('main li a').first().getAttribute('href')}/looks`);
		await look(page, 'office-looks', language);
	}
});
