import { endAsked, endRoleForm, keepRoleForm } from '#features/people/schema.ts';
import { me } from '#features/people/server/read.ts';
import { rolePage } from '#features/people/server/read-colleague.ts';
import { endRole, keepRole } from '#features/people/server/write-role.ts';
import { accepted, act, idIn, isFailure, orNotFound, reading } from '#platform/server/door.ts';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	const [id, role] = [idIn(event.params.id), idIn(event.params.role)];
	const ends = endAsked(event.url.searchParams);
	return reading(event, async (scope) => ({
		me: orNotFound(await me(scope)),
		role: orNotFound(await rolePage(scope, id, role, ends)),
	}));
};

export const actions: Actions = {
	end: async (event) => {
		const role = idIn(event.params.role);
		const answer = await act(event, endRoleForm, (scope, form) => endRole(scope, role, form));
		if (isFailure(answer)) return answer;
		// Who ended their own role as administrator reads this page no more.
		if (event.params.id === event.locals.actor?.person) redirect(303, '/me');
		return accepted(event);
	},
	keep: async (event) => {
		const role = idIn(event.params.role);
		const answer = await act(event, keepRoleForm, (scope) => keepRole(scope, role));
		return isFailure(answer) ? answer : accepted(event);
	},
};
