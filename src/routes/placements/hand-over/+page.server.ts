import { redirect } from '@sveltejs/kit';
import { me } from '#features/people/server/read.ts';
import { handOverForm, withTicked } from '#features/placement/schema.ts';
import { handOverPage } from '#features/placement/server/read-hand-over.ts';
import { stepOfHandOver } from '#features/placement/server/write-hand-over.ts';
import { act, idIn, isFailure, orNotFound, reading, stepTaken } from '#platform/server/door.ts';
import { newId } from '#platform/server/random.ts';
import type { Actions, PageServerLoad } from './$types';

/** A student is a tick and three lines; a coach has a hundred and more of them. */
const fields = 2000;

export const load: PageServerLoad = async (event) => {
	const from = event.url.searchParams.get('from');
	const page = await reading(event, async (scope) => ({
		me: orNotFound(await me(scope)),
		page: orNotFound(await handOverPage(scope, from ? idIn(from) : null)),
	}));
	return { ...page, form: newId() };
};

export const actions: Actions = {
	default: async (event) => {
		const answer = await act(event, handOverForm, stepOfHandOver, { fields });
		if (isFailure(answer)) return answer;
		const { sent, ticked } = answer.value;
		if (sent) redirect(303, `/placements/hand-over/${sent}?done`);
		return stepTaken(event, withTicked(answer.values, ticked));
	},
};
