import { expect, type Page } from '@playwright/test';
import type axe from 'axe-core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hydrated } from './journey.ts';

export type Language = 'nl' | 'en';

/** Half as long to read for the browser as what the package gives as its source. */
const axeSource = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Each width with each theme; of a language half of them, of both together all. */
const views = [
	{ width: 360, theme: 'light', axeIn: 'nl' },
	{ width: 360, theme: 'dark', axeIn: 'en' },
	{ width: 1280, theme: 'light', axeIn: 'en' },
	{ width: 1280, theme: 'dark', axeIn: 'nl' },
] as const;
/** What a thumb needs; what the design gives is 48. */
const targetPixels = 48;
const folder = process.env.JOURNEY_SHOTS;

/**
 * Looks at a page as it stands: no accessibility problem, no sideways scrolling on a phone, targets
 * that a thumb can hit, the right language. With JOURNEY_SHOTS it also keeps a picture of each view.
 */
export async function look(page: Page, name: string, language: Language): Promise<void> {
	// What stands on its own, such as the page without a network, has no scripts to wait for.
	if ((await page.locator('script').count()) > 0) await hydrated(page);
	await lookStill(page, name, language);
}

/** The same for a page that has no scripts. */
export async function lookStill(page: Page, name: string, language: Language): Promise<void> {
	await expect(page.locator('html'), `${name}: language`).toHaveAttribute('lang', language);
	expect(await page.title(), `${name}: title`).toMatch(/\S+ · Leerkring$/);
	for (const { width, theme, axeIn } of views) {
		if (axeIn !== language && !folder) continue;
		await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
		await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
		await page.evaluate(settled);
		const at = `${name}, ${width} px, ${theme}, ${language}`;
		if (folder) {
			const path = join(folder, `${name}-${width}-${theme}-${language}.png`);
			await page.screenshot({ path, fullPage: true });
		}
		if (axeIn === language) expect.soft(await problems(page), at).toEqual([]);
		if (width === 360) expect.soft(await misfits(page), at).toEqual([]);
	}
}

/** Waits until no colour moves: what an element inherits begins to change a frame after its parent has. */
async function settled(): Promise<void> {
	const frame = () => new Promise((done) => requestAnimationFrame(done));
	for (let still = 0; still < 3; still = document.getAnimations().length > 0 ? 0 : still + 1)
		await frame();
}

/** Everything wrong that axe sees. Its source goes in once for each document, past the page's own policy. */
async function problems(page: Page): Promise<string[]> {
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
	return page.evaluate(async (values) => {
		const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({
			runOnly: { type: 'tag', values },
			resultTypes: ['violations'],
		});
		return violations.flatMap(({ id, nodes }) =>
			nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
		);
	}, rules);
}

/** What sticks out of a phone's screen, and what is too small to press. */
async function misfits(page: Page): Promise<string[]> {
	return page.evaluate((least) => {
		if (!matchMedia('(pointer: coarse)').matches) return ['this profile has no thumb'];
		const wide = document.documentElement.scrollWidth > window.innerWidth;
		const found = wide ? [`scrolls sideways: ${document.documentElement.scrollWidth} px`] : [];
		const pressable = 'button, select, textarea, summary, input:not([type=hidden]), a.button';
		for (const node of document.querySelectorAll<HTMLElement>(pressable)) {
			const { height, width } = (node.closest('label') ?? node).getBoundingClientRect();
			if (width > 0 && height > 0 && (height + 0.5 < least || width + 0.5 < least))
				found.push(`${Math.round(width)} x ${Math.round(height)}: ${node.outerHTML.slice(0, 120)}`);
		}
		return found;
	}, targetPixels);
}
