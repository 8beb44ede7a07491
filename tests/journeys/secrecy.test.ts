import { expect, type APIResponse, type BrowserContext, type Page } from '@playwright/test';
import { addressOf } from '../../src/demo/cast.ts';
import { journey as test, open } from './journey.ts';
import { ask, withdraw, openOwnPlacement, openPlacement } from './placements.ts';
import { become } from './signing-in.ts';

const nobodysId = '01939000-0000-7000-8000-000000000000';
const steps = ['answer', 'see', 'resolve', 'reopen', 'withdraw', 'line'];

/** What differs between two requests of whatever page: the nonce, the id asked for, the fresh form id. */
async function masked(answer: APIResponse, id: string): Promise<string> {
	const {
		'content-security-policy': _policy,
		date: _date,
		etag: _etag,
		...head
	} = answer.headers();
	const body = (await answer.text()).replaceAll(/nonce="[^"]+"/g, 'nonce');
	return `${answer.status()}\n${JSON.stringify(head)}\n${body}`.replaceAll(id, 'ID');
}

async function shown(page: Page, path: string): Promise<string> {
	await open(page, path);
	return page.locator('main').innerText();
}

function post(context: BrowserContext, url: string, form: Record<string, string>) {
	const headers = { origin: new URL(url).origin, accept: 'text/html' };
	return context.request.post(url, { form, headers, maxRedirects: 0 });
}

/** Where the stream of this page begins. */
async function placeOf(page: Page): Promise<string> {
	const place = /cursor:"([\w-]{64})"/.exec(await (await page.request.get('/today')).text())?.[1];
	if (!place) throw new Error('the page tells no place to follow from');
	return place;
}

/** Everything the live stream tells within the time; opened by the page, so with its cookies. */
function listen(page: Page, place: string): Promise<string> {
	return page.evaluate(async (after) => {
		const stop = new AbortController();
		setTimeout(() => stop.abort(), 2_500);
		let told = '';
		try {
			const answer = await fetch(`/live?after=${after}`, { signal: stop.signal });
			const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
			for (;;) told += (await reader.read()).value ?? '';
		} catch {
			return told;
		}
	}, place);
}

test('what a student asks the school alone shows nowhere at the company', async ({
	house,
	profile,
}) => {
	const asked = 'Mag ik praten over hoe het op het werk gaat?';
	const [pocket, office] = [
		await profile('phone'),
		await profile('laptop', { baseURL: house.otherUrl }),
	];
	const [student, trainer] = [await become(pocket, 'bjorn'), await become(office, 'hoelscher')];
	const placement = await openOwnPlacement(student);
	const sheets = ['', '/more', '/contact'].map((sheet) => `/placements/${placement}${sheet}`);
	const pages = ['/today', '/placements', ...sheets];
	const views = async () => {
		const texts = [];
		for (const path of pages) texts.push(await shown(trainer, path));
		texts.push(await (await office.request.get('/placements/list.csv')).text());
		return texts;
	};
	const before = await views();
	const place = await placeOf(trainer);
	const letters = house.postbox.letters.length;
	const signal = await ask(student, { asked, whom: 'Aan de school' });
	await house.postbox.wait(({ to }) => to === addressOf('haddou'));

	expect(await views(), 'list, counts, today, signals and history are as they were').toEqual(
		before,
	);
	expect(
		house.postbox.letters.slice(letters).filter(({ to }) => to === addressOf('hoelscher')),
	).toEqual([]);
	await open(student, `/placements/${placement}`);
	const other = await ask(student, { asked: 'Wanneer begin ik?', whom: 'Aan het bedrijf' });
	const told = await listen(trainer, place);
	expect(told, 'the stream does tell the trainer other things').toContain(other);
	expect(told).not.toContain(signal);

	const accept = { accept: 'text/html' };
	const there = await office.request.get(`/signals/${signal}`, { headers: accept });
	const nowhere = await office.request.get(`/signals/${nobodysId}`, { headers: accept });
	expect(there.status()).toBe(404);
	expect(await masked(there, signal)).toBe(await masked(nowhere, nobodysId));
	for (const step of steps) {
		const form = { form: nobodysId, choice: 'plan', text: 'x' };
		const real = await post(office, `${house.otherUrl}/signals/${signal}?/${step}`, form);
		const none = await post(office, `${house.otherUrl}/signals/${nobodysId}?/${step}`, form);
		expect(real.status(), step).toBe(404);
		expect(await masked(real, signal), step).toBe(await masked(none, nobodysId));
	}

	const coach = await become(await profile(), 'haddou');
	await open(coach, `/signals/${signal}`);
	await expect(coach.getByRole('heading', { level: 1 }), 'the school does read it').toHaveText(
		asked,
	);
	await open(student, `/signals/${signal}`);
	await withdraw(student);
});

