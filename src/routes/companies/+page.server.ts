import { addressesForm } from '#features/people/schema.ts';
import { companiesPage } from '#features/people/server/read-companies.ts';
import { me } from '#features/people/server/read.ts';
import { addAddresses } from '#features/people/server/write-addresses.ts';
import { accepted, act, isFailure, orNotFound, reading } from '#platform/server/door.ts';
import { takeDraft } from '#platform/server/draft.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const page = await reading(event, async (scope) => ({
		me: orNotFound(await me(scope)),
		...(await companiesPage(scope)),
	}));
	// Only who coaches has companies; a coach without a student yet reads that there is nobody to reach.
	orNotFound(page.total || page.me.roles.find(({ kind }) => kind === 'coach'));
	return { ...page, draft: takeDraft(event) };
};

export const actions: Actions = {
	addresses: async (event) => {
		const answer = await act(event, addressesForm, addAddresses);
		return isFailure(answer) ? answer : accepted(event);
	},
};
