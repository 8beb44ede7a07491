import { peopleOf } from '#features/erasure/server/read-person.ts';
import { me } from '#features/people/server/read.ts';
import { orNotFound, reading } from '#platform/server/door.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	const search = (event.url.searchParams.get('name') ?? '').trim().slice(0, 100);
	return reading(event, async (scope) => {
		const reader = orNotFound(await me(scope));
		const people = await peopleOf(scope);
		const wanted = search.toLocaleLowerCase('nl');
		return {
			me: orNotFound(reader.isAdministrator ? reader : null),
			search,
			erased: event.url.searchParams.has('erased'),
			people: people.filter(({ name }) => name.toLocaleLowerCase('nl').includes(wanted)),
		};
	});
};
