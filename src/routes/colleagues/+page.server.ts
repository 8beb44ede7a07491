import { addAddressForm, colleagueQuestion } from '#features/people/schema.ts';
import { me } from '#features/people/server/read.ts';
import { colleagueList } from '#features/people/server/read-colleague.ts';
import { addColleagueAddress } from '#features/people/server/write-colleague.ts';
import { accepted, act, isFailure, orNotFound, reading } from '#platform/server/door.ts';
import { newId } from '#platform/server/random.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const question = colleagueQuestion(event.url.searchParams);
	const page = await reading(event, async (scope) => {
		const reader = orNotFound(await me(scope));
		return {
			me: orNotFound(reader.isAdministrator ? reader : null),
			list: await colleagueList(scope, question),
		};
	});
	return { ...page, form: newId() };
};

export const actions: Actions = {
	address: async (event) => {
		const answer = await act(event, addAddressForm, addColleagueAddress);
		return isFailure(answer) ? answer : accepted(event);
	},
};
