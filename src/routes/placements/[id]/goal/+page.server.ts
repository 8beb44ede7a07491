import { redirect } from '@sveltejs/kit';
import { me } from '#features/people/server/read.ts';
import { goalForm } from '#features/placement/schema.ts';
import { placementPage } from '#features/placement/server/read.ts';
import { keepLook } from '#features/placement/server/write-look.ts';
import { writeGoal } from '#features/placement/server/write.ts';
import { act, idIn, isFailure, orNotFound, reading } from '#platform/server/door.ts';
import { takeDraft } from '#platform/server/draft.ts';
import { newId } from '#platform/server/random.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const id = idIn(event.params.id);
	const page = await reading(
		event,
		async (scope) => ({
			placement: orNotFound(await placementPage(scope, id)),
			me: orNotFound(await me(scope)),
		}),
		{ within: id },
	);
	// What ended is read on the page of the placement, and written nowhere.
	orNotFound(page.placement.state === 'ended' ? null : page);
	void keepLook(page.me.id, id);
	return { ...page, form: newId(), draft: takeDraft(event) };
};

export const actions: Actions = {
	default: async (event) => {
		const id = idIn(event.params.id);
		const answer = await act(event, goalForm, (scope, goal) => writeGoal(scope, id, goal));
		if (isFailure(answer)) return answer;
		redirect(303, `/placements/${id}?goal`);
	},
};
