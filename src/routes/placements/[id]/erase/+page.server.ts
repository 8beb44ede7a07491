import { redirect } from '@sveltejs/kit';
import { eraseTextForm } from '#features/erasure/schema.ts';
import { erasePage } from '#features/erasure/server/read.ts';
import { eraseText } from '#features/erasure/server/write.ts';
import { me } from '#features/people/server/read.ts';
import { act, idIn, isFailure, orNotFound, reading } from '#platform/server/door.ts';
import { newId } from '#platform/server/random.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const placement = idIn(event.params.id);
	const page = await reading(
		event,
		async (scope) => ({
			me: orNotFound(await me(scope)),
			page: orNotFound(await erasePage(scope, { placement })),
		}),
		{ within: placement },
	);
	return { ...page, form: newId() };
};

export const actions: Actions = {
	default: async (event) => {
		const placement = idIn(event.params.id);
		const answer = await act(event, eraseTextForm, (scope, one) =>
			eraseText(scope, { placement }, one),
		);
		if (isFailure(answer)) return answer;
		redirect(303, `/placements/${placement}?erased`);
	},
};
