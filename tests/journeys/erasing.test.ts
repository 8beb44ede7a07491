import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { addressOf } from '../../src/demo/cast.ts';
import { idOf, journey as test, open } from './journey.ts';
import { look } from './looking.ts';
import { ask, openOwnPlacement, openPlacement } from './placements.ts';
import { become } from './signing-in.ts';

for (const javaScriptEnabled of [true, false])
	test(`a student erases what somebody else wrote about them, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		profile,
	}) => {
		const words = `Komt Youssef wel eens te laat ${javaScriptEnabled ? 'met' : 'zonder'}`;
		const coach = await become(await profile(), 'kromhout');
		const placement = await openPlacement(coach, 'Youssef Kuipers');
		await ask(coach, { asked: words, whom: 'Aan het bedrijf' });
		const signal = idOf(coach);

		const student = await become(await profile('phone', { javaScriptEnabled }), 'youssef');
		await student.goto(`/signals/${signal}`);
		await student.getByRole('link', { name: 'Wis een tekst' }).click();
		await expect(student.getByText(words).last()).toBeVisible();
		await expect(student.getByText('Je kunt dit niet terugdraaien.')).toBeVisible();
		await student.getByRole('button', { name: 'Wis deze tekst' }).click();
		await student.waitForURL(/\/signals\/[^/]+\?erased$/);
		await expect(student.getByText('De tekst is gewist. Niemand kan die nog lezen.')).toBeVisible();
		const heading = student.getByRole('heading', { level: 1 });
		await expect(heading).toHaveText(/^Tekst gewist door de student, \d+ \w+ \d{4}$/);
		await expect(student.getByRole('link', { name: 'Wis een tekst' })).toHaveCount(0);
		await coach.goto(`/signals/${signal}`);
		await expect(coach.getByRole('heading', { level: 1 })).toHaveText(
			/^Tekst gewist door de student/,
		);
		await coach.goto(`/placements/${placement}/more`);
		await expect(coach.getByText('Youssef wiste een tekst.').first()).toBeVisible();
		expect(await coach.content()).not.toContain(words);
	});

test('a trainer, a mentor and a stranger can’t erase what the student wrote', async ({
	profile,
}) => {
	const student = await become(await profile(), 'youssef');
	const placement = await openOwnPlacement(student);
	await open(student, `/placements/${placement}/goal`);
	await student.getByRole('textbox').fill('Ik leer dit jaar gasloos werken');
	await student.getByRole('button', { name: /doel/i }).click();
	await student.waitForURL(/\?goal/);
	for (const who of ['wolters', 'brake'] as const) {
		const other = await become(await profile(), who);
		await other.goto(`/placements/${placement}/erase`);
		expect(await other.content(), who).not.toContain('gasloos');
	}
	for (const who of ['hoelscher', 'zandstra'] as const) {
		const other = await become(await profile(), who);
		const answer = await other.request.get(`/placements/${placement}/erase`);
		expect(answer.status(), who).toBe(404);
	}
	await open(student, `/placements/${placement}/erase`);
	await expect(student.getByText('gasloos').first()).toBeVisible();
});

test('somebody reads and downloads everything that is held of them, and nobody else does', async ({
	profile,
}) => {
	const student = await become(await profile('phone'), 'bjorn');
	await open(student, '/me');
	await student.getByRole('link', { name: 'Alles wat we van je bewaren' }).click();
	await expect(student.getByRole('heading', { name: 'Over jou' })).toBeVisible();
	const waiting = student.waitForEvent('download');
	await student.getByRole('link', { name: 'Download alles' }).click();
	const file = await readFile(await (await waiting).path(), 'utf8');
	expect((JSON.parse(file) as { placements: object[] }).placements).toHaveLength(1);
	await look(student, 'me-data', 'nl');
	const signedOut = await profile();
	const answer = await signedOut.request.get('/me/data/file', { maxRedirects: 0 });
	expect(answer.status()).toBe(303);
});

test('an administrator finds a student and erases them, by keyboard', async ({
	house,
	profile,
}) => {
	const desk = await become(await profile(), 'zandstra');
	await open(desk, '/colleagues');
	await desk.getByRole('link', { name: 'Gegevens opvragen of wissen' }).press('Enter');
	await desk.getByLabel('Zoek op naam').fill('dubois');
	await desk.keyboard.press('Enter');
	await desk.waitForURL(/\?name=dubois$/);
	await desk.getByRole('link', { name: /Dubois$/ }).press('Enter');
	await desk.waitForURL(/\/people\/./);
	const person = idOf(desk);
	const name = (await desk.getByRole('heading', { level: 1 }).textContent()) ?? '';
	await expect(desk.getByRole('button', { name: 'Zet de gegevens klaar' })).toBeVisible();
	await expect(desk.getByRole('heading', { name: 'Dit blijft, en waarom' })).toBeVisible();
	const erase = desk.getByRole('button', { name: `Wis alles van ${name}` });
	await desk.getByLabel(`Typ de naam: ${name}`).fill('Iemand anders');
	await erase.press('Enter');
	await expect(desk.getByText('Dit is een andere naam.')).toBeVisible();
	for (const who of ['haddou', 'wolters', 'renee'] as const) {
		const other = await become(await profile(), who);
		expect((await other.request.get(`/people/${person}`)).status(), who).toBe(404);
		expect((await other.request.get('/people')).status(), who).toBe(404);
	}
	await desk.getByLabel(`Typ de naam: ${name}`).fill(name);
	await erase.press('Enter');
	await expect(desk.getByText('Alles van deze persoon is gewist.')).toBeVisible();
	await desk.goto(`/people?name=${encodeURIComponent(name)}`);
	await expect(desk.getByText('Niemand met deze naam.')).toBeVisible();
	expect(house.said()).not.toContain(name);
});

test('an administrator erases somebody without JavaScript, and not themself as the last one', async ({
	profile,
}) => {
	const desk = await become(await profile('phone', { javaScriptEnabled: false }), 'zandstra');
	await desk.goto('/people?name=scholten');
	await desk.getByRole('link', { name: 'Tygo Scholten' }).click();
	await desk.getByLabel('Typ de naam: Tygo Scholten').fill('Tygo Scholten');
	await desk.getByRole('button', { name: 'Wis alles van Tygo Scholten' }).click();
	await expect(desk.getByText('Alles van deze persoon is gewist.')).toBeVisible();
	const proof = new URL(desk.url()).pathname;
	expect((await (await become(await profile(), 'haddou')).request.get(proof)).status()).toBe(404);
	await desk.goto('/people');
	await desk.getByText('Eerder gewist').click();
	await desk.getByRole('list', { name: 'Eerder gewist' }).getByRole('link').first().click();
	await expect(desk.getByText('Kenmerk')).toBeVisible();
	await expect(desk.getByText('Annemiek Zandstra').last()).toBeVisible();
	await expect(desk.getByRole('main')).not.toContainText('Scholten');
	await desk.goto('/people?name=Zandstra');
	await desk
		.getByRole('main')
		.getByRole('link', { name: /Zandstra/ })
		.click();
	await expect(desk.getByText('Er moet iemand beheerder blijven')).toBeVisible();
	await expect(desk.getByRole('button', { name: /^Wis alles/ })).toHaveCount(0);
});

test('an administrator gives word that the data are ready, and only the student reads them', async ({
	house,
	profile,
}) => {
	const desk = await become(await profile(), 'zandstra');
	await open(desk, '/people?name=Bj');
	await desk.getByRole('link', { name: 'Björn Çelik' }).click();
	await desk.waitForURL(/\/people\/./);
	const before = house.postbox.letters.length;
	await desk.getByRole('button', { name: 'Zet de gegevens klaar' }).click();
	await expect(desk.getByText('Deze persoon krijgt een mail.')).toBeVisible();
	const letter = await house.postbox.wait(({ to }) => to === addressOf('bjorn'));
	expect(house.postbox.letters.length).toBe(before + 1);
	expect(letter.text).toContain(`${house.url}/me/data`);
	expect(letter.text).not.toContain('Çelik');
});

test('the pages of erasing fit a phone, in the dark and in both languages', async ({
	house,
	profile,
}) => {
	const phone = await become(await profile('phone'), 'youssef');
	const placement = await openOwnPlacement(phone);
	const desk = await become(await profile('phone'), 'zandstra');
	await open(desk, '/people?name=Bj');
	const person = await desk.getByRole('link', { name: 'Björn Çelik' }).getAttribute('href');
	for (const language of ['nl', 'en'] as const) {
		for (const page of [phone, desk])
			await page.context().addCookies([{ name: 'language', value: language, url: house.url }]);
		await open(phone, `/placements/${placement}/erase`);
		await look(phone, 'erase-text', language);
		await open(phone, '/privacy');
		await look(phone, 'privacy', language);
		await open(desk, '/people');
		await look(desk, 'people', language);
		await open(desk, person ?? '');
		await look(desk, 'erase-person', language);
	}
});

test('what is kept, how long and why is there for who is not signed in', async ({ profile }) => {
	const page = await (await profile()).newPage();
	await open(page, '/sign-in');
	await page.getByRole('link', { name: 'Wat we bewaren' }).click();
	await expect(
		page.getByText('tot 12 maanden na het einde van de leerbaan.').first(),
	).toBeVisible();
});
