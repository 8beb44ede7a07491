import { addAddressForm, giveRoleForm, keepRoleForm } from '#features/people/schema.ts';
import { me } from '#features/people/server/read.ts';
import { colleaguePage } from '#features/people/server/read-colleague.ts';
import { addColleagueAddress, giveRole } from '#features/people/server/write-colleague.ts';
import { signInViews } from '#features/sign-in/server/read-sign-ins.ts';
import { endAll } from '#features/sign-in/server/write-end.ts';
import {
	accepted,
	act,
	actingOn,
	idIn,
	isFailure,
	orNotFound,
	reading,
} from '#platform/server/door.ts';
import { newId } from '#platform/server/random.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const id = idIn(event.params.id);
	const page = await reading(event, async (scope) => ({
		me: orNotFound(await me(scope)),
		page: orNotFound(await colleaguePage(scope, id)),
	}));
	const signIns = page.page.oursAlone ? await signInViews(id, null) : [];
	return { ...page, signIns, added: event.url.searchParams.has('added'), form: newId() };
};

export const actions: Actions = {
	give: actingOn(giveRoleForm, giveRole),
	address: async (event) => {
		const answer = await act(event, addAddressForm, addColleagueAddress);
		return isFailure(answer) ? answer : accepted(event);
	},
	endSignIns: actingOn(keepRoleForm, endAll),
};
