import { partnershipsOf } from '#features/attention/server/read-partnerships.ts';
import { me } from '#features/people/server/read.ts';
import { orNotFound, reading } from '#platform/server/door.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
	reading(event, async (scope) => ({
		me: orNotFound(await me(scope)),
		page: orNotFound(await partnershipsOf(scope)),
	}));
