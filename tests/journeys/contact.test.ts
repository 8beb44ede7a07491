import { expect } from '@playwright/test';
import { journey as test, open } from './journey.ts';
import { look } from './looking.ts';
import { openOwnPlacement, openPlacement } from './placements.ts';
import { become } from './signing-in.ts';

test('coach and trainer agree how often, one tap notes a contact, and all three see the line', async ({
	profile,
}) => {
	const [desk, phone, pocket] = [
		await become(await profile(), 'kromhout'),
		await become(await profile('phone'), 'wolters'),
		await become(await profile('phone'), 'youssef'),
	];
	const placement = await openPlacement(desk, 'Youssef Kuipers');
	const side = (page: typeof desk, name: string) =>
		page.getByRole('listitem').filter({ hasText: `${name}.` });
	await openOwnPlacement(pocket);
	await open(phone, `/placements/${placement}`);
	await expect(side(desk, 'Bedrijf en school')).toContainText('Nog niets afgesproken');

	await test.step('the coach proposes, and cannot say yes to it', async () => {
		await desk.getByRole('link', { name: /hoe vaak jullie contact hebben/ }).click();
		await desk.waitForURL(/contact$/);
		const form = desk.locator('section').filter({ hasText: 'Bedrijf en school' });
		await form.getByLabel('Hoe vaak willen jullie contact?').selectOption('elke 4 weken');
		await form.getByRole('button', { name: 'Stel voor' }).click();
		await expect(desk.getByText('Je voorstel staat er')).toBeVisible();
		await open(desk, `/placements/${placement}`);
		await expect(side(desk, 'Bedrijf en school')).toContainText('De ander zegt nog ja.');
		await expect(desk.getByRole('button', { name: 'Ja, dat spreken we af' })).toHaveCount(0);
	});

	await test.step('the trainer says yes in one tap, and the coach sees it live', async () => {
		await phone.getByRole('button', { name: 'Ja, dat spreken we af' }).click();
		await expect(phone.getByText('Afgesproken. Vanaf nu telt dit.')).toBeVisible();
		await expect(side(desk, 'Bedrijf en school')).toContainText('Contact loopt');
	});

	await test.step('one tap notes a call, which the student reads and the other end can take back', async () => {
		await phone.getByRole('button', { name: 'Gesproken: Bedrijf en school' }).click();
		await expect(phone.getByText('Contact staat erbij')).toBeVisible();
		await expect(side(pocket, 'Bedrijf en school')).toContainText('Deze week nog');
		await expect(side(pocket, 'Bedrijf en school').getByRole('button')).toHaveCount(0);
		await open(desk, `/placements/${placement}/contact`);
		const form = desk.locator('section').filter({ hasText: 'Bedrijf en school' });
		await form.getByRole('button', { name: 'Klopt niet' }).click();
		await expect(desk.getByText('Het telt niet meer mee')).toBeVisible();
	});

	await test.step('the wall says it in words and by a line, also to who does not see it', async () => {
		await open(desk, '/placements');
		await expect(desk.getByRole('link', { name: /Youssef Kuipers/ })).toContainText(
			'jij bent aan de beurt',
		);
		await open(pocket, `/placements/${placement}`);
		await expect(pocket.getByRole('img', { name: /^Youssef: / })).toHaveAccessibleName(
			/Bedrijf en school loopt/,
		);
	});
});

for (const javaScriptEnabled of [true, false])
	test(`a coach notes one talk for all students at a company, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		house,
		profile,
	}) => {
		const page = await become(await profile('phone', { javaScriptEnabled }), 'raalte');
		await page.goto('/placements?sort=name');
		const path = await page.getByRole('link', { name: 'Dilan Karataş' }).getAttribute('href');
		await page.goto(`${path}/contact`);
		const tick = page.getByRole('checkbox', {
			name: /^Het ging over alle \d+ studenten die ik hier volg bij /,
		});
		const count = /\d+/.exec(
			(await page.getByText(/^Het ging over alle/).textContent()) ?? '',
		)?.[0];
		await expect(tick, 'one side of the three').toHaveCount(1);
		await expect(tick).not.toBeChecked();
		if (javaScriptEnabled)
			for (const language of ['nl', 'en'] as const) {
				await page.context().addCookies([{ name: 'language', value: language, url: house.url }]);
				await open(page, `${path}/contact`);
				await look(page, 'contact-together', language);
			}
		await page.context().addCookies([{ name: 'language', value: 'nl', url: house.url }]);
		const show = javaScriptEnabled ? open : (one: typeof page, at: string) => one.goto(at);
		await show(page, `${path}/contact`);
		const form = page.locator('form').filter({ has: tick });
		await form.getByLabel('Welke dag?').fill('2099-01-01');
		await tick.check();
		await form.getByRole('button', { name: 'Bewaar contact' }).click();
		await expect(page.getByText('Dit is een dag die nog moet komen.')).toBeVisible();
		await expect(tick, 'what was ticked stays so').toBeChecked();
		await form.getByLabel('Welke dag?').fill(new Date().toISOString().slice(0, 10));
		await form.getByRole('button', { name: 'Bewaar contact' }).click();
		await expect(page.getByText(`Contact staat erbij, bij ${count} studenten.`)).toBeVisible();
		await expect(tick).not.toBeChecked();
	});

test('the wall can be walked with the arrow keys, searched, and taken to a spreadsheet', async ({
	profile,
}) => {
	const context = await profile();
	const page = await become(context, 'haddou');
	await open(page, '/placements');
	const tiles = page.getByRole('main').getByRole('listitem').getByRole('link');
	await tiles.first().focus();
	await page.keyboard.press('ArrowRight');
	await expect(tiles.nth(1)).toBeFocused();
	await page.keyboard.press('End');
	await expect(tiles.last()).toBeFocused();
	await page.keyboard.press('Home');
	await expect(tiles.first()).toBeFocused();
	const names = await tiles.locator('b').allInnerTexts();
	const answer = await context.request.get('/placements/list.csv?sort=name');
	expect(answer.headers()['content-type']).toContain('text/csv');
	const rows = (await answer.text()).replace('\uFEFF', '').trim().split('\r\n');
	expect(rows).toHaveLength(names.length + 1);
	for (const name of names) expect(rows.some((row) => row.startsWith(`"${name}";`))).toBe(true);
	await open(page, '/placements?q=bj%C3%B6rn');
	await expect(tiles).toHaveCount(1);
});
