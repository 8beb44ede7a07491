import {
	addSiteForm,
	keepOrganisationForm,
	keepSiteForm,
	withdrawClaimForm,
} from '#features/organisation/schema.ts';
import { organisations } from '#features/organisation/server/read.ts';
import {
	addSite,
	keepOrganisation,
	keepSite,
	withdrawClaim,
} from '#features/organisation/server/write.ts';
import { me } from '#features/people/server/read.ts';
import { accepted, act, isFailure, orNotFound, reading } from '#platform/server/door.ts';
import { newId } from '#platform/server/random.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const page = await reading(event, async (scope) => {
		const reader = orNotFound(await me(scope));
		return {
			me: orNotFound(reader.isAdministrator ? reader : null),
			organisations: await organisations(scope),
		};
	});
	return { ...page, form: newId() };
};

export const actions: Actions = {
	keep: async (event) => {
		const answer = await act(event, keepOrganisationForm, keepOrganisation);
		return isFailure(answer) ? answer : accepted(event, answer.value);
	},
	addSite: async (event) => {
		const answer = await act(event, addSiteForm, addSite);
		return isFailure(answer) ? answer : accepted(event, answer.value);
	},
	keepSite: async (event) => {
		const answer = await act(event, keepSiteForm, keepSite);
		return isFailure(answer) ? answer : accepted(event, answer.value);
	},
	withdraw: async (event) => {
		const answer = await act(event, withdrawClaimForm, withdrawClaim);
		return isFailure(answer) ? answer : accepted(event, answer.value);
	},
};
