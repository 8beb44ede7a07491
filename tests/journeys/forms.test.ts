import { expect } from '@playwright/test';
import { addressOf } from '../../src/demo/cast.ts';
import { journey as test, open } from './journey.ts';
import { ask, openOwnPlacement, openPlacement, sendButton } from './placements.ts';
import { become, proveMailbox } from './signing-in.ts';

test('a question posted twice is there once, and the second answer is the first one', async ({
	house,
	profile,
}) => {
	const context = await profile();
	const page = await become(context, 'haddou');
	const placement = await openPlacement(page, 'Aylin ten Have');
	await open(page, `/placements/${placement}/raise`);
	const form = {
		form: await page.locator('input[name=form]').inputValue(),
		asks: 'company',
		topic: 'together',
		asked: 'Komt dit er twee keer te staan?',
	};
	const headers = { origin: house.url, accept: 'text/html' };
	const send = () =>
		context.request.post(`/placements/${placement}/raise`, { form, headers, maxRedirects: 0 });
	const answers = await Promise.all([send(), send()]);
	const third = await send();
	const places = [...answers, third].map((answer) => answer.headers()['location']);
	expect([...answers, third].map((answer) => answer.status())).toEqual([303, 303, 303]);
	expect(new Set(places).size).toBe(1);
	await open(page, `/placements/${placement}`);
	await expect(page.getByRole('link', { name: form.asked })).toHaveCount(1);
});

for (const javaScriptEnabled of [true, false])
	test(`a word about health asks first and keeps what was typed ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		profile,
	}) => {
		const page = await become(await profile('laptop', { javaScriptEnabled }), 'kromhout');
		await page.goto('/placements');
		await page.getByRole('link', { name: 'Sami Groothuis' }).click();
		await page.getByRole('link', { name: 'Stel een vraag' }).click();
		await page.waitForURL(/raise$/);
		const asked = page.getByLabel('Wat vraag je?');
		const text = `Kan Sami na zijn depressie rustig beginnen? ${String(javaScriptEnabled)}`;
		await page.getByRole('radio', { name: 'Aan het bedrijf' }).check();
		await asked.fill(text);
		await page.getByRole('button', { name: sendButton }).click();
		const question = page
			.getByRole('status')
			.filter({ hasText: 'Gaat dit over iemands gezondheid' });
		await expect(question, 'also without scripts it is what one sees first').toBeFocused();
		await expect(question).toBeInViewport({ ratio: 0.9 });
		await expect(question).toContainText('113');
		await expect(asked).toHaveValue(text);
		expect(page.url(), 'nothing was stored').toContain('/raise');
		await page.getByLabel('Dit gaat niet over iemands gezondheid of over thuis').check();
		await page.getByRole('button', { name: sendButton }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(text);
	});

test('a mistake moves the focus to the summary, whose link leads to the field', async ({
	profile,
}) => {
	const page = await become(await profile(), 'kromhout');
	const placement = await openPlacement(page, 'Milan Kuipers');
	await open(page, `/placements/${placement}/raise`);
	await page.getByRole('button', { name: sendButton }).click();
	const summary = page.getByRole('alert');
	await expect(summary).toBeFocused();
	await expect(summary).toContainText('Dit klopt nog niet');
	await expect(summary).toContainText('Kies aan wie je het vraagt');
	await summary.getByRole('link', { name: 'Schrijf wat je vraagt' }).click();
	const field = page.getByLabel('Wat vraag je?');
	await expect(field).toBeFocused();
	await expect(field).toHaveAttribute('aria-invalid', 'true');
	await expect(field).toHaveAccessibleDescription(/Schrijf wat je vraagt/);
});

test('a lost network keeps what was typed, and sending again works', async ({ profile }) => {
	const context = await profile('phone');
	const page = await become(context, 'kromhout');
	const placement = await openPlacement(page, 'Thijs ten Have');
	await open(page, `/placements/${placement}/raise`);
	await page.getByRole('radio', { name: 'Aan het bedrijf' }).check();
	await page.getByLabel('Wat vraag je?').fill('Gaat dit verloren?');
	await context.setOffline(true);
	await page.getByRole('button', { name: sendButton }).click();
	const notice = page.getByRole('status').filter({ hasText: 'Nog niet verstuurd' });
	await expect(notice).toBeFocused();
	await expect(notice).toBeInViewport({ ratio: 0.9 });
	const [button, told] = await Promise.all([
		page.getByRole('button', { name: sendButton }).boundingBox(),
		notice.boundingBox(),
	]);
	expect(told!.y - (button!.y + button!.height), 'directly under the button').toBeLessThan(30);
	await expect(page.getByLabel('Wat vraag je?')).toHaveValue('Gaat dit verloren?');
	await context.setOffline(false);
	await page.getByRole('button', { name: sendButton }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gaat dit verloren?');
});

for (const javaScriptEnabled of [true, false])
	test(`who turns out to be signed out finds what they typed after signing in, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		house,
		profile,
	}) => {
		const text = 'Deze zin moet blijven staan.';
		const context = await profile('laptop', { javaScriptEnabled });
		const page = await become(context, 'kromhout');
		await page.goto('/placements');
		await page.getByRole('link', { name: 'Youssef Kuipers' }).click();
		await page.getByRole('link', { name: 'Stel een vraag' }).click();
		await page.waitForURL(/raise$/);
		await page.getByLabel('Wat vraag je?').fill(text);
		await context.clearCookies({ name: /session/ });
		await page.getByRole('button', { name: sendButton }).click();
		await page.waitForURL(/\/sign-in/);
		await expect(page.getByText('wat je typte staat er nog')).toBeVisible();
		await proveMailbox(page, house.postbox, addressOf('kromhout'));
		await page.waitForURL(/\/raise/);
		await expect(page.getByLabel('Wat vraag je?')).toHaveValue(text);
	});