test('the coach of another school finds nothing at the first one and changes nothing', async ({
	house,
	profile,
}) => {
	const coach = await become(await profile(), 'haddou');
	const placement = await openPlacement(coach, 'Ruben Scholten');
	const signal = await ask(coach, {
		asked: 'Kan Ruben mee naar de beurs?',
		whom: 'Aan het bedrijf',
	});
	const before = [
		await shown(coach, `/signals/${signal}`),
		await shown(coach, `/placements/${placement}`),
	];
	const stranger = await profile();
	await become(stranger, 'haddouWest');
	const untouched = await house.fingerprint();

	for (const path of [
		`/placements/${placement}`,
		`/placements/${placement}/raise`,
		`/signals/${signal}`,
	])
		expect((await stranger.request.get(path)).status(), path).toBe(404);
	const form = {
		form: nobodysId,
		choice: 'plan',
		text: 'vreemd',
		asks: 'company',
		topic: 'together',
		asked: 'vreemd',
		person: nobodysId,
		address: 'vreemd@elders.example',
	};
	const posts = [
		...steps.map((step) => `/signals/${signal}?/${step}`),
		`/placements/${placement}/goal`,
		`/placements/${placement}/raise`,
	];
	for (const path of posts)
		expect((await post(stranger, house.url + path, form)).status(), path).toBe(404);
	const colleagues = await stranger.request.get('/colleagues');
	expect(colleagues.status(), 'who is no administrator has no such page').toBe(404);

	expect(await house.fingerprint()).toBe(untouched);
	const after = [
		await shown(coach, `/signals/${signal}`),
		await shown(coach, `/placements/${placement}`),
	];
	expect(after).toEqual(before);
});

test('who can send no form finds no page with it, and every link that is shown leads somewhere', async ({
	profile,
}) => {
	const desk = ['/companies', '/lessons/books', '/me/deputy', '/me/code'];
	const school = ['goal', 'reach', 'mentor', 'pass', 'erase'];
	const none: Record<string, readonly string[]> = {
		zandstra: [...desk, ...[...school, 'contact', 'raise', 'practice'].map((one) => `@/${one}`)],
		bosveld: [
			...['/companies', '/me/deputy', '/me/code', '/placements/hand-over', '/colleagues'],
			...['/colleagues/new', '/organisation', '/organisation/changes', '/people'],
			...school.map((one) => `@/${one}`),
		],
		hoelscher: ['/companies', '/lessons/books', '/me/code', '/colleagues', '@/reach'],
	};
	for (const [who, absent] of Object.entries(none)) {
		const context = await profile();
		await become(context, who as 'zandstra');
		const read = async (path: string) => (await context.request.get(path)).text();
		const linksOf = (page: string) =>
			[...page.matchAll(/href="(\/(?!_app|design)[^"#?]*)/g)].map(([, path]) => path!);
		const placement = linksOf(await read('/placements')).find((path) =>
			/^\/placements\/[0-9a-f-]{36}$/.test(path),
		)!;
		for (const path of absent) {
			const wanted = path.replace('@', placement);
			expect((await context.request.get(wanted)).status(), `${who} ${path}`).toBe(404);
		}
		const pages = ['/today', '/placements', '/me', '/lessons', placement, `${placement}/more`];
		const shownTo = new Set((await Promise.all(pages.map(read))).flatMap(linksOf));
		const others = [...shownTo].filter((one) => !/^\/placements\/[0-9a-f-]{36}$/.test(one));
		const answers = await Promise.all(
			others.map(async (path) => [path, (await context.request.get(path)).status()] as const),
		);
		expect(
			answers.filter(([, status]) => status !== 200),
			`shown to ${who}`,
		).toEqual([]);
	}
});
