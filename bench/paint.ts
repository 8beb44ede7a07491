import type { Browser, CDPSession } from '@playwright/test';
import { addCookies } from './weight.ts';

/** What somebody on a slow phone waits for: milliseconds, and the part of the screen that jumped. */
export interface Paint {
	/** Until the largest thing on the screen stood there: the middle of all visits, and the worst. */
	readonly largestPaint: number;
	readonly largestPaintWorst: number;
	/** The same for the first thing. */
	readonly firstPaint: number;
	/** The worst visit's sum of layout shifts, as browsers count them; 0 is a page that stands still. */
	readonly shift: number;
}

/** The budget of a first visit: slow 4G, as browsers' own tools define it, and a quarter of this processor. */
const network = {
	offline: false,
	latency: 150,
	downloadThroughput: 1_600_000 / 8,
	uploadThroughput: 750_000 / 8,
};
const slowdown = 4;
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
/** After the page came alive: what jumps later than this, jumps for another reason. */
const settleMilliseconds = 1000;

/**
 * Visits a page over and over, each time with nothing cached, on a slow phone. Throws when nothing was
 * painted or the page did not come alive.
 */
export async function paintOf(
	browser: Browser,
	url: string,
	cookie: string,
	visits: number,
): Promise<Paint> {
	const seen: Visit[] = [];
	for (let nth = 0; nth < visits; nth += 1) seen.push(await visit(browser, url, cookie));
	const largest = seen.map((one) => one.largest).sort((one, other) => one - other);
	return {
		largestPaint: middle(largest),
		largestPaintWorst: largest.at(-1) ?? 0,
		firstPaint: middle(seen.map((one) => one.first).sort((one, other) => one - other)),
		shift: Math.round(Math.max(...seen.map((one) => one.shift)) * 10_000) / 10_000,
	};
}

interface Visit {
	readonly first: number;
	readonly largest: number;
	readonly shift: number;
}

async function visit(browser: Browser, url: string, cookie: string): Promise<Visit> {
	const context = await browser.newContext({ locale: 'nl-NL', ...phone });
	try {
		await addCookies(context, url, cookie);
		const page = await context.newPage();
		await slowDown(await context.newCDPSession(page));
		await page.addInitScript(watch);
		await page.goto(url, { timeout: 60_000 });
		await page.waitForSelector('html[data-hydrated]', { timeout: 60_000 });
		await page.waitForTimeout(settleMilliseconds);
		const { first, largest, shift } = await page.evaluate(
			() => (globalThis as unknown as { seen: Visit }).seen,
		);
		if (largest === 0) throw new Error(`${url} painted nothing`);
		return { first: Math.round(first), largest: Math.round(largest), shift };
	} finally {
		await context.close();
	}
}

async function slowDown(devtools: CDPSession): Promise<void> {
	await devtools.send('Network.enable');
	await devtools.send('Network.emulateNetworkConditions', network);
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
}

/** Runs in the page, before anything of it. */
function watch(): void {
	const seen = { first: 0, largest: 0, shift: 0 };
	Object.assign(globalThis, { seen });
	const each = (type: string, take: (entry: PerformanceEntry & { value?: number }) => void) =>
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) take(entry);
		}).observe({ type, buffered: true });
	each('paint', (entry) => {
		if (entry.name === 'first-contentful-paint') seen.first = entry.startTime;
	});
	each('largest-contentful-paint', (entry) => {
		seen.largest = entry.startTime;
	});
	each('layout-shift', (entry) => {
		seen.shift += entry.value ?? 0;
	});
}

const middle = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length / 2)] ?? 0;
