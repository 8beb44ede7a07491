import { expect, test as plain, type Page } from '@playwright/test';
import { addressOf } from '../../src/demo/cast.ts';
import { openHouse, type House } from './house.ts';
import { hydrated, open } from './journey.ts';
import { look } from './looking.ts';
import { become, signIn } from './signing-in.ts';

let house: House;
plain.beforeAll(async () => {
	house = await openHouse('embedded', 'localhost');
});
plain.afterAll(() => house?.close());
plain.setTimeout(120_000);

/** A device that recognises its owner, in Chromium's own clockwork. */
async function withDevice(page: Page) {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('WebAuthn.enable');
	const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true,
		},
	});
	return {
		keys: async () =>
			(await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
		/** Whether it answers by itself, as when its owner is there. */
		present: (enabled: boolean) =>
			devtools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled }),
	};
}

plain(
	'a trainer puts a passkey on a phone, comes in with it, and removes it',
	async ({ browser }) => {
		const context = await browser.newContext({
			...{ baseURL: house.url, viewport: { width: 360, height: 740 } },
			...{ hasTouch: true, isMobile: true },
		});
		const page = await context.newPage();
		const device = await withDevice(page);
		await device.present(false);
		await signIn(page, house.postbox, addressOf('hoelscher'));
		await open(page, '/me');
		await page.getByRole('link', { name: 'Je toegangssleutels' }).click();
		await page.waitForURL(/\/me\/keys/);
		await look(page, 'keys-none', 'nl');
		await device.present(true);
		await page.getByRole('button', { name: 'Zet een toegangssleutel op dit apparaat' }).click();
		await expect(page.getByText('De toegangssleutel staat op dit apparaat.')).toBeVisible();
		expect(await device.keys()).toBe(1);
		await look(page, 'keys-one', 'nl');
		const out = async () => {
			await open(page, '/me');
			await device.present(false);
			await page.getByRole('button', { name: 'Log uit', exact: true }).click();
			await page.waitForURL(/\/sign-in/);
			await hydrated(page);
		};
		await out();
		await look(page, 'sign-in-key', 'nl');
		await device.present(true);
		await page.getByRole('button', { name: 'Log in met je toegangssleutel' }).click();
		await page.waitForURL(/\/today/);
		await open(page, '/me/keys');
		await expect(page.getByText(/laatst gebruikt/)).toBeVisible();
		await page.getByRole('button', { name: /^Haal weg/ }).click();
		await expect(page.getByText('De toegangssleutel werkt niet meer.')).toBeVisible();
		await out();
		await device.present(true);
		await page.getByRole('button', { name: 'Log in met je toegangssleutel' }).click();
		await expect(page.getByText('Inloggen met deze toegangssleutel lukte niet.')).toBeVisible();
		await page.goto('/today');
		expect(page.url()).toContain('/sign-in');
		await context.close();
	},
);

plain('a passkey is chosen in the box for the address', async ({ browser }) => {
	const context = await browser.newContext({ baseURL: house.url });
	const page = await become(context, 'haddou');
	const device = await withDevice(page);
	await open(page, '/me/keys');
	await page.getByRole('button', { name: 'Zet een toegangssleutel op dit apparaat' }).click();
	await expect(page.getByText('De toegangssleutel staat op dit apparaat.')).toBeVisible();
	await context.clearCookies({ name: /session_token/ });
	await page.goto('/sign-in');
	// The device answers by itself what its owner would choose from the list under the box.
	await page.waitForURL(/\/today/);
	expect(await device.keys()).toBe(1);
	await context.close();
});

plain(
	'it is proposed once, after the third sign-in by mail in one browser',
	async ({ browser }) => {
		const context = await browser.newContext({ baseURL: house.url, hasTouch: true });
		const page = await context.newPage();
		const device = await withDevice(page);
		await device.present(false);
		const address = addressOf('wolters');
		for (const time of [1, 2, 3, 4]) {
			const before = house.postbox.letters.length;
			await open(page, '/sign-in');
			await page.getByLabel('E-mailadres').fill(address);
			await page.getByRole('button', { name: 'Stuur mij een code' }).click();
			await page.waitForURL(/\/sign-in\/code/);
			await page.locator('input[name=able]').waitFor({ state: 'attached' });
			await page.getByLabel('Code van zes cijfers').fill(await house.postbox.code(address, before));
			await page.getByRole('button', { name: 'Log in', exact: true }).click();
			await page.waitForURL(time === 3 ? /\/me\/keys\?offer/ : /\/today/);
			if (time === 3) {
				await hydrated(page);
				await look(page, 'keys-offer', 'nl');
				await page.getByRole('link', { name: 'Nu niet' }).click();
				await page.waitForURL(/\/today/);
			}
			await context.clearCookies({ name: /session_token/ });
		}
		await context.close();
	},
);

plain('without JavaScript nothing of it shows', async ({ browser }) => {
	const context = await browser.newContext({ baseURL: house.url, javaScriptEnabled: false });
	const page = await become(context, 'bjorn');
	await page.goto('/me');
	await expect(page.getByText(/sleutel/i)).toHaveCount(0);
	await context.clearCookies();
	await page.goto('/sign-in');
	await expect(page.getByText(/sleutel/i)).toHaveCount(0);
	await expect(page.getByLabel('E-mailadres')).toBeVisible();
	await context.close();
});
