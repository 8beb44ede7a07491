import { copyOf } from '#features/erasure/server/read-copy.ts';
import { orNotFound, reading } from '#platform/server/door.ts';
import type { RequestHandler } from './$types';

/** Everything that is held of who asks, in a form that other programs read too (AVG, article 20). */
export const GET: RequestHandler = async (event) => {
	const copy = orNotFound(await reading(event, copyOf));
	return new Response(JSON.stringify(copy, null, '\t'), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': 'attachment; filename="leerkring-mijn-gegevens.json"',
		},
	});
};
