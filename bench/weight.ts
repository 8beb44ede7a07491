import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type BrowserContext } from '@playwright/test';

const known = [
	process.env['CHROMIUM_PATH'] ?? '',
	...['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
];

/** Opens the browser with which pages are weighed. */
export function openBrowser(): Promise<Browser> {
	const found = known.find((path) => path !== '' && existsSync(path));
	return chromium.launch({
		...(found ? { executablePath: found } : {}),
		args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
	});
}

/**
 * The JavaScript that a browser fetches on a first visit to a page, with nothing cached: bytes after
 * gzip, each file on its own. Throws when the page did not come alive.
 */
export async function javascriptBytes(
	browser: Browser,
	url: string,
	cookie: string,
): Promise<number> {
	const context = await browser.newContext({ locale: 'nl-NL' });
	try {
		await addCookies(context, url, cookie);
		const page = await context.newPage();
		const bytes: Promise<number>[] = [];
		page.on('response', (response) => {
			if (/javascript/.test(response.headers()['content-type'] ?? ''))
				bytes.push(response.body().then((body) => gzipSync(body, { level: 6 }).length));
		});
		await page.goto(url);
		await page.waitForSelector('html[data-hydrated]', { timeout: 30_000 });
		await page.waitForTimeout(500);
		return (await Promise.all(bytes)).reduce((sum, one) => sum + one, 0);
	} finally {
		await context.close();
	}
}

/** Gives a browser the cookies of a `cookie` header; none for an empty one. */
export async function addCookies(
	context: BrowserContext,
	url: string,
	cookie: string,
): Promise<void> {
	const pairs = cookie.split('; ').filter((pair) => pair.includes('='));
	await context.addCookies(
		pairs.map((pair) => {
			const at = pair.indexOf('=');
			return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
		}),
	);
}
