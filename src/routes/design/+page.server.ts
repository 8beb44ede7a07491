import { triangleStates } from '#features/contact/server/read-states.ts';
import { me } from '#features/people/server/read.ts';
import { orNotFound, reading } from '#platform/server/door.ts';
import type { PageServerLoad } from './$types';

/** A page to look at: nothing on it may take the focus or move, and no script travels with it. */
export const csr = false;

/**
 * Nothing here is anybody's: the page reads no row, so in the demo everybody may look, signed in or not.
 * Elsewhere it is no page of anybody's work. There an administrator sees it, who judges whether what their
 * people get can be used by all of them; to others it is not there.
 */
export const load: PageServerLoad = async (event) => {
	const states = triangleStates();
	if (event.locals.demo) return { states };
	const reader = await reading(event, async (scope) => orNotFound(await me(scope)));
	return { states, me: orNotFound(reader.isAdministrator ? reader : null) };
};
