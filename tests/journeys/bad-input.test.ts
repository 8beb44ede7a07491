import { expect, type BrowserContext } from '@playwright/test';
import { addressOf } from '../../src/demo/cast.ts';
import { journey as test, open } from './journey.ts';
import { openPlacement, sendButton } from './placements.ts';
import { become, proveMailbox } from './signing-in.ts';

const asked = 'Wat vraag je?';
const secretText = 'Deze zin is van iemand anders.';

/** A draft as the server keeps it, planted as another site of the same domain could. */
async function plant(context: BrowserContext, url: string, draft: unknown): Promise<void> {
	const text = typeof draft === 'string' ? draft : JSON.stringify(draft);
	const value = Buffer.from(text).toString('base64url');
	await context.addCookies([{ name: 'draft', value, url }]);
}

/** What marks who was signed in last in this browser. */
async function markIn(context: BrowserContext): Promise<string> {
	return (await context.cookies()).find(({ name }) => name === 'leerkring.reader')?.value ?? '';
}

const noForms = [
	['application/json', '{"asked":"Kan dit?","asks":"company"}', 415],
	['application/octet-stream', 'asked=Kan dit?', 415],
	['text/plain', 'asked=Kan dit?', 400],
	['multipart/form-data', 'geen formulier', 400],
	['multipart/form-data; boundary=none', 'geen formulier', 400],
	// An empty form is a form, of which every field is still to be filled in.
	['application/x-www-form-urlencoded', '', 422],
] as const;

test('a post that is no form is a bad request, and lets nobody change anything', async ({
	house,
	profile,
}) => {
	const [inside, outside] = [await profile(), await profile()];
	const placement = await openPlacement(await become(inside, 'kromhout'), 'Youssef Kuipers');
	const untouched = await house.fingerprint();
	const doors = [
		[inside, `/placements/${placement}/raise`],
		[inside, `/placements/${placement}/goal`],
		[outside, '/sign-in'],
		[outside, '/sign-in/code'],
	] as const;
	for (const [context, path] of doors)
		for (const [type, data, status] of noForms) {
			const headers = { 'content-type': type, origin: house.url, accept: 'text/html' };
			const answer = await context.request.post(path, { data: Buffer.from(data), headers });
			expect(answer.status(), `${type} to ${path}`).toBe(status);
		}
	const unnamed = await outside.request.post('/today?/default', {
		form: { form: 'x' },
		headers: { origin: house.url },
	});
	expect(unnamed.status(), 'an action that nobody can call').toBe(404);
	expect(await house.fingerprint()).toBe(untouched);
	expect(house.said()).not.toContain('"event":"fault"');
});

test('a NUL byte is dropped from a text and breaks nothing, wherever somebody puts it', async ({
	house,
	profile,
}) => {
	const context = await profile();
	const page = await become(context, 'kromhout');
	const placement = await openPlacement(page, 'Milan Kuipers');
	await open(page, `/placements/${placement}/raise`);
	const form = {
		form: await page.locator('input[name=form]').inputValue(),
		asks: 'company',
		topic: 'subject:Elektro\0',
		asked: '\0Kan dit\0 met een nul?\0',
		wished: '\0',
	};
	const headers = { origin: house.url, accept: 'text/html' };
	const post = (path: string, fields: Record<string, string>) =>
		context.request.post(path, { form: fields, headers, maxRedirects: 0 });
	const raised = await post(`/placements/${placement}/raise`, form);
	expect(raised.status()).toBe(303);
	await open(page, raised.headers()['location']!);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kan dit met een nul?');
	await expect(page.getByText('Vak: Elektro', { exact: false })).toBeVisible();
	const opened = ['/task/a%00b', '/sign-in/link/a%00b', '/placements?q=%00', '/placements/a%00b'];
	for (const path of opened)
		expect((await context.request.get(path)).status(), path).toBeLessThan(500);
	for (const path of ['/sign-in/link/a%00b', '/task/a%00b?/send', '/sign-in/code'])
		expect((await post(path, { code: '123456\0' })).status(), path).toBeLessThan(500);
	expect(house.said()).not.toContain('"event":"fault"');
});

test('a planted draft shows nobody anything that they did not type here', async ({
	house,
	profile,
}) => {
	const context = await profile();
	const page = await become(context, 'kromhout');
	const placement = await openPlacement(page, 'Youssef Kuipers');
	const path = `/placements/${placement}/raise`;
	const other = await profile();
	await become(other, 'wolters');
	const [own, others] = [await markIn(context), await markIn(other)];
	expect(own).not.toBe('');
	expect(others).not.toBe(own);
	const draft = { reader: own, path, action: '', values: { asked: secretText } };
	const planted = {
		'no JSON': 'x',
		'no draft': { asked: secretText },
		'values that are no texts': { ...draft, values: { asked: { toString: secretText } } },
		'of another page': { ...draft, path: '/me' },
		'of another person': { ...draft, reader: others },
		'of nobody': { ...draft, reader: '' },
	};
	for (const [what, one] of Object.entries(planted)) {
		await plant(context, house.url, one);
		await open(page, path);
		await expect(page.getByLabel(asked), what).toHaveValue('');
		await expect(page.getByText('Je was even weg'), what).toHaveCount(0);
	}
	await plant(context, house.url, draft);
	await open(page, path);
	await expect(page.getByLabel(asked), 'their own draft does come back').toHaveValue(secretText);
	await open(page, path);
	await expect(page.getByLabel(asked), 'once').toHaveValue('');
});

test('what a coach typed while signed out is not there for a trainer who signs in on that browser', async ({
	house,
	profile,
}) => {
	const context = await profile();
	const page = await become(context, 'kromhout');
	const placement = await openPlacement(page, 'Youssef Kuipers');
	await open(page, `/placements/${placement}/raise`);
	await page.getByLabel(asked).fill(secretText);
	await context.clearCookies({ name: /session/ });
	await page.getByRole('button', { name: sendButton }).click();
	await page.waitForURL(/\/sign-in/);
	const drafts = async () => (await context.cookies()).filter(({ name }) => name === 'draft');
	expect(await drafts(), 'it is kept').toHaveLength(1);
	await proveMailbox(page, house.postbox, addressOf('wolters'));
	await page.waitForURL(/\/raise/);
	await expect(page.getByLabel(asked)).toHaveValue('');
	expect(await page.content()).not.toContain(secretText);
	expect(await drafts(), 'and then thrown away').toEqual([]);
});
