import { me } from '#features/people/server/read.ts';
import { addMentorForm, nameMentorForm } from '#features/placement/schema.ts';
import { mentorPage } from '#features/placement/server/read-mentor.ts';
import { addMentor, endMentor, nameMentor } from '#features/placement/server/write-mentor.ts';
import { accepted, act, idIn, isFailure, orNotFound, reading } from '#platform/server/door.ts';
import { newId } from '#platform/server/random.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const id = idIn(event.params.id);
	const page = await reading(
		event,
		async (scope) => ({
			me: orNotFound(await me(scope)),
			page: orNotFound(await mentorPage(scope, id)),
		}),
		{ within: id },
	);
	return { ...page, placement: id, form: newId() };
};

export const actions: Actions = {
	add: async (event) => {
		const id = idIn(event.params.id);
		const answer = await act(event, addMentorForm, (scope, one) => addMentor(scope, id, one));
		return isFailure(answer) ? answer : accepted(event);
	},
	name: async (event) => {
		const id = idIn(event.params.id);
		const answer = await act(event, nameMentorForm, (scope, one) => nameMentor(scope, id, one));
		return isFailure(answer) ? answer : accepted(event);
	},
	end: async (event) => {
		const id = idIn(event.params.id);
		const answer = await act(event, addMentorForm, (scope, one) => endMentor(scope, id, one));
		return isFailure(answer) ? answer : accepted(event);
	},
};
