/**
 * What a browser keeps of Leerkring: its own built files, and one page for when there is no network.
 * Never a page, an answer or a text of anybody: phones are shared.
 */
import { immutable } from '$app/manifest';
import { m } from '#messages';
import { barePage, barePolicy } from '../platform/bare-page.ts';

const worker = self as unknown as ServiceWorkerGlobalScope;
const built = new Set(immutable.map(({ path }) => new URL(path, location.href).href));
const letter = [...built].find((file) => file.includes('latin-wght'));
const language = new URL('language', location.href).href;
const kept = () => caches.open('leerkring');

worker.addEventListener('install', (event) => event.waitUntil(prepare()));
worker.addEventListener('activate', (event) => event.waitUntil(begin()));
worker.addEventListener('fetch', (event) => {
	const { request } = event;
	if (built.has(request.url)) event.respondWith(file(request));
	else if (request.mode === 'navigate') event.respondWith(page(event));
});

async function prepare(): Promise<void> {
	if (letter) await (await kept()).add(letter);
	await remember(await fetch('/health'));
}

/** Begins once no page of an older version is open any more, so no page loses its files. */
async function begin(): Promise<void> {
	const cache = await kept();
	for (const { url } of await cache.keys())
		if (url !== language && !built.has(url)) await cache.delete(url);
	await worker.registration.navigationPreload?.enable();
	await worker.clients.claim();
}

/** A built file never changes under its name, so the first one is as good as a new one. */
async function file(request: Request): Promise<Response> {
	const cache = await kept();
	const known = await cache.match(request.url);
	if (known) return known;
	const answer = await fetch(request);
	if (answer.status === 200) await cache.put(request.url, answer.clone());
	return answer;
}

/** A page comes from the server or not at all. */
async function page(event: FetchEvent): Promise<Response> {
	try {
		const answer = (await event.preloadResponse) ?? (await fetch(event.request));
		event.waitUntil(remember(answer));
		return answer;
	} catch {
		return offline();
	}
}

let last = '';

/** Keeps in which language the reader had their last page. */
async function remember(answer: Response): Promise<void> {
	const spoken = answer.headers.get('content-language');
	if (!spoken || spoken === last) return;
	last = spoken;
	await (await kept()).put(language, new Response(spoken));
}

async function offline(): Promise<Response> {
	const spoken = await (await (await kept()).match(language))?.text();
	const locale = spoken === 'en' ? 'en' : 'nl';
	const said = {
		title: m.platform_offline_title({}, { locale }),
		text: m.platform_offline({}, { locale }),
		again: m.platform_again({}, { locale }),
	};
	return new Response(barePage({ language: locale, ...said, font: letter }), {
		status: 503,
		headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': barePolicy },
	});
}
