import { redirect } from '@sveltejs/kit';
import { passForm } from '#features/sign-in/schema.ts';
import { choosesOwnCode } from '#features/sign-in/server/read-own-code.ts';
import { tryPass } from '#features/sign-in/server/write-pass.ts';
import { passBrowser } from '#platform/server/auth/pass.ts';
import { enter } from '#platform/server/auth/session.ts';
import { failure, parse } from '#platform/server/door.ts';
import type { Actions, PageServerLoad } from './$types';

/** Looks nothing up: a page that is opened says no more of one code than of another. */
export const load: PageServerLoad = (event) => ({ code: event.params.code });

export const actions: Actions = {
	default: async (event) => {
		const parsed = await parse(event, passForm);
		if (!parsed.ok) return parsed.failure;
		const { code, ownDevice } = parsed.data;
		const from = event.getClientAddress();
		const entered = await tryPass({ code, browser: passBrowser(event), from });
		if (!entered.ok) return failure(event, entered.refusal, parsed.values);
		const { person, part } = entered.value;
		await enter(event, person, { ownDevice, way: part });
		redirect(303, (await choosesOwnCode(person, part)) ? '/me/code?first' : '/today');
	},
};
