import { expect, type BrowserContext, type Page } from '@playwright/test';
import { demoPerson, type CastKey } from '../../src/demo/cast.ts';
import { hydrated, open } from './journey.ts';
import type { Postbox } from './postbox.ts';

/** What stands on /demo before each person's button, by their id; by the server that shows it. */
const lists = new Map<string, Promise<Map<string, string>>>();

/** Who is on /demo, read once a server: the page shows hundreds of people, who keep their ids. */
function peopleOf(context: BrowserContext, origin: string): Promise<Map<string, string>> {
	const known = lists.get(origin) ?? readPeople(context, origin);
	lists.set(origin, known);
	// A page that did not come is asked for again.
	known.catch(() => lists.delete(origin));
	return known;
}

async function readPeople(context: BrowserContext, origin: string): Promise<Map<string, string>> {
	const list = await context.request.get(`${origin}/demo`);
	// What stands before a form is the line that it belongs to.
	const lines = (await list.text()).split('<form method="POST" action="/demo"');
	return new Map(
		lines.slice(1).flatMap((line, place) => {
			const before = lines[place] ?? '';
			const person = /data-person="([^"]+)"/.exec(line)?.[1];
			return person ? [[person, before.slice(before.lastIndexOf('<li'))] as const] : [];
		}),
	);
}

/** Signs in as somebody of the demo's cast, as their button on /demo does. */
export async function become(context: BrowserContext, who: CastKey): Promise<Page> {
	const { name, organisation } = demoPerson(who);
	// Only the context knows which server it visits.
	const { origin } = new URL((await context.request.get('/health')).url());
	const people = [...(await peopleOf(context, origin))];
	const [person] =
		people.find(([, line]) => line.includes(name) && line.includes(organisation)) ?? [];
	if (!person) throw new Error(`${who} is not on the demo's list`);
	const answer = await context.request.post('/demo', {
		form: { person },
		headers: { origin, accept: 'text/html' },
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
