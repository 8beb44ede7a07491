import { expect, type Page } from '@playwright/test';
import { journey as test, open } from './journey.ts';
import { ask, openPlacement } from './placements.ts';
import { become } from './signing-in.ts';

test.setTimeout(120_000);

/** What sticks out of the page, and what is cut off by what holds it. */
const misfits = (page: Page) =>
	page.evaluate(() => {
		const wide = document.documentElement.scrollWidth - window.innerWidth;
		const cut = [...document.querySelectorAll<HTMLElement>('header *, main *')].filter((node) => {
			const { overflowX, overflowY } = getComputedStyle(node);
			const small = node.clientWidth < 2;
			const over = node.scrollWidth > node.clientWidth + 1 && overflowX !== 'visible';
			const under = node.scrollHeight > node.clientHeight + 1 && overflowY === 'hidden';
			return !small && (over || under);
		});
		return [
			...(wide > 0 ? [`${wide} px too wide`] : []),
			...cut.map((node) => node.outerHTML.slice(0, 90)),
		];
	});

/** What nobody would see in the colours that the reader's own system chose. */
const unseen = (page: Page) =>
	page.evaluate(() => {
		const paper = getComputedStyle(document.documentElement).backgroundColor;
		const canvas = ['rgba(0, 0, 0, 0)', paper, getComputedStyle(document.body).backgroundColor];
		const shown = (colour: string) => !canvas.includes(colour) && colour !== 'none';
		const lines = [...document.querySelectorAll('main svg :is(path, circle, line)')].filter(
			(node) => {
				const { stroke, fill } = getComputedStyle(node);
				return !shown(stroke) && !shown(fill);
			},
		);
		const faint = [...document.querySelectorAll('main svg')].filter(
			(node) => Number(getComputedStyle(node).opacity) < 1,
		);
		const edges =
			'main .button:not(.bare), main input:not([type=hidden]), main textarea, main select';
		const flat = [...document.querySelectorAll<HTMLElement>(edges)].filter((node) => {
			const { borderTopWidth, borderTopColor, display, appearance } = getComputedStyle(node);
			const drawn = parseFloat(borderTopWidth) >= 1 && shown(borderTopColor);
			return display !== 'none' && appearance !== 'auto' && !drawn;
		});
		return [...lines, ...faint, ...flat].map((node) => node.outerHTML.slice(0, 90));
	});

/** What still moves. */
const moving = (page: Page) =>
	page.evaluate(() =>
		[...document.querySelectorAll('*')]
			.filter((node) => {
				const { transitionDuration, animationDuration } = getComputedStyle(node);
				return [transitionDuration, animationDuration].some((times) =>
					times.split(',').some((time) => parseFloat(time) > 0.001),
				);
			})
			.map((node) => node.outerHTML.slice(0, 90)),
	);

/** What has nothing to do on paper, and is there. */
const onPaper = (page: Page) =>
	page.evaluate(() =>
		[
			...document.querySelectorAll(
				'body header:not(main header), nav, form, button, .button, dialog',
			),
		]
			.filter((node) => node.checkVisibility())
			.map((node) => node.outerHTML.slice(0, 90)),
	);

test('the main pages can be read at 200 %, in forced colours, without motion and on paper', async ({
	profile,
}) => {
	const page = await become(await profile(), 'kromhout');
	const placement = await openPlacement(page, 'Youssef Kuipers');
	const signal = await ask(page, { asked: 'Kan dit groot en op papier?', whom: 'Aan het bedrijf' });
	const own = `/placements/${placement}`;
	const glyphs = ['/placements', own];
	const paths = [...glyphs, '/today', '/lessons', `${own}/raise`, `/signals/${signal}`, '/me'];
	for (const path of paths)
		await test.step(path.replace(/[0-9a-f-]{36}/, '…'), async () => {
			await page.emulateMedia({ media: 'screen', forcedColors: 'none' });
			await open(page, path);
			for (const width of [320, 640]) {
				await page.setViewportSize({ width, height: 450 });
				expect.soft(await misfits(page), `${path} at ${width} px`).toEqual([]);
			}
			await page.setViewportSize({ width: 1280, height: 900 });
			for (const colorScheme of ['light', 'dark'] as const) {
				await page.emulateMedia({ forcedColors: 'active', colorScheme });
				expect.soft(await unseen(page), `${path}, forced, ${colorScheme}`).toEqual([]);
			}
			await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' });
			expect.soft(await moving(page), `${path}, still`).toEqual([]);
			await page.emulateMedia({ media: 'print', reducedMotion: null });
			expect.soft(await onPaper(page), `${path}, on paper`).toEqual([]);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			if (glyphs.includes(path)) await expect(page.locator('main svg').first()).toBeVisible();
		});
});

test('without a mouse the focus can be seen in forced colours too', async ({ profile }) => {
	const page = await become(await profile(), 'kromhout');
	await page.emulateMedia({ forcedColors: 'active' });
	await open(page, '/placements');
	for (let stop = 0; stop < 12; stop += 1) {
		await page.keyboard.press('Tab');
		const focus = await page.evaluate(() => {
			const node = document.activeElement!;
			const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(node);
			const after = getComputedStyle(node, '::after');
			const drawn = [outlineStyle, after.outlineStyle].some((style) => style !== 'none');
			return drawn && Math.max(parseFloat(outlineWidth), parseFloat(after.outlineWidth)) >= 2
				? ''
				: `${outlineColor} ${node.outerHTML.slice(0, 90)}`;
		});
		expect(focus).toBe('');
	}
});