test('a goal that is kept leads back and says so; one that is too long is not cut', async ({
	profile,
}) => {
	const page = await become(await profile('phone'), 'bjorn');
	await openOwnPlacement(page);
	await expect(page.getByText('Waar jij nu aan werkt')).toBeVisible();
	await page.getByRole('link', { name: 'Schrijf een nieuw doel' }).click();
	await page.waitForURL(/goal$/);
	const field = page.getByLabel('Het doel in één zin');
	const long = 'Ik wil een leiding leggen. '.repeat(10).trim();
	await field.fill(long);
	await page.getByRole('button', { name: 'Bewaar het doel' }).click();
	await expect(page.getByRole('alert')).toContainText('Het mag hooguit 200 tekens zijn.');
	await expect(field).toHaveValue(long);
	await field.fill('Ik leg een leiding.');
	await page.getByRole('button', { name: 'Bewaar het doel' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Het doel staat er' })).toBeFocused();
	await expect(field).toHaveCount(0);
	await expect(page.getByText('Ik leg een leiding.')).toBeVisible();
});

test('who is signed in finds the way back from a page that is not there', async ({ profile }) => {
	const context = await profile('phone');
	const page = await become(context, 'bjorn');
	await page.goto('/nowhere');
	await expect(page.getByRole('button', { name: 'English' })).toHaveCount(0);
	await page.getByRole('link', { name: 'Naar Vandaag' }).click();
	await page.waitForURL(/\/today/);
	await context.clearCookies();
	await page.goto('/today');
	await expect(page.getByText('Je was even weg. Log opnieuw in.', { exact: true })).toBeVisible();
	await expect(page.getByRole('button', { name: 'English' })).toBeVisible();
});

test('names and questions with markup or a formula are shown as text', async ({ profile }) => {
	const page = await become(await profile(), 'haddou');
	await openPlacement(page, 'Milan ten Have');
	const asked = `=cmd|' /C calc'!A0 <img src=x onerror="document.title='gekaapt'">`;
	await ask(page, { asked, whom: 'Aan het bedrijf' });
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(asked);
	await expect(page).not.toHaveTitle('gekaapt');
	await expect(page.locator('main img')).toHaveCount(0);
});
