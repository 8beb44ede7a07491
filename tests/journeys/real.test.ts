import { expect, test } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hydrated, open } from './journey.ts';
import { linkIn, openPostbox, type Postbox } from './postbox.ts';
import { freePort, runScript, startProcess, type Running } from './process.ts';
import { signIn } from './signing-in.ts';

const brin = '27DV';
const coach = { name: 'B. Kromhout', address: 'b.kromhout@school-oost.example' };

test.describe('a real instance', () => {
	test.describe.configure({ mode: 'serial' });
	let postbox: Postbox;
	let server: Running;
	let folder: string;

	test.beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'leerkring-journey-'));
		postbox = await openPostbox();
		const port = await freePort();
		const PUBLIC_URL = `http://127.0.0.1:${port}`;
		server = await startProcess(port, { DATA_DIR: folder, SMTP_URL: postbox.url, PUBLIC_URL });
	});
	test.afterAll(async () => {
		expect(await server.stop(), 'SIGTERM ends the server in order').toBe(0);
		await postbox.close();
		await rm(folder, { recursive: true, force: true });
	});

	test('has no demo: its pages are not there and nobody enters without a mailbox', async ({
		request,
	}) => {
		for (const path of ['/demo', '/demo/outbox'])
			expect((await request.get(server.url + path)).status(), path).toBe(404);
		const headers = { origin: server.url };
		const form = { person: '00000000-0000-7000-8000-000000000000' };
		const posted = await request.post(`${server.url}/demo`, { form, headers, maxRedirects: 0 });
		expect(posted.status()).toBe(404);
		const design = await request.get(`${server.url}/design`);
		expect(design.url(), 'who is not signed in sees no parts of it').toContain('/sign-in');
	});

	test('goes from the printed code to a coach who sees the students of an imported list', async ({
		browser,
	}) => {
		const context = await browser.newContext({ baseURL: server.url });
		const page = await context.newPage();
		const code = /eerste beheerder: (\S+)/.exec(server.said())?.[1] ?? '';
		expect(code, 'the terminal shows a one-time code').not.toBe('');

		await test.step('a wrong code makes nobody administrator and keeps what was typed', async () => {
			await open(page, '/first');
			await page.getByLabel('Code', { exact: true }).fill('ABCD-EFGH-JKLM');
			await page.getByLabel('Naam van de organisatie').fill('School Oost');
			await page.getByLabel('BRIN').fill(brin);
			await page.getByLabel('Voornaam').fill('Annelies');
			await page.getByLabel('Achternaam').fill('Bos');
			await page.getByLabel('E-mailadres').fill('a.bos@school-oost.example');
			await page.getByRole('button', { name: 'Begin' }).click();
			await expect(page.getByText('Deze code klopt niet')).toBeVisible();
			await expect(page.getByLabel('Naam van de organisatie')).toHaveValue('School Oost');
			await expect(page.getByLabel('Achternaam')).toHaveValue('Bos');
		});

		await test.step('the printed code makes the first administrator', async () => {
			await page.getByLabel('Code', { exact: true }).fill(code);
			await page.getByRole('button', { name: 'Begin' }).click();
			await page.waitForURL(/\/today/);
			await expect(page.getByRole('link', { name: "Collega's" })).toBeVisible();
			const design = await page.goto('/design');
			expect(design?.status(), 'an administrator sees what people get').toBe(200);
		});

		await test.step('bin/leerkring imports the list while the server runs', async () => {
			const args = ['import', 'data/samples/school-oost-bpv-list.csv', '--school', brin];
			const environment = { DATA_DIR: folder, PUBLIC_URL: server.url };
			const first = await runScript('bin/leerkring', args, environment);
			expect(first.code, first.said).toBe(0);
			const again = await runScript('bin/leerkring', [...args, '--dry-run'], environment);
			expect(again.code, again.said).toBe(0);
			expect(again.said).not.toBe(first.said);
		});

		await test.step('the administrator adds an address for the coach', async () => {
			await open(page, '/colleagues');
			const item = page.getByRole('listitem').filter({ hasText: coach.name });
			await item.getByText('Geef een e-mailadres').click();
			await item.getByLabel(`E-mailadres van ${coach.name}`).fill(coach.address);
			await item.getByRole('button', { name: 'Bewaar het adres' }).click();
			await expect(page.getByText('Er gaat een mail naar dit adres')).toBeVisible();
			await expect(item).toContainText(`Wij stuurden een uitnodiging naar ${coach.address}.`);
		});

		await test.step('the coach signs in through the mail and sees the students', async () => {
			const letter = await postbox.wait(({ to }) => to === coach.address);
			expect(linkIn(letter)).toBe(`${server.url}/sign-in`);
			const own = await browser.newContext({ baseURL: server.url });
			const desk = await own.newPage();
			await signIn(desk, postbox, coach.address);
			await desk.getByRole('link', { name: 'Studenten' }).first().click();
			await expect(desk.getByRole('heading', { level: 1 })).toHaveText(/^[1-9]\d* studenten$/);
			await desk.getByRole('link', { name: 'Floris te Riele' }).click();
			await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Floris te Riele');
			await expect(desk.getByText('heeft nog geen e-mailadres').first()).toBeVisible();
			expect((await desk.goto('/design'))?.status(), 'for a coach it is not there').toBe(404);
			await own.close();
		});

		await test.step('the code works once', async () => {
			await context.clearCookies();
			await open(page, '/first');
			await page.getByLabel('Code', { exact: true }).fill(code);
			await page.getByLabel('Naam van de organisatie').fill('Iets anders');
			await page.getByLabel('Voornaam').fill('Iemand');
			await page.getByLabel('Achternaam').fill('Anders');
			await page.getByLabel('E-mailadres').fill('iemand@elders.example');
			await page.getByLabel('Bedrijf').check();
			await page.getByRole('button', { name: 'Begin' }).click();
			await expect(page.getByText('Deze code klopt niet')).toBeVisible();
			await hydrated(page);
			expect((await page.goto('/today'))?.url()).toContain('/sign-in');
		});
		await context.close();
	});
});

test('a real instance without mail refuses to listen beyond this machine', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'leerkring-journey-'));
	const environment = { DATA_DIR: folder, PORT: String(await freePort()), HOST: '0.0.0.0' };
	const { code, said } = await runScript('bin/serve.ts', [], environment);
	await rm(folder, { recursive: true, force: true });
	expect(code).toBe(1);
	expect(said).toContain('Zonder SMTP_URL luistert Leerkring alleen op deze computer');
	expect(said).not.toContain('Leerkring staat klaar');
});
