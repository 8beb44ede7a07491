import { appointDeputyForm, endDeputyForm } from '#features/people/schema.ts';
import { me } from '#features/people/server/read.ts';
import { deputyPage } from '#features/people/server/read-deputy.ts';
import { appointDeputy, endDeputy } from '#features/people/server/write-deputy.ts';
import { accepted, act, isFailure, orNotFound, reading } from '#platform/server/door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
	reading(event, async (scope) => ({
		me: orNotFound(await me(scope)),
		page: orNotFound(await deputyPage(scope)),
	}));

export const actions: Actions = {
	appoint: async (event) => {
		const answer = await act(event, appointDeputyForm, appointDeputy);
		return isFailure(answer) ? answer : accepted(event);
	},
	end: async (event) => {
		const answer = await act(event, endDeputyForm, endDeputy);
		return isFailure(answer) ? answer : accepted(event);
	},
};
