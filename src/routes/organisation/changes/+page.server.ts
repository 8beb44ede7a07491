import { changeQuestion } from '#features/organisation/schema.ts';
import { changes } from '#features/organisation/server/read-change.ts';
import { me } from '#features/people/server/read.ts';
import { orNotFound, reading } from '#platform/server/door.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
	reading(event, async (scope) => {
		const reader = orNotFound(await me(scope));
		return {
			me: orNotFound(reader.isAdministrator ? reader : null),
			changes: await changes(scope, changeQuestion(event.url.searchParams)),
		};
	});
