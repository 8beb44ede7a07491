import { redirect } from '@sveltejs/kit';
import { wallQuestion } from '#features/contact/schema.ts';
import { wall, wallView } from '#features/contact/server/read-wall.ts';
import { me } from '#features/people/server/read.ts';
import { comingToMe } from '#features/placement/server/read-taken-over.ts';
import { orNotFound, reading } from '#platform/server/door.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const data = await reading(event, async (scope) => ({
		me: orNotFound(await me(scope)),
		wall: wallView(await wall(scope, wallQuestion(event.url.searchParams))),
		taking: await comingToMe(scope),
	}));
	const [only] = data.wall.tiles;
	if (data.wall.total === 1 && only && data.me.roles.length === 0)
		redirect(303, `/placements/${only.id}`);
	return data;
};
