import { keyForm, removeKeyForm } from '#features/sign-in/schema.ts';
import { keysOf } from '#features/sign-in/server/read-key.ts';
import { addKey, removeKey } from '#features/sign-in/server/write-key.ts';
import { me } from '#features/people/server/read.ts';
import { keyFrom, newKeyQuestion } from '#platform/server/auth/key-question.ts';
import { wayOf } from '#platform/server/auth/session.ts';
import { accepted, act, isFailure, orNotFound, reading, signedIn } from '#platform/server/door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { person } = signedIn(event);
	const reader = await reading(event, async (scope) => orNotFound(await me(scope)));
	const { keys, credentials } = await keysOf(person);
	return {
		me: reader,
		keys,
		question: newKeyQuestion(event, { person, name: reader.name, known: credentials }),
		offered: event.url.searchParams.has('offer'),
	};
};

export const actions: Actions = {
	add: async (event) => {
		const from = orNotFound(keyFrom(event));
		const { way } = await wayOf(signedIn(event).session);
		const device = event.request.headers.get('user-agent') ?? '';
		const answer = await act(event, keyForm, (scope, { key }) =>
			addKey(scope, { key, way, device, ...from }),
		);
		return isFailure(answer) ? answer : accepted(event);
	},
	remove: async (event) => {
		const answer = await act(event, removeKeyForm, removeKey);
		return isFailure(answer) ? answer : accepted(event);
	},
};
