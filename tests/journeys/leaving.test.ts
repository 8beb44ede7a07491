import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { idOf, journey as test, open } from './journey.ts';
import { look } from './looking.ts';
import { openOwnPlacement } from './placements.ts';
import { become } from './signing-in.ts';

for (const javaScriptEnabled of [true, false])
	test(`a coach hands one student over and takes it back, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		profile,
	}) => {
		const desk = await become(await profile('phone', { javaScriptEnabled }), 'haddou');
		const student = await become(await profile('phone', { javaScriptEnabled }), 'bjorn');
		await desk.goto('/me');
		await desk.getByRole('link', { name: 'Draag studenten over' }).click();
		const press = (name: string | RegExp) => desk.getByRole('button', { name }).click();
		const box = desk.getByRole('checkbox', { name: 'Björn Çelik' });
		await expect(box).not.toBeChecked();
		await expect(desk.getByText('Nog niemand gekozen')).toBeVisible();
		await press('Verder');
		await expect(desk.getByText('Je koos nog geen student.')).toBeVisible();
		await box.check();
		if (javaScriptEnabled) await expect(desk.getByText('1 student gekozen')).toBeVisible();
		await press('Verder');
		await press('Kijk het na');
		await expect(desk.getByText('Vul dit nog in.').first()).toBeVisible();
		await desk.getByLabel('Naar welke collega?').selectOption({ label: 'L. van Raalte' });
		await desk.getByLabel('Wat wacht er?').fill('Hij was ziek.');
		await press('Kijk het na');
		await expect(desk.getByText('Gaat dit over iemands gezondheid of over thuis?')).toBeVisible();
		await desk.getByLabel('Wat wacht er?').fill('De toets van maart.');
		await press('Kies andere studenten');
		await expect(box).toBeChecked();
		await press('Verder');
		await press('Kijk het na');
		await expect(
			desk.getByRole('heading', { name: /^1 student naar L. van Raalte, vanaf/ }),
		).toBeVisible();
		await expect(desk.getByText('De toets van maart.')).toBeVisible();
		await press('Draag 1 student over');
		await desk.waitForURL(/hand-over\/.+\?done/);
		await expect(desk.getByText('Je collega krijgt een mail.')).toBeVisible();
		await student.goto('/placements');
		const id = idOf(student);
		await student.goto(`/placements/${id}/more`);
		await expect(student.getByText('neemt L. van Raalte het over van F. Haddou')).toBeVisible();
		await expect(student.getByText('De toets van maart.')).toBeVisible();
		await desk.getByRole('button', { name: 'Draai het terug' }).click();
		await expect(desk.getByText('Teruggedraaid.')).toBeVisible();
		await student.reload();
		await expect(student.getByText('De toets van maart.')).toHaveCount(0);
	});

for (const javaScriptEnabled of [true, false])
	test(`of ninety students a coach finds and ticks those of one company, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		profile,
	}) => {
		const desk = await become(await profile('laptop', { javaScriptEnabled }), 'raalte');
		await (javaScriptEnabled
			? open(desk, '/placements/hand-over')
			: desk.goto('/placements/hand-over'));
		const press = (name: string | RegExp) => desk.getByRole('button', { name }).first().click();
		const whole = desk.getByRole('button', { name: /^Vink alle/ }).first();
		const company = /: (.+)$/.exec((await whole.getAttribute('aria-label')) ?? '')?.[1] ?? '';
		await press(/^Vink alle/);
		const ticked = await desk.getByRole('checkbox', { checked: true }).count();
		expect(ticked).toBeGreaterThan(1);
		await desk.getByLabel('Zoek een student of een bedrijf').fill('niemand met deze naam');
		await press('Zoek');
		await expect(desk.getByRole('checkbox')).toHaveCount(0);
		await desk.getByLabel('Zoek een student of een bedrijf').fill(company.toUpperCase());
		await press('Zoek');
		await expect(desk.getByRole('checkbox')).toHaveCount(ticked);
		await expect(desk.getByText(`${ticked} studenten gekozen`)).toBeVisible();
		await press('Verder');
		await expect(desk.getByText(/^Geef iets mee over /)).toHaveCount(ticked);
	});

test('a student keeps their own placement in one file without anything that runs', async ({
	profile,
}) => {
	const phone = await become(await profile('phone'), 'bjorn');
	const id = await openOwnPlacement(phone);
	await open(phone, `/placements/${id}/more`);
	const [saved] = await Promise.all([
		phone.waitForEvent('download'),
		phone.getByRole('link', { name: 'Bewaar mijn leerbaan' }).click(),
	]);
	expect(saved.suggestedFilename()).toBe('leerbaan.html');
	const html = await readFile(await saved.path(), 'utf8');
	expect(html).toContain('De leerbaan van Björn Çelik');
	expect(html).not.toContain('<script');
	const data = await phone.request.get(`/placements/${id}/leerbaan.json`);
	expect(((await data.json()) as { title: string }).title).toContain('Björn Çelik');
	const coach = await become(await profile('laptop'), 'haddou');
	for (const kind of ['html', 'json'])
		expect((await coach.request.get(`/placements/${id}/leerbaan.${kind}`)).status()).toBe(404);
});

test('the pages of leaving fit a phone, in the dark and in both languages', async ({
	house,
	profile,
}) => {
	const phone = await become(await profile('phone'), 'haddou');
	const own = await become(await profile('phone'), 'bjorn');
	const id = await openOwnPlacement(own);
	for (const language of ['nl', 'en'] as const) {
		for (const page of [phone, own])
			await page.context().addCookies([{ name: 'language', value: language, url: house.url }]);
		await open(phone, '/placements/hand-over');
		await look(phone, 'hand-over', language);
		await open(phone, '/me/address');
		await look(phone, 'address', language);
		await open(own, `/placements/${id}/more`);
		await look(own, 'more', language);
	}
});
