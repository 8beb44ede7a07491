import { expect, type Page } from '@playwright/test';
import { addressOf } from '../../src/demo/cast.ts';
import { journey as test, open } from './journey.ts';
import { linkIn } from './postbox.ts';
import { become, signIn } from './signing-in.ts';

const address = addressOf('raalte');
const sessionCookie = /session_token$/;

async function askFor(page: Page, to: string): Promise<void> {
	await open(page, '/sign-in');
	await page.getByLabel('E-mailadres').fill(to);
	await page.getByRole('button', { name: 'Stuur mij een code' }).click();
	await page.waitForURL(/\/sign-in\/code/);
}

async function type(page: Page, code: string): Promise<void> {
	await page.getByLabel('Code van zes cijfers').fill(code);
	await page.getByRole('button', { name: 'Log in', exact: true }).click();
}

const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

test('an address that nobody has gets the same page and no mail', async ({ house, profile }) => {
	const { letters, code } = house.postbox;
	const before = letters.length;
	const unknown = await (await profile()).newPage();
	const known = await (await profile()).newPage();
	await askFor(unknown, 'niemand@nergens.example');
	await askFor(known, address);
	await code(address, before);
	const main = (page: Page) => page.locator('main').innerText();
	expect(await main(unknown)).toBe(await main(known));
	expect(new URL(unknown.url()).search).toBe(new URL(known.url()).search);
	expect(letters.some(({ to }) => to.includes('nergens'))).toBe(false);
});

test('five wrong tries spend a code, and the right one then lets nobody in', async ({
	house,
	profile,
}) => {
	const context = await profile();
	const page = await context.newPage();
	const before = house.postbox.letters.length;
	await askFor(page, address);
	const right = await house.postbox.code(address, before);
	for (let tries = 1; tries <= 5; tries += 1) {
		await type(page, other(right));
		await expect(page.getByText('Deze code klopt niet')).toBeVisible();
	}
	await type(page, right);
	await expect(page.getByText('Je hebt vijf keer geprobeerd')).toBeVisible();
	await page.goto('/today');
	expect(page.url()).toContain('/sign-in');
});

test('a code works only in the browser that asked for it', async ({ house, profile }) => {
	const asking = await (await profile()).newPage();
	const elsewhere = await (await profile()).newPage();
	const before = house.postbox.letters.length;
	await askFor(asking, address);
	const code = await house.postbox.code(address, before);
	await open(elsewhere, '/sign-in/code');
	await type(elsewhere, code);
	await expect(elsewhere.getByText('Deze code werkt niet meer')).toBeVisible();
	await elsewhere.goto('/today');
	expect(elsewhere.url()).toContain('/sign-in');
	await type(asking, code);
	await asking.waitForURL(/\/today/);
});

test('opening the mailed link signs nobody in; its button does, once', async ({
	house,
	profile,
	request,
}) => {
	const before = house.postbox.letters.length;
	await askFor(await (await profile()).newPage(), address);
	await house.postbox.code(address, before);
	const link = linkIn(house.postbox.letters.findLast(({ to }) => to === address)!);
	const scanned = await request.get(link);
	expect(scanned.headers()['set-cookie']).toBeUndefined();
	expect((await scanned.text()).includes(address)).toBe(false);
	const reader = await (await profile()).newPage();
	await open(reader, link);
	await reader.getByRole('button', { name: 'Log in' }).click();
	await reader.waitForURL(/\/today/);
	const later = await (await profile()).newPage();
	await open(later, link);
	await later.getByRole('button', { name: 'Log in' }).click();
	await expect(later.getByText('Deze code werkt niet meer')).toBeVisible();
});

test('an own device stays signed in for 90 days; elsewhere it ends with the browser', async ({
	house,
	profile,
}) => {
	const [own, shared] = [await profile('phone'), await profile()];
	await signIn(await own.newPage(), house.postbox, address, { ownDevice: true });
	await signIn(await shared.newPage(), house.postbox, address);
	const cookie = async (context: typeof own) =>
		(await context.cookies()).find(({ name }) => sessionCookie.test(name));
	const days = (((await cookie(own))?.expires ?? 0) - Date.now() / 1000) / 86_400;
	expect(days).toBeGreaterThan(89.9);
	expect(days).toBeLessThan(90.1);
	const passing = await cookie(shared);
	expect(passing?.expires).toBe(-1);
	expect(passing?.httpOnly).toBe(true);
	expect(passing?.sameSite).toBe('Lax');
});

test('Mijn gegevens lists sign-ins; one that is ended there is out, and so is who signs out', async ({
	profile,
}) => {
	const [here, there] = [await profile(), await profile('phone', { userAgent: 'Firefox iPhone' })];
	const [page, phone] = [await become(here, 'bosveld'), await become(there, 'bosveld')];
	await open(phone, '/today');
	await open(page, '/me');
	const list = page.getByRole('list', { name: 'Waar je bent ingelogd' });
	await expect(list.getByText('dit is waar je nu bent')).toHaveCount(1);
	const phoneLine = list.getByRole('listitem').filter({ hasText: 'Firefox, iPhone' });
	await phoneLine.getByRole('button', { name: 'Log daar uit' }).click();
	await expect(phoneLine).toHaveCount(0);
	const ended = page.getByRole('status').filter({ hasText: 'Dat apparaat is uitgelogd' });
	await expect(ended).toBeFocused();
	await expect(ended).toContainText('Alleen jij ziet dit.');
	await phone.goto('/today');
	expect(phone.url(), 'the ended sign-in is out').toContain('/sign-in');
	await page.goto('/today');
	expect(page.url(), 'the other one is not').toContain('/today');
	await open(page, '/me');
	await page.getByRole('button', { name: 'Log uit' }).click();
	await page.waitForURL(/\/sign-in/);
	await expect(page.getByText('Je bent uitgelogd.')).toBeVisible();
	await page.goto('/today');
	expect(page.url()).toContain('/sign-in');
	expect((await here.cookies()).filter(({ name }) => sessionCookie.test(name))).toEqual([]);
});
