import { redirect } from '@sveltejs/kit';
import { firstForm } from '#features/sign-in/schema.ts';
import { claimInstance } from '#features/sign-in/server/write-first.ts';
import { enter } from '#platform/server/auth/session.ts';
import { failure, parse } from '#platform/server/door.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		const parsed = await parse(event, firstForm);
		if (!parsed.ok) return parsed.failure;
		const claimed = await claimInstance(parsed.data);
		if (!claimed.ok) return failure(event, claimed.refusal, parsed.values);
		await enter(event, claimed.value, { ownDevice: false, way: '' });
		redirect(303, '/today');
	},
};
