import { expect, type BrowserContext, type Page } from '@playwright/test';
import { demoPerson, type CastKey } from '../../src/demo/cast.ts';
import { hydrated, open } from './journey.ts';
import type { Postbox } from './postbox.ts';

/** Signs in as somebody of the demo's cast, as their button on /demo does. */
export async function become(context: BrowserContext, who: CastKey): Promise<Page> {
	const { name, organisation } = demoPerson(who);
	const list = await context.request.get('/demo');
	// What stands before a form is the line that it belongs to.
	const lines = (await list.text()).split('<form method="POST" action="/demo"');
	const at = lines.findIndex((line) => {
		const last = line.slice(line.lastIndexOf('<li'));
		return last.includes(name) && last.includes(organisation);
	});
	const person = /data-person="([^"]+)"/.exec(lines[at + 1] ?? '')?.[1];
	if (at < 0 || !person) throw new Error(`${who} is not on the demo's list`);
	const answer = await context.request.post('/demo', {
		form: { person },
		headers: { origin: new URL(list.url()).origin, accept: 'text/html' },
		maxRedirects: 0,
	});
	expect(answer.status(), `${name} signs in`).toBe(303);
	return context.newPage();
}

/** Signs in by mail: address, code, and for 90 days if asked. Ends on Vandaag. */
export async function signIn(
	page: Page,
	postbox: Postbox,
	address: string,
	{ ownDevice = false } = {},
): Promise<void> {
	await open(page, '/sign-in');
	await proveMailbox(page, postbox, address, { ownDevice });
	await page.waitForURL(/\/today/);
	await hydrated(page);
}

/** Goes from the sign-in page that is open through the code; ends where that page leads back to. */
export async function proveMailbox(
	page: Page,
	postbox: Postbox,
	address: string,
	{ ownDevice = false } = {},
): Promise<void> {
	const before = postbox.letters.length;
	await page.getByLabel('E-mailadres').fill(address);
	await page.getByRole('button', { name: 'Stuur mij een code' }).click();
	await page.waitForURL(/\/sign-in\/code/);
	await page.getByLabel('Code van zes cijfers').fill(await postbox.code(address, before));
	if (ownDevice) await page.getByLabel('Dit is mijn eigen telefoon of computer').check();
	await page.getByRole('button', { name: 'Log in', exact: true }).click();
}
