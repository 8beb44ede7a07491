import { expect, type Page } from '@playwright/test';
import { journey as test, open } from './journey.ts';
import { look } from './looking.ts';
import { openPlacement } from './placements.ts';
import { become, proveMailbox } from './signing-in.ts';

const student = 'Ruben Scholten';
const shared = 'info@werkplaats.example';

/** The boxes of the page, by the name of whom each is for. */
const box = (page: Page, name: string) => page.getByLabel(`E-mailadres van ${name}`);

test('a coach types a shared address for two people; each comes in with a code of their own', async ({
	house,
	profile,
}) => {
	test.setTimeout(120_000);
	const desk = await become(await profile('phone'), 'haddou');
	await open(desk, '/placements');
	await desk.getByRole('link', { name: 'Bedrijven', exact: true }).click();
	await desk.waitForURL(/\/companies$/);
	await look(desk, 'companies', 'nl');
	await expect(desk.getByText('komt erin met een pas')).toHaveCount(0);
	await box(desk, student).fill('geen adres');
	await desk.getByRole('button', { name: 'Bewaar de adressen' }).click();
	await expect(desk.getByRole('alert')).toBeVisible();
	await box(desk, student).fill(shared);
	await expect(desk.getByText('Dit lijkt een gedeelde mailbox.')).toBeVisible();
	const labels = await desk.getByLabel(/^E-mailadres van/).all();
	const other = desk.locator(`input[name="${await labels[0]!.getAttribute('name')}"]`);
	await other.fill(shared);
	await desk.getByRole('button', { name: 'Bewaar de adressen' }).click();
	await expect(desk.getByText('Er gaat een mail naar elk nieuw adres.')).toBeVisible();

	await openPlacement(desk, student);
	await desk.getByRole('link', { name: 'Pas voor wie er niet in komt' }).click();
	await desk.getByRole('button', { name: `Maak een pas voor ${student}` }).click();
	const card = desk.getByRole('status', { name: `Pas voor ${student}` });
	const code = (await card.locator('.code [aria-hidden]').innerText()).replace(' ', '');
	const phone = await (await profile('phone', { javaScriptEnabled: false })).newPage();
	await phone.goto(`/pass/${code}`);
	await phone.getByRole('button', { name: 'Log in', exact: true }).click();
	await phone.waitForURL(/\/me\/code/);
	for (const label of ['Kies zes cijfers', 'Typ ze nog een keer'])
		await phone.getByLabel(label).fill('123456');
	await phone.getByRole('button', { name: 'Bewaar mijn code' }).click();
	await expect(phone.getByText('Deze code raadt een ander snel.')).toBeVisible();
	for (const label of ['Kies zes cijfers', 'Typ ze nog een keer'])
		await phone.getByLabel(label).fill('407192');
	await phone.getByRole('button', { name: 'Bewaar mijn code' }).click();
	await expect(phone.getByText('Je code staat.')).toBeVisible();

	await open(desk, '/companies');
	const line = desk.getByRole('listitem').filter({ hasText: student });
	await expect(line.getByText('komt erin met een pas')).toBeVisible();

	const office = await (await profile('phone')).newPage();
	await open(office, '/sign-in');
	await proveMailbox(office, house.postbox, shared);
	await office.waitForURL(/\/sign-in\/who/);
	await office.goto('/today');
	expect(office.url(), 'the mailbox alone lets nobody in').toContain('/sign-in');
	await open(office, '/sign-in/who?next=/today');
	await look(office, 'who', 'nl');
	const say = async (typed: string) => {
		await office.getByLabel('Ruben').check();
		await office.getByLabel('Je eigen code').fill(typed);
		await office.getByRole('button', { name: 'Log in', exact: true }).click();
	};
	await say('000123');
	await expect(office.getByText('horen niet bij elkaar')).toBeVisible();
	await say('407192');
	await office.waitForURL(({ pathname }) => pathname === '/today');
	await open(office, '/me');
	await expect(office.getByRole('heading', { level: 1 })).toHaveText(student);
	await open(office, '/me/code');
	await look(office, 'own-code', 'nl');
});

test('the sheet of a company fits on A4, holds no pass, and is there for its coach alone', async ({
	profile,
}) => {
	const desk = await become(await profile('phone'), 'haddou');
	await open(desk, '/companies');
	await desk
		.getByRole('link', { name: /^Blad om te printen/ })
		.first()
		.click();
	await desk.waitForURL(/\/companies\/.+/);
	await look(desk, 'sheet', 'nl');
	const path = new URL(desk.url()).pathname;
	await desk.emulateMedia({ media: 'print' });
	await desk.setViewportSize({ width: 650, height: 940 });
	const { high, wide } = await desk.evaluate(() => ({
		high: document.documentElement.scrollHeight,
		wide: document.documentElement.scrollWidth,
	}));
	expect(wide).toBeLessThanOrEqual(650);
	expect(high, 'a company of a few people is one page').toBeLessThanOrEqual(940);
	await expect(desk.getByText('Print dit blad')).toBeHidden();
	for (const who of ['bjorn', 'hoelscher'] as const) {
		const stranger = await become(await profile(), who);
		for (const wanted of ['/companies', path])
			expect((await stranger.request.get(wanted)).status(), `${who} ${wanted}`).toBe(404);
	}
});
