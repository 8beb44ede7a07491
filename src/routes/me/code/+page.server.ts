import { fail } from '@sveltejs/kit';
import { ownCodeForm } from '#features/sign-in/schema.ts';
import { ownCode } from '#features/sign-in/server/read-own-code.ts';
import { setOwnCode } from '#features/sign-in/server/write-own-code.ts';
import { me } from '#features/people/server/read.ts';
import { wayOf } from '#platform/server/auth/session.ts';
import { accepted, act, isFailure, orNotFound, reading, signedIn } from '#platform/server/door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	...(await reading(event, async (scope) => ({
		me: orNotFound(await me(scope)),
		own: orNotFound(await ownCode(scope)),
	}))),
	first: event.url.searchParams.has('first'),
});

export const actions: Actions = {
	default: async (event) => {
		const { session } = signedIn(event);
		const { way, since } = await wayOf(session);
		const answer = await act(event, ownCodeForm, (scope, { code, current }) =>
			setOwnCode(scope, { code, current, session, way, since: since.toISOString() }),
		);
		// Codes are typed again: they come back in no answer.
		if (isFailure(answer)) return fail(answer.status, { ...answer.data, values: {} });
		return accepted(event);
	},
};
