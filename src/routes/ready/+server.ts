import { isReady } from '#platform/server/db/level.ts';
import type { RequestHandler } from './$types';

/** Ready to serve: the database answers. 503 while it does not. */
export const GET: RequestHandler = async () => {
	const ready = await isReady();
	return Response.json({ ready }, { status: ready ? 200 : 503 });
};
