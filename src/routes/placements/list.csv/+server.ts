import { wallQuestion } from '#features/contact/schema.ts';
import { csvOf } from '#features/contact/server/read-csv.ts';
import { wall } from '#features/contact/server/read-wall.ts';
import { reading } from '#platform/server/door.ts';
import type { RequestHandler } from './$types';

/** The wall as the address narrows it, for a spreadsheet. */
export const GET: RequestHandler = async (event) => {
	const { text, today } = await reading(event, async (scope) => ({
		text: csvOf(await wall(scope, wallQuestion(event.url.searchParams))),
		today: scope.today.toString(),
	}));
	return new Response(text, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="leerkring-${today}.csv"`,
		},
	});
};
