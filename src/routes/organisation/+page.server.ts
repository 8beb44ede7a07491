import {
	addSiteForm,
	keepOrganisationForm,
	keepSiteForm,
	withdrawClaimForm,
	type SavedNumber,
} from '#features/organisation/schema.ts';
import { numberOf, organisations } from '#features/organisation/server/read.ts';
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
		let saved: SavedNumber | undefined;
		const answer = await act(event, keepOrganisationForm, async (scope, form) => {
			saved = await numberOf(scope, { office: form.office });
			return keepOrganisation(scope, form);
		});
		return isFailure(answer) ? answer : { ...accepted(event, answer.value), saved };
	},
	addSite: async (event) => {
		const answer = await act(event, addSiteForm, addSite);
		return isFailure(answer) ? answer : accepted(event, answer.value);
	},
	keepSite: async (event) => {
		let saved: SavedNumber | undefined;
		const answer = await act(event, keepSiteForm, async (scope, form) => {
			saved = await numberOf(scope, { site: form.site });
			return keepSite(scope, form);
		});
		return isFailure(answer) ? answer : { ...accepted(event, answer.value), saved };
	},
	withdraw: async (event) => {
		const answer = await act(event, withdrawClaimForm, withdrawClaim);
		return isFailure(answer) ? answer : accepted(event, answer.value);
	},
};
