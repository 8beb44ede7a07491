import { redirect } from '@sveltejs/kit';
import { addColleagueForm } from '#features/people/schema.ts';
import { me } from '#features/people/server/read.ts';
import { officesOf } from '#features/people/server/read-colleague.ts';
import { addColleague } from '#features/people/server/write-colleague.ts';
import { act, isFailure, orNotFound, reading } from '#platform/server/door.ts';
import { takeDraft } from '#platform/server/draft.ts';
import { newId } from '#platform/server/random.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const page = await reading(event, async (scope) => {
		const reader = orNotFound(await me(scope));
		return {
			me: orNotFound(reader.isAdministrator ? reader : null),
			offices: await officesOf(scope),
			today: scope.today.toString(),
		};
	});
	return { ...page, form: newId(), draft: takeDraft(event) };
};

export const actions: Actions = {
	default: async (event) => {
		const answer = await act(event, addColleagueForm, addColleague);
		if (isFailure(answer)) return answer;
		redirect(303, `/colleagues/${answer.value}?added`);
	},
};
