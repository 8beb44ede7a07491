import { history } from '#features/history/server/read.ts';
import { addAddressForm } from '#features/people/schema.ts';
import { me } from '#features/people/server/read.ts';
import { addAddress } from '#features/people/server/write.ts';
import { goalForm } from '#features/placement/schema.ts';
import { placementPage } from '#features/placement/server/read.ts';
import { keepLook } from '#features/placement/server/write-look.ts';
import { writeGoal } from '#features/placement/server/write.ts';
import { signalsOf } from '#features/signal/server/read-view.ts';
import {
	accepted,
	act,
	idIn,
	isFailure,
	orNotFound,
	reading,
	signedIn,
} from '#platform/server/door.ts';
import { takeDraft } from '#platform/server/draft.ts';
import { newId } from '#platform/server/random.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const id = idIn(event.params.id);
	const page = await reading(
		event,
		async (scope) => ({
			placement: orNotFound(await placementPage(scope, id)),
			me: orNotFound(await me(scope)),
			signals: await signalsOf(scope, id),
			happenings: await history(scope, id),
		}),
		{ within: id },
	);
	void keepLook(signedIn(event).person, id);
	return { ...page, form: newId(), draft: takeDraft(event) };
};

export const actions: Actions = {
	goal: async (event) => {
		const id = idIn(event.params.id);
		const answer = await act(event, goalForm, (scope, goal) => writeGoal(scope, id, goal));
		return isFailure(answer) ? answer : accepted(event);
	},
	address: async (event) => {
		const answer = await act(event, addAddressForm, addAddress);
		return isFailure(answer) ? answer : accepted(event);
	},
};
