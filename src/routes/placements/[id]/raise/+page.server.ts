import { redirect } from '@sveltejs/kit';
import { me } from '#features/people/server/read.ts';
import { placementPage } from '#features/placement/server/read.ts';
import { keepLook } from '#features/placement/server/write-look.ts';
import { optionsFor, raiseForm } from '#features/signal/schema.ts';
import { startText } from '#features/signal/server/read-texts.ts';
import { raiseSignal } from '#features/signal/server/write.ts';
import { act, idIn, isFailure, orNotFound, reading } from '#platform/server/door.ts';
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
		}),
		{ within: id },
	);
	void keepLook(page.me.id, id);
	const options = orNotFound(optionsFor(page.placement, page.me.id));
	const asked = event.url.searchParams;
	return {
		...page,
		...{ options, asks: asked.get('asks'), start: startText(asked.get('about')) },
		...{ form: newId(), draft: takeDraft(event) },
	};
};

export const actions: Actions = {
	default: async (event) => {
		const id = idIn(event.params.id);
		const answer = await act(event, raiseForm, (scope, signal) => raiseSignal(scope, id, signal));
		if (isFailure(answer)) return answer;
		redirect(303, `/signals/${answer.value}?raised`);
	},
};
