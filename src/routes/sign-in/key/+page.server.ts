import { redirect } from '@sveltejs/kit';
import { keyForm } from '#features/sign-in/schema.ts';
import { tryKeyIn } from '#features/sign-in/server/write-key.ts';
import { nextOf } from '#platform/server/auth/ask.ts';
import { keyFrom } from '#platform/server/auth/key-question.ts';
import { enter } from '#platform/server/auth/session.ts';
import { failure, orNotFound, parse } from '#platform/server/door.ts';
import type { Actions, PageServerLoad } from './$types';

/** There is no page here: a key is used on the page where one signs in. */
export const load: PageServerLoad = (event) =>
	redirect(303, `/sign-in?next=${encodeURIComponent(nextOf(event.url))}`);

export const actions: Actions = {
	default: async (event) => {
		const from = orNotFound(keyFrom(event));
		const parsed = await parse(event, keyForm);
		if (!parsed.ok) return parsed.failure;
		const tried = await tryKeyIn({ ...parsed.data, ...from });
		if (!tried.ok) return failure(event, tried.refusal, {});
		const { person, inDevice } = tried.value;
		await enter(event, person, { ownDevice: inDevice, way: 'key' });
		redirect(303, nextOf(event.url));
	},
};
