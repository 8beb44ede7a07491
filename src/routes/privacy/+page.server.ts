import { me } from '#features/people/server/read.ts';
import { reading } from '#platform/server/door.ts';
import type { PageServerLoad } from './$types';

/** For everybody: also for who is not signed in. */
export const load: PageServerLoad = async (event) => ({
	me: event.locals.actor ? await reading(event, me) : null,
});
