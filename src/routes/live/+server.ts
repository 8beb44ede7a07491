import { error } from '@sveltejs/kit';
import { eventsAfter } from '#features/history/server/read.ts';
import { stillSignedIn } from '#platform/server/auth/session.ts';
import { instance } from '#platform/server/db/instance.ts';
import { scopedReading } from '#platform/server/db/scope.ts';
import { openCursor, sealCursor } from '#platform/server/live/cursor.ts';
import { stream, type Look } from '#platform/server/live/live.ts';
import type { RequestHandler } from './$types';

/**
 * What happens in the reader's audience from a cursor on, read anew through their own scope each time.
 * What is no cursor of ours means: from now on.
 */
export const GET: RequestHandler = ({ locals, request, url }) => {
	const actor = locals.actor;
	if (!actor) error(404, 'not-found');
	const asked = request.headers.get('last-event-id') ?? url.searchParams.get('after') ?? '';
	const { secret } = instance();
	let cursor = openCursor(secret, asked);
	let reach: string | undefined;
	const look: Look = async () => {
		if (!(await stillSignedIn(actor.session))) return null;
		const tidings = await scopedReading({ person: actor.person }, (scope) =>
			eventsAfter(scope, cursor),
		);
		const place = tidings.cursor;
		cursor = place;
		// Only the last one moves the place to go on from: what breaks off in between is told again.
		const lines = tidings.events.map((one, at, { length }) => {
			const id = at === length - 1 ? `id: ${sealCursor(secret, place)}\n` : '';
			return `event: event\n${id}data: ${JSON.stringify(one)}\n\n`;
		});
		// Who came to or left a placement hears of no event; what they see changed all the same.
		if (lines.length === 0 && reach !== undefined && reach !== tidings.reach)
			lines.push('event: event\ndata: {}\n\n');
		reach = tidings.reach;
		return { lines, again: !tidings.settled };
	};
	return new Response(stream(look, request.signal, actor.session), {
		headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
	});
};
