import { expect, type BrowserContext, type Page } from '@playwright/test';
import type { CastKey } from '../../src/demo/cast.ts';
import { journey as test, open } from './journey.ts';
import { look, type Language } from './looking.ts';
import { ask, openPlacement } from './placements.ts';
import { become } from './signing-in.ts';

test.setTimeout(120_000);

/** A page in a state that it seldom has. The way there uses no words, so that it works in each language. */
interface State {
	readonly name: string;
	readonly who: CastKey | 'nobody';
	arrive(page: Page, context: BrowserContext): Promise<void>;
	/** What has to stand there: a heading or a title, and where the one button leads. */
	readonly says: Readonly<Record<Language, string>>;
	readonly button?: string;
	/** Another journey looks at it with all eyes already. */
	readonly seen?: true;
}

const nothing = '/placements/01990000-0000-7000-8000-000000000000';
const gone = {
	nl: 'Deze pagina is er niet, of niet meer voor jou',
	en: 'This page is not there, or no longer for you',
};
const at = (path: string) => async (page: Page) => void (await open(page, path));

/** Answers the data of a next page as the server does when reading for it failed. */
const answering = (status: number, words: Record<string, unknown>) => async (page: Page) => {
	await open(page, '/me');
	const error = { type: 'error', error: { status, message: 'x', ...words } };
	await page.route(/\/lessons\/__data\.json/, (route) =>
		route.fulfill({ json: { type: 'data', nodes: [{ type: 'skip' }, error] } }),
	);
	await page.locator('nav a[href="/lessons"]').click();
	await page.waitForURL(/\/lessons$/);
};

const states: readonly State[] = [
	{ name: 'not there', who: 'haddou', arrive: at(nothing), says: gone, button: '/today' },
	{
		name: 'not there, signed out',
		who: 'nobody',
		arrive: at('/x'),
		seen: true,
		says: gone,
		button: '/sign-in',
	},
	{
		name: 'no page while the network is gone',
		who: 'haddou',
		async arrive(page, context) {
			await open(page, '/me');
			await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
			await page.goto('/lessons');
			await context.setOffline(true);
			await page.goto('/today').catch(() => {});
		},
		says: { nl: 'Geen verbinding', en: 'No connection' },
		button: '',
	},
	{
		name: 'no step while the network is gone',
		who: 'haddou',
		async arrive(page, context) {
			await open(page, '/me');
			await context.setOffline(true);
			await page.locator('nav a[href="/lessons"]').click();
		},
		says: {
			nl: 'De volgende pagina kan nu niet openen.',
			en: 'The next page cannot open right now.',
		},
	},
	{
		name: 'the data is away',
		who: 'haddou',
		arrive: answering(503, { title: 'Weg', text: 'Zo weer.', again: true }),
		says: { nl: 'Weg', en: 'Weg' },
		button: '/lessons',
	},
	{
		name: 'broken without words',
		who: 'haddou',
		arrive: answering(500, {}),
		says: { nl: 'Er ging iets mis bij ons', en: 'Something went wrong on our side' },
		button: '/lessons',
	},
	{
		name: 'too large',
		who: 'haddou',
		async arrive(page) {
			await open(page, '/lessons/books');
			const buffer = Buffer.alloc(600_000, 'x');
			const file = { name: 'boeken.csv', mimeType: 'text/csv', buffer };
			await page.locator('input[type=file]').setInputFiles(file);
			await page.locator('main form button').click();
			await page.locator('main form [role=status][tabindex]').waitFor();
		},
		says: { nl: 'hoogstens 500 kB', en: '500 kB at most' },
	},
	{
		name: 'nobody on the wall',
		who: 'oosterling',
		arrive: at('/placements'),
		seen: true,
		says: { nl: 'Nog geen studenten', en: 'No students yet' },
	},
	{
		name: 'nobody found',
		who: 'haddou',
		arrive: at('/placements?q=zzzz'),
		seen: true,
		says: { nl: 'Niemand gevonden met "zzzz".', en: 'Nobody found with "zzzz".' },
	},
	{
		name: 'no lessons',
		who: 'oosterling',
		arrive: at('/lessons'),
		says: { nl: 'Hier staat nog niets', en: 'Nothing here yet' },
	},
	{
		name: 'nothing today',
		who: 'bosveld',
		arrive: at('/today'),
		seen: true,
		says: { nl: 'Er wacht niets op jou', en: 'Nothing waits for you' },
	},
];

