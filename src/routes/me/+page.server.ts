import { redirect } from '@sveltejs/kit';
import { changesOfMe } from '#features/organisation/server/read-change.ts';
import { endForm } from '#features/sign-in/schema.ts';
import { needsOwnAddress } from '#features/sign-in/server/read-own-address.ts';
import { keysOf } from '#features/sign-in/server/read-key.ts';
import { ownCode } from '#features/sign-in/server/read-own-code.ts';
import { signInViews } from '#features/sign-in/server/read-sign-ins.ts';
import { endOne, endThis } from '#features/sign-in/server/write-end.ts';
import { endPassForm, languageForm, reachableForm } from '#features/people/schema.ts';
import { me } from '#features/people/server/read.ts';
import { deputiesOf } from '#features/people/server/read-deputy.ts';
import { handOverPage } from '#features/placement/server/read-hand-over.ts';
import { reachableRoles } from '#features/people/server/read-role-words.ts';
import { passesOf } from '#features/people/server/read-pass.ts';
import { endPass } from '#features/people/server/write-pass.ts';
import { setLanguage, setReachable } from '#features/people/server/write.ts';
import { leave } from '#platform/server/auth/session.ts';
import { act, acting, isFailure, orNotFound, reading, signedIn } from '#platform/server/door.ts';
import { keepLanguage } from '#platform/server/language.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { person, session } = signedIn(event);
	const page = await reading(event, async (scope) => ({
		me: orNotFound(await me(scope)),
		needsAddress: await needsOwnAddress(scope),
		roles: await reachableRoles(scope),
		deputies: await deputiesOf(scope),
		passes: await passesOf(scope),
		changes: await changesOfMe(scope),
		own: await ownCode(scope),
		handsOver: (await handOverPage(scope, null)) !== undefined,
	}));
	const { keys } = await keysOf(person);
	return { ...page, hasKeys: keys.length > 0, signIns: await signInViews(person, session) };
};

export const actions: Actions = {
	language: async (event) => {
		const answer = await act(event, languageForm, setLanguage);
		if (isFailure(answer)) return answer;
		keepLanguage(event, answer.value);
		redirect(303, '/me');
	},
	reachable: acting(reachableForm, setReachable),
	end: acting(endForm, endOne),
	endPass: acting(endPassForm, endPass),
	signOut: async (event) => {
		await endThis(signedIn(event).person);
		await leave(event);
		redirect(303, '/sign-in?out');
	},
};
