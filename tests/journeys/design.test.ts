import { expect, type Locator, type Page } from '@playwright/test';
import { journey as test } from './journey.ts';
import { lookStill } from './looking.ts';

type Role = Parameters<Locator['getByRole']>[0];

const themes = [
	{ colorScheme: 'light', forcedColors: 'none' },
	{ colorScheme: 'dark', forcedColors: 'none' },
	{ colorScheme: 'light', forcedColors: 'active' },
] as const;

/** What stands above a sentence, and what the browser says of it to a screen reader. */
async function misheard(page: Page): Promise<string[]> {
	const found: string[] = [];
	for (const state of await page.locator('[data-specimen] .state').all()) {
		const [role, name, described] = [
			await state.getAttribute('data-role'),
			(await state.getAttribute('data-name')) ?? '',
			await state.getAttribute('data-described'),
		];
		const shown = state.locator('.shown');
		if (!role) {
			// Read as it stands; without blanks, which blocks and lines add.
			const text = ((await shown.textContent()) ?? '').replaceAll(/\s/g, '');
			if (!text.includes(name.replaceAll(/\s/g, ''))) found.push(`"${name}" is not read`);
			continue;
		}
		const named = role === 'status' || role === 'alert' || name === '' ? {} : { name, exact: true };
		const one = shown.getByRole(role as Role, named).first();
		if ((await one.count()) === 0) found.push(`no ${role} "${name}"`);
		else if (!('name' in named)) await expect.soft(one).toContainText(name);
		else if (described && role !== 'button')
			await expect.soft(one, name).toHaveAccessibleDescription(described);
	}
	return found;
}

/** How many look different on the screen, of one picture of all; an edge that is a shade lighter is no difference. */
async function countLooks(each: Locator, around: Locator): Promise<number> {
	const whole = (await around.screenshot({ animations: 'disabled' })).toString('base64');
	return each.evaluateAll(async (nodes, png) => {
		const bytes = Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0));
		const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
		const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!;
		canvas.drawImage(picture, 0, 0);
		const shade = 32;
		const isAlike = (one: Uint8ClampedArray, other: Uint8ClampedArray) =>
			one.length === other.length &&
			one.every((value, at) => Math.abs(value - other[at]!) <= shade);
		const looks: Uint8ClampedArray[] = [];
		for (const node of nodes) {
			const { left, top, width, height } = node.getBoundingClientRect();
			if (left + width > picture.width || top + height > picture.height || width < 20)
				throw new Error('a triangle stands outside the picture');
			const { data } = canvas.getImageData(left, top, width, height);
			if (!looks.some((one) => isAlike(one, data))) looks.push(data);
		}
		return looks.length;
	}, whole);
}

for (const language of ['nl', 'en'] as const)
	test(`every component can be seen, heard and used by everybody (${language})`, async ({
		house,
		profile,
	}) => {
		test.setTimeout(180_000);
		const context = await profile('laptop', { hasTouch: true });
		await context.addCookies([{ name: 'language', value: language, url: house.url }]);
		const page = await context.newPage();
		const scripts: string[] = [];
		page.on('request', (request) => {
			if (request.resourceType() === 'script') scripts.push(request.url());
		});
		await page.goto('/design');
		expect(await misheard(page), 'what is written and what is heard').toEqual([]);
		expect(scripts, 'scripts').toEqual([]);
		// A page whose styles were left out of the build would still be heard well.
		const voice = page.locator('[data-specimen=Circle] svg path.school').first();
		await expect(voice).not.toHaveCSS('stroke', 'none');
		await expect(page.locator('.state').first()).toHaveCSS('display', 'grid');
		await expect(page.locator('#every-triangle ul')).toHaveCSS('display', 'grid');
		await lookStill(page, 'design', language);
	});

test('all 64 triangles look different, whatever the theme, and each has a sentence of its own', async ({
	profile,
}) => {
	test.setTimeout(120_000);
	const page = await (await profile()).newPage();
	await page.goto('/design');
	await page.locator('#every-triangle > summary').click();
	const all = page.locator('ul.every').getByRole('img');
	await expect(all).toHaveCount(64);
	const sentences = await all.evaluateAll((nodes) =>
		nodes.map((node) => node.getAttribute('aria-label')),
	);
	expect(new Set(sentences).size, 'sentences').toBe(64);
	// Alone and on whole pixels, without what is written under it: where an edge falls is then no difference.
	const list = page.locator('ul.every');
	await list.evaluate((node) => {
		document.body.replaceChildren(node);
		node.style.cssText =
			'position: absolute; inset: 0 auto auto 0; margin: 0; gap: 0; grid-template-columns: repeat(8, 100px)';
		node.querySelectorAll('p').forEach((text) => text.remove());
	});
	for (const theme of themes) {
		await page.emulateMedia(theme);
		expect(await countLooks(all, list), JSON.stringify(theme)).toBe(64);
	}
});

test('every component fits on paper and on 180 pixels', async ({ profile }) => {
	const page = await (await profile()).newPage();
	await page.goto('/design');
	const wide = () =>
		page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
	await page.setViewportSize({ width: 180, height: 400 });
	expect(await wide(), 'narrow').toBe(0);
	await page.emulateMedia({ media: 'print' });
	await page.setViewportSize({ width: 650, height: 940 });
	expect(await wide(), 'on paper').toBe(0);
});
