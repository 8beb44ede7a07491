import { redirect } from '@sveltejs/kit';
import { me } from '#features/people/server/read.ts';
import { undoHandOverForm } from '#features/placement/schema.ts';
import { handedOver } from '#features/placement/server/read-hand-over.ts';
import { undoHandOver } from '#features/placement/server/write-hand-over.ts';
import { act, idIn, isFailure, orNotFound, reading } from '#platform/server/door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const form = idIn(event.params.form);
	const page = await reading(event, async (scope) => ({
		me: orNotFound(await me(scope)),
		handed: orNotFound(await handedOver(scope, form)),
	}));
	return { ...page, done: event.url.searchParams.has('done') };
};

export const actions: Actions = {
	undo: async (event) => {
		const form = idIn(event.params.form);
		const answer = await act(event, undoHandOverForm, (scope) => undoHandOver(scope, form));
		if (isFailure(answer)) return answer;
		redirect(303, `/placements/hand-over/${form}`);
	},
};
