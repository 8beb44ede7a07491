import { erasureProof } from '#features/erasure/server/read-proof.ts';
import { me } from '#features/people/server/read.ts';
import { idIn, orNotFound, reading } from '#platform/server/door.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const id = idIn(event.params.id);
	const page = await reading(event, async (scope) => ({
		me: orNotFound(await me(scope)),
		proof: orNotFound(await erasureProof(scope, id)),
	}));
	return { ...page, done: event.url.searchParams.has('done') };
};
