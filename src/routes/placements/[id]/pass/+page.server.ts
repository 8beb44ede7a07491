import { endPassForm, makePassForm } from '#features/people/schema.ts';
import { me } from '#features/people/server/read.ts';
import { passPage } from '#features/people/server/read-pass.ts';
import { endPass, makePass } from '#features/people/server/write-pass.ts';
import { accepted, act, idIn, isFailure, orNotFound, reading } from '#platform/server/door.ts';
import { readSettings } from '#platform/server/settings.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const id = idIn(event.params.id);
	return reading(
		event,
		async (scope) => ({
			placement: id,
			me: orNotFound(await me(scope)),
			...orNotFound(await passPage(scope, id)),
		}),
		{ within: id },
	);
};

export const actions: Actions = {
	make: async (event) => {
		const placement = idIn(event.params.id);
		const { publicUrl } = readSettings();
		const answer = await act(event, makePassForm, (scope, { person }) =>
			makePass(scope, { placement, person, publicUrl }),
		);
		return isFailure(answer) ? answer : { ...accepted(event), pass: answer.value };
	},
	end: async (event) => {
		const answer = await act(event, endPassForm, endPass);
		return isFailure(answer) ? answer : accepted(event);
	},
};
