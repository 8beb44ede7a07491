import { test as base, type BrowserContext, type Page } from '@playwright/test';
import { openHouse, type House } from './house.ts';

/** Chosen by the project. */
export interface Engines {
	engine: House['engine'];
	/** Journeys that name one of their own get a demo in which no other journey did anything. */
	world: string;
}

interface Journey {
	/** A browser profile of its own, on a laptop or a phone; no other one shares its cookies. */
	profile(kind?: 'laptop' | 'phone', more?: Profile): Promise<BrowserContext>;
}

type Profile = Parameters<import('@playwright/test').Browser['newContext']>[0];

const sizes = {
	laptop: { viewport: { width: 1280, height: 900 } },
	phone: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
};

/** A journey through a demo that this worker started. */
export const journey = base.extend<Journey, Engines & { house: House }>({
	engine: ['embedded', { option: true, scope: 'worker' }],
	world: ['shared', { option: true, scope: 'worker' }],
	house: [
		async ({ engine }, use) => {
			const house = await openHouse(engine);
			await use(house);
			await house.close();
		},
		{ scope: 'worker', timeout: 120_000 },
	],
	profile: async ({ browser, house }, use, info) => {
		const opened: BrowserContext[] = [];
		await use(async (kind = 'laptop', more = {}) => {
			const context = await browser.newContext({ baseURL: house.url, ...sizes[kind], ...more });
			opened.push(context);
			return context;
		});
		await Promise.all(opened.map((context) => context.close()));
		const strange = house
			.said()
			.split('\n')
			.filter((line) => !line.includes('"event":"request"'));
		if (info.status !== info.expectedStatus)
			await info.attach('servers', {
				body: strange.slice(-40).join('\n'),
				contentType: 'text/plain',
			});
	},
});

/** Opens a path and waits until its scripts work. */
export async function open(page: Page, path: string): Promise<Page> {
	await page.goto(path);
	await hydrated(page);
	return page;
}

/** Resolves once the scripts of this page work. */
export async function hydrated(page: Page): Promise<void> {
	await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
}

/** The id at the end of the page's address. */
export function idOf(page: Page): string {
	const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(new URL(page.url()).pathname)?.[0];
	if (!id) throw new Error(`no id in ${page.url()}`);
	return id;
}
