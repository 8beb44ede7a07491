import { redirect } from '@sveltejs/kit';
import { me } from '#features/people/server/read.ts';
import { placementList } from '#features/placement/server/read-list.ts';
import { orNotFound, reading } from '#platform/server/door.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const search = event.url.searchParams.get('q')?.trim() ?? '';
	const data = await reading(event, async (scope) => ({
		me: orNotFound(await me(scope)),
		placements: await placementList(scope),
	}));
	const only = data.placements[0];
	if (data.placements.length === 1 && only && data.me.roles.length === 0)
		redirect(303, `/placements/${only.id}`);
	const wanted = search.toLocaleLowerCase('nl');
	const found = data.placements.filter((line) =>
		`${line.name} ${line.company} ${line.group}`.toLocaleLowerCase('nl').includes(wanted),
	);
	return { me: data.me, placements: found, total: data.placements.length, search };
};
