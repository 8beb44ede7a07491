import { copyInWords, copyOf } from '#features/erasure/server/read-copy.ts';
import { me } from '#features/people/server/read.ts';
import { orNotFound, reading } from '#platform/server/door.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
	reading(event, async (scope) => ({
		me: orNotFound(await me(scope)),
		parts: copyInWords(orNotFound(await copyOf(scope))),
	}));
