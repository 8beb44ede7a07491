import { addAddressForm } from '#features/people/schema.ts';
import { colleagues, me } from '#features/people/server/read.ts';
import { addAddress } from '#features/people/server/write.ts';
import { accepted, act, isFailure, orNotFound, reading } from '#platform/server/door.ts';
import { newId } from '#platform/server/random.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const page = await reading(event, async (scope) => {
		const reader = orNotFound(await me(scope));
		return {
			me: orNotFound(reader.isAdministrator ? reader : null),
			colleagues: await colleagues(scope),
		};
	});
	return { ...page, form: newId() };
};

export const actions: Actions = {
	address: async (event) => {
		const answer = await act(event, addAddressForm, addAddress);
		return isFailure(answer) ? answer : accepted(event);
	},
};
