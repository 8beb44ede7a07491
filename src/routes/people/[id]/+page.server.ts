import { redirect } from '@sveltejs/kit';
import { erasePersonForm, offerCopyForm } from '#features/erasure/schema.ts';
import { personOf } from '#features/erasure/server/read-person.ts';
import { erasePerson, offerCopy } from '#features/erasure/server/write-person.ts';
import { me } from '#features/people/server/read.ts';
import {
	act,
	actingOn,
	idIn,
	isFailure,
	orNotFound,
	reading,
	signedIn,
} from '#platform/server/door.ts';
import { newId } from '#platform/server/random.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const id = idIn(event.params.id);
	const page = await reading(event, async (scope) => ({
		me: orNotFound(await me(scope)),
		person: orNotFound(await personOf(scope, id)).page,
	}));
	return { ...page, form: newId() };
};

export const actions: Actions = {
	copy: actingOn(offerCopyForm, offerCopy),
	erase: async (event) => {
		const id = idIn(event.params.id);
		const answer = await act(event, erasePersonForm, (scope, typed) =>
			erasePerson(scope, id, typed),
		);
		if (isFailure(answer)) return answer;
		redirect(
			303,
			id === signedIn(event).person ? '/sign-in' : `/people/erased/${answer.value}?done`,
		);
	},
};
