import { peopleOf } from '#features/erasure/server/read-person.ts';
import { erasedPeople } from '#features/erasure/server/read-proof.ts';
import { me } from '#features/people/server/read.ts';
import { orNotFound, reading } from '#platform/server/door.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	const search = (event.url.searchParams.get('name') ?? '').trim().slice(0, 100);
	return reading(event, async (scope) => {
		const reader = orNotFound(await me(scope));
		return {
			me: orNotFound(reader.isAdministrator ? reader : null),
			search,
			erased: await erasedPeople(scope),
			people: await peopleOf(scope, search),
		};
	});
};
