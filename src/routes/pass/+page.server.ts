import { redirect } from '@sveltejs/kit';
import { passForm } from '#features/sign-in/schema.ts';
import { tryPass } from '#features/sign-in/server/write-pass.ts';
import { passBrowser } from '#platform/server/auth/pass.ts';
import { enter } from '#platform/server/auth/session.ts';
import { failure, parse } from '#platform/server/door.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		const parsed = await parse(event, passForm);
		if (!parsed.ok) return parsed.failure;
		const { code, ownDevice } = parsed.data;
		const from = event.getClientAddress();
		const entered = await tryPass({ code, browser: passBrowser(event), from });
		if (!entered.ok) return failure(event, entered.refusal, parsed.values);
		await enter(event, entered.value, ownDevice);
		redirect(303, '/today');
	},
};
