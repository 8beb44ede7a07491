import { expect, type Page } from '@playwright/test';
import { journey as test, open } from './journey.ts';
import { look } from './looking.ts';
import { openPlacement } from './placements.ts';
import { become } from './signing-in.ts';

const student = 'Thijs ten Have';

/** Makes a pass for somebody on the placement that the page shows; answers the code and the link's path. */
async function makePass(page: Page, whom: string): Promise<string> {
	await page.getByRole('link', { name: 'Pas voor wie er niet in komt' }).click();
	await page.waitForURL(/\/pass$/);
	await page.getByRole('button', { name: `Maak een pas voor ${whom}` }).click();
	const card = page.getByRole('status', { name: `Pas voor ${whom}` });
	await expect(card.getByRole('img')).toBeVisible();
	return (await card.locator('.code [aria-hidden]').innerText()).trim();
}

for (const javaScriptEnabled of [true, false])
	test(`a student gets in with a pass that a coach makes at the table, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		house,
		profile,
	}) => {
		const desk = await become(await profile('laptop', { javaScriptEnabled }), 'kromhout');
		await desk.goto('/placements');
		await desk.getByRole('link', { name: student }).click();
		const code = await makePass(desk, student);
		expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4}$/);

		const context = await profile('phone', { javaScriptEnabled });
		const phone = await context.newPage();
		await phone.goto('/sign-in');
		await phone.getByRole('link', { name: 'Ik heb een pas' }).click();
		await phone.getByLabel('Code van acht tekens').fill(code.toLowerCase());
		await phone.getByRole('button', { name: 'Log in', exact: true }).click();
		await phone.waitForURL(/\/today/);
		await phone.goto('/me');
		await expect(phone.getByRole('heading', { level: 1 })).toHaveText(student);
		await expect(phone.getByText('B. Kromhout maakte een pas voor jou').first()).toBeVisible();
		await phone.goto('/placements');
		await phone.getByRole('link', { name: 'Gegevens, en wat er gebeurde' }).click();
		await expect(phone.getByText('Kromhout maakte een pas om in te loggen.').first()).toBeVisible();
		await expect(phone.getByText('Thijs logde in met een pas.').first()).toBeVisible();

		const late = await (await profile('phone', { javaScriptEnabled })).newPage();
		await late.goto(`/pass/${code.replace(' ', '')}`);
		const before = await house.fingerprint();
		await expect(late.getByText('Deze pas is voor één persoon.')).toBeVisible();
		expect(await house.fingerprint(), 'opening it changes nothing').toBe(before);
		await late.getByRole('button', { name: 'Log in', exact: true }).click();
		await expect(late.getByText('Deze pas werkt niet, of niet meer.')).toBeVisible();
		await late.goto('/today');
		expect(late.url(), 'the second browser stays outside').toContain('/sign-in');
	});

test('a pass that is taken back lets nobody in, and its link works until then', async ({
	profile,
}) => {
	const desk = await become(await profile(), 'kromhout');
	await openPlacement(desk, student);
	const first = await makePass(desk, student);
	await desk.getByRole('button', { name: 'Trek in' }).first().click();
	await expect(desk.getByText('Deze pas werkt niet meer.')).toBeVisible();
	const context = await profile('phone');
	const phone = await context.newPage();
	await open(phone, `/pass/${first.replace(' ', '')}`);
	await phone.getByRole('button', { name: 'Log in', exact: true }).click();
	await expect(phone.getByText('Deze pas werkt niet, of niet meer.')).toBeVisible();

	await desk.getByRole('button', { name: `Maak een pas voor ${student}` }).click();
	const card = desk.getByRole('status', { name: `Pas voor ${student}` });
	const next = (await card.locator('.code [aria-hidden]').innerText()).replace(' ', '');
	await open(phone, `/pass/${next}`);
	await phone.getByLabel('Dit is mijn eigen telefoon of computer').check();
	await phone.getByRole('button', { name: 'Log in', exact: true }).click();
	await phone.waitForURL(/\/today/);
	const session = (await context.cookies()).find(({ name }) => name.endsWith('session_token'));
	expect(session!.expires, 'stays on the own phone').toBeGreaterThan(Date.now() / 1000 + 86_400);
	await open(phone, '/me');
	await expect(phone.getByText('dit is waar je nu bent')).toBeVisible();
});

test('five wrong codes in one browser, and it waits also with the right one', async ({
	profile,
}) => {
	const desk = await become(await profile(), 'kromhout');
	await openPlacement(desk, student);
	const code = await makePass(desk, student);
	const page = await (await profile('phone')).newPage();
	await open(page, '/pass');
	const type = async (text: string) => {
		await page.getByLabel('Code van acht tekens').fill(text);
		await page.getByRole('button', { name: 'Log in', exact: true }).click();
	};
	await type('kort');
	await expect(page.getByText('De code heeft acht tekens').first()).toBeVisible();
	for (let tries = 1; tries <= 5; tries += 1) {
		await type('AAAA AAAA');
		await expect(page.getByText('Deze pas werkt niet, of niet meer.')).toBeVisible();
	}
	await type(code);
	await expect(page.getByText('Dat was te vaak.')).toBeVisible();
	await page.goto('/today');
	expect(page.url()).toContain('/sign-in');
});

test('a trainer finds no pass for a student with a mailbox, and a stand-in no page at all', async ({
	profile,
}) => {
	const trainer = await become(await profile(), 'wolters');
	const placement = await openPlacement(trainer, 'Youssef Kuipers');
	await trainer.getByRole('link', { name: 'Pas voor wie er niet in komt' }).click();
	const line = trainer.getByRole('listitem').filter({ hasText: 'Youssef Kuipers' });
	await expect(line.getByText('Logt in met e-mail.')).toBeVisible();
	await expect(line.getByRole('button')).toHaveCount(0);
	for (const who of ['youssef', 'zandstra', 'vink', 'brake'] as const) {
		const other = await become(await profile(), who);
		const answer = await other.request.get(`/placements/${placement}/pass`);
		expect(answer.status(), who).toBe(404);
	}
});

test('the pages of a pass fit a phone, in the dark and in both languages', async ({
	house,
	profile,
}) => {
	const desk = await become(await profile('phone'), 'kromhout');
	await openPlacement(desk, student);
	await makePass(desk, student);
	await look(desk, 'pass-made', 'nl');
	const page = await (await profile('phone')).newPage();
	await open(page, '/pass');
	await look(page, 'pass', 'nl');
	await open(page, '/pass/ABCD2345');
	await look(page, 'pass-link', 'nl');
	await page.getByRole('button', { name: 'English' }).click();
	await open(page, '/pass');
	await look(page, 'pass', 'en');
	await desk.context().addCookies([{ name: 'language', value: 'en', url: house.url }]);
	await open(desk, '/me');
	await look(desk, 'me-passes', 'en');
});
