import { redirect } from '@sveltejs/kit';
import { bringForm, lookForm, schoolsTaught } from '#features/curriculum/schema.ts';
import { programmesOf } from '#features/curriculum/server/read.ts';
import { bringBooks, lookAtBooks } from '#features/curriculum/server/write-books.ts';
import { accepted, act, isFailure, orNotFound, reading } from '#platform/server/door.ts';
import { takeDraft } from '#platform/server/draft.ts';
import { newId } from '#platform/server/random.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { me, programmes } = await reading(event, (scope) => programmesOf(scope));
	const schools = schoolsTaught(programmes);
	// A coach or teacher brings in a book list.
	orNotFound(schools[0]);
	return { me: orNotFound(me), schools, form: newId(), draft: takeDraft(event) };
};

export const actions: Actions = {
	look: async (event) => {
		const answer = await act(event, lookForm, lookAtBooks);
		return isFailure(answer) ? answer : { ...accepted(event), plan: answer.value };
	},
	bring: async (event) => {
		const answer = await act(event, bringForm, bringBooks);
		if (isFailure(answer)) return answer;
		if (answer.value.unreadable) return { ...accepted(event), plan: answer.value };
		redirect(303, '/lessons?brought');
	},
};
