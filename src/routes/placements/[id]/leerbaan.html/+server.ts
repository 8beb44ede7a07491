import { ownPaper } from '#features/signal/server/read-own.ts';
import { idIn, orNotFound, reading } from '#platform/server/door.ts';
import { paperAsHtml } from '#platform/server/paper.ts';
import type { RequestHandler } from './$types';

/** The student's own placement, to keep. */
export const GET: RequestHandler = async (event) => {
	const id = idIn(event.params.id);
	const paper = await reading(event, async (scope) => orNotFound(await ownPaper(scope, id)), {
		within: id,
	});
	return new Response(paperAsHtml(paper), {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-disposition': 'attachment; filename="leerbaan.html"',
			'cache-control': 'no-store',
		},
	});
};
