import { me } from '#features/people/server/read.ts';
import { ownAddressForm, ownAddressCodeForm, removeAddressForm } from '#features/sign-in/schema.ts';
import { ownAddressPage } from '#features/sign-in/server/read-own-address.ts';
import {
	askOwnAddress,
	proveOwnAddress,
	removeOwnAddress,
} from '#features/sign-in/server/write-own-address.ts';
import {
	accepted,
	act,
	failure,
	isFailure,
	orNotFound,
	parse,
	reading,
	signedIn,
} from '#platform/server/door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
	reading(event, async (scope) => ({
		me: orNotFound(await me(scope)),
		page: await ownAddressPage(scope),
	}));

export const actions: Actions = {
	ask: async (event) => {
		const answer = await act(event, ownAddressForm, (scope, form) =>
			askOwnAddress(scope, signedIn(event).session, form),
		);
		return isFailure(answer) ? answer : accepted(event);
	},
	prove: async (event) => {
		const { person } = signedIn(event);
		const parsed = await parse(event, ownAddressCodeForm);
		if (!parsed.ok) return parsed.failure;
		const answer = await proveOwnAddress(person, parsed.data);
		return answer.ok ? accepted(event) : failure(event, answer.refusal, parsed.values);
	},
	remove: async (event) => {
		const answer = await act(event, removeAddressForm, (scope, form) =>
			removeOwnAddress(scope, signedIn(event).session, form),
		);
		return isFailure(answer) ? answer : accepted(event);
	},
};
