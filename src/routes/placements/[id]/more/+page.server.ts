import { erasesGoal } from '#features/erasure/server/read.ts';
import { history } from '#features/history/server/read.ts';
import { me } from '#features/people/server/read.ts';
import { placementPage } from '#features/placement/server/read.ts';
import { handOversOf } from '#features/placement/server/read-hand-over.ts';
import { isOfficeOf } from '#features/placement/server/write-look-names.ts';
import { keepLook } from '#features/placement/server/write-look.ts';
import { needsOwnAddress } from '#features/sign-in/server/read-own-address.ts';
import { idIn, orNotFound, reading } from '#platform/server/door.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const id = idIn(event.params.id);
	const page = await reading(
		event,
		async (scope) => ({
			placement: orNotFound(await placementPage(scope, id)),
			me: orNotFound(await me(scope)),
			needsAddress: await needsOwnAddress(scope),
			handOvers: await handOversOf(scope, id),
			keepsOffice: await isOfficeOf(scope, id),
			happenings: await history(scope, id),
			erases: await erasesGoal(scope, id),
		}),
		{ within: id },
	);
	void keepLook(page.me.id, id);
	return page;
};
