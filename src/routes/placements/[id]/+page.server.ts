import { contactForm, rhythmConfirmForm } from '#features/contact/schema.ts';
import { spokenTriangle } from '#features/contact/server/read.ts';
import { confirmRhythm, noteContact } from '#features/contact/server/write.ts';
import { programmesOf } from '#features/curriculum/server/read.ts';
import { placementPage } from '#features/placement/server/read.ts';
import { keepLook } from '#features/placement/server/write-look.ts';
import { momentsSql, practiceOf } from '#features/practice/server/read.ts';
import { signalsOf } from '#features/signal/server/read-view.ts';
import { actingOn, idIn, justDone, orNotFound, reading, signedIn } from '#platform/server/door.ts';
import { m } from '#messages';
import { newId } from '#platform/server/random.ts';
import type { Actions, PageServerLoad } from './$types';

const done = { goal: m.placement_goal_saved, erased: m.signal_erased_notice };

export const load: PageServerLoad = async (event) => {
	const id = idIn(event.params.id);
	const page = await reading(
		event,
		async (scope) => {
			const { also, ...placement } = orNotFound(
				await placementPage(scope, id, { practice: momentsSql }),
			);
			const { me, programmes } = await programmesOf(scope, id);
			return {
				placement,
				practice: practiceOf(also.practice, placement.myPart),
				me: orNotFound(me),
				programmes,
				triangle: orNotFound(await spokenTriangle(scope, placement)),
				signals: await signalsOf(scope, id),
			};
		},
		{ within: id },
	);
	void keepLook(signedIn(event).person, id);
	const just = justDone(event.url, ['goal', 'erased']);
	return { ...page, form: newId(), just: just && done[just]() };
};

export const actions: Actions = {
	contact: actingOn(contactForm, noteContact),
	agree: actingOn(rhythmConfirmForm, confirmRhythm),
};
