import { expect, type Page } from '@playwright/test';
import { journey as test, open } from './journey.ts';
import { ask, openOwnPlacement, openPlacement } from './placements.ts';
import { become } from './signing-in.ts';

/** The width of the print on A4, in CSS pixels. */
const sheet = { width: 650, height: 940 };
const narrow = { width: 180, height: 400 };
const word = 'https://voorbeeld.example/een/lange/link/zonder/spaties/die/nergens/afbreekt';

const tooWide = (page: Page) =>
	page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));

test('nothing sticks out at 180 pixels or on paper, not even one long word', async ({
	profile,
}) => {
	const page = await become(await profile(), 'kromhout');
	const placement = await openPlacement(page, 'Youssef Kuipers');
	const signal = await ask(page, { asked: word, whom: 'Aan het bedrijf' });
	const paths = ['', '/raise', '/goal', '/contact', '/reach', '/more'].map(
		(end) => `/placements/${placement}${end}`,
	);
	for (const path of [...paths, `/signals/${signal}`, '/placements', '/today', '/me']) {
		await page.emulateMedia({ media: 'screen' });
		await page.setViewportSize(narrow);
		await open(page, path);
		expect(await tooWide(page), `${path}, narrow`).toBe(0);
		await page.emulateMedia({ media: 'print' });
		await page.setViewportSize(sheet);
		expect(await tooWide(page), `${path}, on paper`).toBe(0);
	}
});

test('paper has no form, no control and no trace of who asked something', async ({ profile }) => {
	const page = await become(await profile(), 'bjorn');
	const placement = await openOwnPlacement(page);
	await ask(page, { asked: 'Kan dit van de muur blijven?', whom: 'Aan de school' });
	await open(page, `/placements/${placement}/more`);
	const history = page.locator('section').filter({ hasText: 'Wat er gebeurde' });
	const lines = history.getByRole('link', { name: /stelde een vraag/ });
	await expect(lines.first(), 'on a screen it leads to the question').toHaveAttribute(
		'href',
		/^\/signals\//,
	);
	await page.emulateMedia({ media: 'print' });
	for (const line of await lines.all()) await expect(line).toBeHidden();
	for (const control of await page.locator('form, button, details:has(form) summary').all())
		await expect(control).toBeHidden();
	await page.emulateMedia({ media: 'screen' });
	await open(page, `/placements/${placement}`);
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByText('Kan dit van de muur blijven?')).toBeHidden();
	await page.emulateMedia({ media: 'screen' });
	await open(page, `/placements/${placement}/more`);
	await page.emulateMedia({ media: 'print' });
	const processes = page.locator('details').filter({ hasText: 'Werkprocessen' });
	await expect(processes.getByRole('listitem').first(), 'what is folded away').toBeVisible();
});

test('whom to call leaves out oneself, and asks for the own number where it lacks', async ({
	profile,
}) => {
	const coach = await become(await profile(), 'haddou');
	const placement = await openPlacement(coach, 'Björn Çelik');
	const call = (page: Page) => page.locator('section').filter({ hasText: 'Wie bel ik waarvoor?' });
	await expect(call(coach)).not.toContainText('F. Haddou');
	await expect(call(coach)).toContainText('geen nummer bekend');
	await call(coach).getByRole('link', { name: 'Zet je nummer erbij' }).click();
	await coach.waitForURL(/\/me$/);
	await coach.getByLabel('Telefoon').fill('06 1234 5678');
	await coach.getByRole('button', { name: 'Bewaar', exact: true }).click();
	await expect(coach.getByText('Wie met je samenwerkt ziet dit')).toBeVisible();
	await open(coach, `/placements/${placement}`);
	await expect(call(coach).getByRole('link', { name: 'Zet je nummer erbij' })).toHaveCount(0);
	const student = await become(await profile('phone'), 'bjorn');
	await openOwnPlacement(student);
	await expect(call(student)).toContainText('06 1234 5678');
	await expect(call(student).getByRole('link', { name: 'Bel F. Haddou' })).toHaveCount(1);
	await expect(call(student), 'who stands in').toContainText('Tamara Vink');
});
