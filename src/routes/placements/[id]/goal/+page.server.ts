import { redirect } from '@sveltejs/kit';
import { erasesGoal } from '#features/erasure/server/read.ts';
import { me } from '#features/people/server/read.ts';
import { goalForm } from '#features/placement/schema.ts';
import { mayWriteGoal, placementPage } from '#features/placement/server/read.ts';
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
			erases: await erasesGoal(scope, id),
		}),
		{ within: id },
	);
	// Who reads the goal and does not write it does so on the page of the placement, as all do once it ended.
	orNotFound(mayWriteGoal(page.placement) ? page : null);
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