for (const language of ['nl', 'en'] as const)
	test(`each state of a page says what is the matter and can be used by everybody (${language})`, async ({
		house,
		profile,
	}) => {
		const contexts = new Map<State['who'], BrowserContext>();
		const enter = async (who: State['who']) => {
			const known = contexts.get(who);
			if (known) return { context: known, page: await known.newPage() };
			const context = await profile('laptop', { hasTouch: true });
			contexts.set(who, context);
			await context.addCookies([{ name: 'language', value: language, url: house.url }]);
			const page = who === 'nobody' ? await context.newPage() : await become(context, who);
			return { context, page };
		};
		for (const { name, who, arrive, says, button, seen } of states)
			await test.step(name, async () => {
				const { context, page } = await enter(who);
				await arrive(page, context);
				await expect(
					page.locator('main, [role=status]').getByText(says[language]).first(),
				).toBeVisible();
				if (button !== undefined)
					await expect(page.locator('main a:not([class*=back])')).toHaveAttribute('href', button);
				if (!seen) await look(page, `state-${name.replaceAll(/\W+/g, '-')}`, language);
				await context.setOffline(false);
				await page.close();
			});
	});

test('a page that is open while its reader loses it says so by itself, and one that was written on waits', async ({
	profile,
}) => {
	const [here, there] = [await profile(), await profile('phone')];
	const coach = await become(here, 'kromhout');
	const placement = await openPlacement(coach, 'Youssef Kuipers');
	const phone = await become(there, 'wolters');
	const stranger = (await (await there.request.get(nothing)).text()).length;
	expect(stranger).toBeGreaterThan(0);

	await test.step('who no longer belongs to a placement', async () => {
		await open(phone, `/placements/${placement}`);
		// From now on the server answers as it answers about what is not there.
		await phone.route(`**/placements/${placement}/__data.json*`, (route) =>
			route.continue({ url: route.request().url().replace(`/placements/${placement}`, nothing) }),
		);
		await ask(coach, { asked: 'Ziet K. Wolters dit nog?', whom: 'Aan het bedrijf' });
		await expect(phone.getByRole('heading', { level: 1 })).toHaveText(gone.nl);
		await expect(phone.locator('body')).not.toContainText('Youssef');
		await phone.getByRole('link', { name: 'Naar Vandaag' }).click();
		await phone.waitForURL(/\/today$/);
	});

	await test.step('who is signed out elsewhere', async () => {
		await open(phone, `/placements/${placement}/more`);
		const typing = await there.newPage();
		await open(typing, `/placements/${placement}/raise`);
		await typing.getByLabel('Wat vraag je?').fill('Dit blijft staan.');
		const other = await become(await profile(), 'wolters');
		await open(other, '/me');
		const list = other.getByRole('list', { name: 'Waar je bent ingelogd' });
		for (const button of await list.getByRole('button').all()) await button.click();
		await phone.waitForURL(/\/sign-in/);
		await expect(phone.locator('body')).not.toContainText('Youssef');
		await expect(typing.getByLabel('Wat vraag je?')).toHaveValue('Dit blijft staan.');
		expect(typing.url()).toContain('/raise');
	});
});

test('what went wrong is said without JavaScript too', async ({ profile }) => {
	const page = await become(await profile('phone', { javaScriptEnabled: false }), 'haddou');
	await page.goto(nothing);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(gone.nl);
	await page.getByRole('link', { name: 'Naar Vandaag' }).click();
	await page.goto('/lessons/books');
	const buffer = Buffer.alloc(600_000, 'x');
	const file = { name: 'boeken.csv', mimeType: 'text/csv', buffer };
	await page.locator('input[type=file]').setInputFiles(file);
	await page.locator('main form button').click();
	await expect(page.getByText('Het mag hoogstens 500 kB zijn.')).toBeVisible();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Boekenlijst inbrengen');
});
