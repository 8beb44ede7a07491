import { error, isHttpError, isRedirect } from '@sveltejs/kit';
import {
	sequence,
	type Handle,
	type HandleServerError,
	type ServerInit,
} from '@sveltejs/kit/hooks';
import { building } from '$app/env';
import { paraglideMiddleware } from '#i18n-server';
import { seedDemo } from '#demo';
import { m } from '#messages';
import { firstCode, openHouse, startServing, stopServing } from '#house';
import { serveCommands } from './commands.ts';
import { actorOf } from '#platform/server/auth/session.ts';
import { now } from '#platform/server/clock.ts';
import { compressed } from '#platform/server/compress.ts';
import { instance } from '#platform/server/db/instance.ts';
import { counted } from '#platform/server/db/open.ts';
import { awayAnswer, isAway, told } from '#platform/server/fault.ts';
import { stopLive } from '#platform/server/live/live.ts';
import { faultFields, log } from '#platform/server/log.ts';
import { readSettings } from '#platform/server/settings.ts';

export const init: ServerInit = async () => {
	if (building) return;
	const settings = readSettings();
	const database = await openHouse(settings);
	await startServing(database, settings);
	if (settings.demo)
		await seedDemo(() => console.log(m.sign_in_demo_filling({}, { locale: 'nl' })));
	const commands = database.engine === 'embedded' ? await serveCommands(settings) : undefined;
	process.on('leerkring:drain' as 'SIGTERM', stopLive);
	process.on('sveltekit:shutdown' as 'SIGTERM', async () => {
		await commands?.close();
		await stopServing();
		await database.close();
	});
	const code = settings.demo ? null : await firstCode();
	const url = `${settings.publicUrl}/first`;
	if (code) console.log(m.sign_in_first_told({ code, url }, { locale: 'nl' }));
};

const logged: Handle = async ({ event, resolve }) => {
	const count = { queries: 0 };
	const began = now().epochMilliseconds;
	const response = await counted.run(count, () => resolve(event));
	log('info', 'request', {
		method: event.request.method,
		route: event.route.id ?? '?',
		status: response.status,
		ms: now().epochMilliseconds - began,
		queries: count.queries,
	});
	return response;
};

const known: Handle = async ({ event, resolve }) => {
	event.locals.demo = instance().demo;
	try {
		event.locals.actor = await actorOf(event.request.headers);
	} catch (error) {
		log('error', 'fault', { route: event.route.id ?? '?', ...faultFields(error) });
		return awayAnswer(event.request, event.isDataRequest);
	}
	return resolve(event);
};

/** A page's one action without a name can't be called by one; to the framework asking for it is a fault of ours. */
const unnamed: Handle = ({ event, resolve }) => {
	if (event.url.searchParams.has('/default')) error(404);
	return resolve(event);
};

const packed: Handle = async ({ event, resolve }) =>
	compressed(event.request, await resolve(event));

const translated: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, async ({ locale }) => {
		const response = await resolve(event, {
			transformPageChunk: ({ html }) =>
				// What a page looks like goes before what makes it quicker: on a slow line they share the room.
				html
					.replace('%lang%', locale)
					.replaceAll(/<link href="[^"]*" rel="modulepreload"/g, '$& fetchpriority="low"'),
		});
		response.headers.set('content-language', locale);
		return response;
	});

const guarded: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	response.headers.set('x-content-type-options', 'nosniff');
	response.headers.set('referrer-policy', 'same-origin');
	response.headers.set('cross-origin-opener-policy', 'same-origin');
	response.headers.set('cross-origin-resource-policy', 'same-origin');
	response.headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=()');
	if (event.url.protocol === 'https:')
		response.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
	if (!response.headers.has('cache-control'))
		response.headers.set('cache-control', 'private, no-store');
	return response;
};

export const handle: Handle = sequence(logged, packed, guarded, translated, known, unnamed);

export const handleError: HandleServerError = ({ kind, error, event }) => {
	if (kind === 'unknown' && !isHttpError(error) && !isRedirect(error)) {
		log('error', 'fault', { route: event.route.id ?? '?', ...faultFields(error) });
		const status = isAway(error) ? 503 : 500;
		return { status, ...told(status) };
	}
	return told((error as { status?: number }).status ?? 404);
};
