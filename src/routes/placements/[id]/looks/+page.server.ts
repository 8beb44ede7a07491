import { me } from '#features/people/server/read.ts';
import { showLooksForm } from '#features/placement/schema.ts';
import { placementPage } from '#features/placement/server/read.ts';
import { isOfficeOf, nameLooks } from '#features/placement/server/write-look-names.ts';
import { accepted, act, idIn, isFailure, orNotFound, reading } from '#platform/server/door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const id = idIn(event.params.id);
	return reading(event, async (scope) => {
		const { student } = orNotFound(await placementPage(scope, id));
		orNotFound((await isOfficeOf(scope, id)) || null);
		return { me: orNotFound(await me(scope)), placement: id, student };
	});
};

export const actions: Actions = {
	show: async (event) => {
		const id = idIn(event.params.id);
		const answer = await act(event, showLooksForm, (scope) => nameLooks(scope, id));
		return isFailure(answer) ? answer : { ...accepted(event), looks: answer.value };
	},
};
