import { me } from '#features/people/server/read.ts';
import { waitingFor } from '#features/signal/server/read-view.ts';
import { orNotFound, reading } from '#platform/server/door.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
	reading(event, async (scope) => ({
		me: orNotFound(await me(scope)),
		waiting: await waitingFor(scope),
	}));
