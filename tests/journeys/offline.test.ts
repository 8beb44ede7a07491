import { expect, type BrowserContext, type Page } from '@playwright/test';
import { journey as test, open } from './journey.ts';
import { ask, openPlacement, sendButton } from './placements.ts';
import { become } from './signing-in.ts';

/** Waits until the worker holds this page, as it does a moment after the first visit. */
async function held(page: Page): Promise<void> {
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

const notSent = (page: Page) => page.getByRole('status').filter({ hasText: 'Nog niet verstuurd' });

/** Cuts the network, presses, sees that nothing was lost, and presses again with the network back. */
async function twice(context: BrowserContext, page: Page, press: () => Promise<void>) {
	await context.setOffline(true);
	await press();
	await expect(notSent(page)).toBeFocused();
	await expect(notSent(page)).toContainText('Wat je invulde, staat er nog');
	await context.setOffline(false);
	await expect(notSent(page)).toContainText('Er is weer netwerk.');
	await press();
	await expect(notSent(page)).toHaveCount(0);
}

test('a phone without network gets a page of ours in the language of its reader, and nothing of anybody is kept', async ({
	profile,
}) => {
	const context = await profile('phone');
	const page = await become(context, 'bjorn');
	await open(page, '/today');
	await held(page);
	for (const [language, title, again] of [
		['nl', 'Geen verbinding', 'Probeer opnieuw'],
		['en', 'No connection', 'Try again'],
	] as const) {
		await open(page, '/me');
		await page.locator(`input[name=language][value=${language}]`).check();
		await page.locator('form[action="?/language"] button').click();
		await expect(page.locator('html')).toHaveAttribute('lang', language);
		await open(page, '/placements');
		await context.setOffline(true);
		await page.goto('/today').catch(() => {});
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
		await expect(page.locator('html')).toHaveAttribute('lang', language);
		await expect(page.locator('body')).not.toContainText('Björn');
		await context.setOffline(false);
		await page.getByRole('link', { name: again }).click();
		await page.waitForURL(/\/today$/);
		await expect(page.locator('html[data-hydrated]')).toBeAttached();
	}
	const kept = await page.evaluate(async () => {
		const urls: string[] = [];
		for (const name of await caches.keys())
			for (const { url } of await (await caches.open(name)).keys()) urls.push(url);
		return urls.map((url) => new URL(url).pathname);
	});
	expect(kept).toContain('/language');
	expect(
		kept.filter((path) => path !== '/language' && !path.startsWith('/_app/immutable/')),
	).toEqual([]);
	await page.goto('/me');
	await page.locator('main form').last().getByRole('button').click();
	await page.waitForURL(/\/sign-in/);
	await context.setOffline(true);
	await page.goto('/today').catch(() => {});
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('No connection');
});

test('a step to another page waits for the network, and what was typed stays on the screen', async ({
	profile,
}) => {
	const context = await profile('phone');
	const page = await become(context, 'kromhout');
	const placement = await openPlacement(page, 'Youssef Kuipers');
	await open(page, `/placements/${placement}/raise`);
	await page.getByLabel('Wat vraag je?').fill('Blijft dit staan?');
	await context.setOffline(true);
	await page.getByRole('link', { name: 'Studenten', exact: true }).click();
	const cut = page.getByRole('status').filter({ hasText: 'Geen verbinding' });
	await expect(cut).toBeFocused();
	await expect(cut).toBeInViewport({ ratio: 0.9 });
	expect(page.url()).toContain('/raise');
	await expect(page.getByLabel('Wat vraag je?')).toHaveValue('Blijft dit staan?');
	await context.setOffline(false);
	await expect(cut).toHaveCount(0);
	await page.getByRole('link', { name: 'Studenten', exact: true }).click();
	await page.waitForURL(/\/placements$/);
});

test('an answer, a practice entry, a contact and a question that did not go keep everything, and go the second time', async ({
	profile,
}) => {
	const asked = 'Komt mijn antwoord aan als het netwerk wegvalt?';
	const coach = await become(await profile(), 'kromhout');
	const placement = await openPlacement(coach, 'Youssef Kuipers');
	const signal = await ask(coach, { asked, whom: 'Aan het bedrijf' });
	const context = await profile('phone');
	const page = await become(context, 'wolters');

	await test.step('the answer', async () => {
		await open(page, `/signals/${signal}`);
		const text = page.locator('textarea[name=text]').first();
		await text.fill('Ja, donderdag.');
		await twice(context, page, async () => {
			await page.getByRole('button', { name: 'Kan hier niet' }).click();
		});
		await expect(page.getByText('Je antwoord staat er')).toBeVisible();
		await expect(page.getByText('Ja, donderdag.')).toBeVisible();
	});
	await test.step('the practice entry', async () => {
		await open(page, `/placements/${placement}/practice`);
		const seen = page.getByRole('button', { name: 'Met hulp', exact: true });
		await twice(context, page, () => seen.click());
		await expect(page.getByRole('button', { name: /weg/i }).first()).toBeVisible();
	});
	await test.step('the contact', async () => {
		await open(page, `/placements/${placement}/contact`);
		const form = page.locator('form[action="?/note"]').first();
		await form.locator('select').selectOption('visit');
		await twice(context, page, async () => {
			await expect(form.locator('select')).toHaveValue('visit');
			await form.getByRole('button').click();
		});
		await expect(page.getByRole('status').filter({ hasText: 'Gelukt' })).toBeVisible();
	});
	await test.step('the question', async () => {
		await open(page, `/placements/${placement}/raise`);
		await page.getByRole('radio', { name: 'Aan de school' }).first().check();
		await page.getByLabel('Wat vraag je?').fill('Gaat dit de tweede keer wel?');
		await twice(context, page, async () => {
			await expect(page.getByLabel('Wat vraag je?')).toHaveValue('Gaat dit de tweede keer wel?');
			await page.getByRole('button', { name: sendButton }).click();
		});
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			'Gaat dit de tweede keer wel?',
		);
	});
});

test('a slow page says that it is coming, and a slow form is sent once however often one presses', async ({
	profile,
}) => {
	const page = await become(await profile('phone'), 'kromhout');
	const placement = await openPlacement(page, 'Mees van der Meer');
	await open(page, `/placements/${placement}/raise`);
	let sent = 0;
	let go = () => {};
	const slow = new Promise<void>((done) => (go = done));
	await page.route(/\/raise$|__data\.json/, async (route) => {
		if (route.request().method() === 'POST') sent += 1;
		await slow;
		await route.continue();
	});
	await page.getByRole('radio', { name: 'Aan het bedrijf' }).check();
	const text = page.getByLabel('Wat vraag je?');
	await text.fill('Ga ik één keer weg?');
	await page.getByRole('button', { name: sendButton }).click();
	const button = page.locator('main form button');
	await expect(button).toHaveText('Even geduld');
	await expect(page.locator('main form [role=status]')).toHaveText('Even geduld');
	await button.click({ force: true });
	await page.locator('main form').evaluate((form: HTMLFormElement) => form.requestSubmit());
	await page.getByRole('link', { name: 'Vandaag' }).click();
	await expect(page.locator('.line')).toBeVisible();
	await expect(page.getByRole('status').filter({ hasText: 'Even geduld' })).toHaveCount(2);
	expect(sent).toBe(1);
	go();
	await expect(page.locator('.line')).toHaveCount(0);
});
