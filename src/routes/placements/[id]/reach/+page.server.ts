import { addAddressForm } from '#features/people/schema.ts';
import { me } from '#features/people/server/read.ts';
import { addAddress } from '#features/people/server/write.ts';
import { placementPage } from '#features/placement/server/read.ts';
import { keepLook } from '#features/placement/server/write-look.ts';
import { actingOn, idIn, orNotFound, reading } from '#platform/server/door.ts';
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
		}),
		{ within: id },
	);
	orNotFound(page.placement.people.find(({ mayAddAddress }) => mayAddAddress));
	void keepLook(page.me.id, id);
	return { ...page, form: newId(), draft: takeDraft(event) };
};

export const actions: Actions = {
	address: actingOn(addAddressForm, (scope, _, address) => addAddress(scope, address)),
};
