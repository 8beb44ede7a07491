import { me } from '#features/people/server/read.ts';
import { keepLook } from '#features/placement/server/write-look.ts';
import { practiceForm, schoolDayForm, takeBackForm } from '#features/practice/schema.ts';
import { practicePage } from '#features/practice/server/read.ts';
import { notePractice, setSchoolDay, takeBackPractice } from '#features/practice/server/write.ts';
import { accepted, act, idIn, isFailure, orNotFound, reading } from '#platform/server/door.ts';
import { takeDraft } from '#platform/server/draft.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const id = idIn(event.params.id);
	const page = await reading(
		event,
		async (scope) => ({
			me: orNotFound(await me(scope)),
			practice: orNotFound(await practicePage(scope, id)),
		}),
		{ within: id },
	);
	void keepLook(page.me.id, id);
	return { ...page, draft: takeDraft(event) };
};

export const actions: Actions = {
	practice: async (event) => {
		const placement = idIn(event.params.id);
		const answer = await act(event, practiceForm, (scope, said) =>
			notePractice(scope, { ...said, placement }),
		);
		return isFailure(answer) ? answer : accepted(event, placement);
	},
	takeBack: async (event) => {
		const answer = await act(event, takeBackForm, takeBackPractice);
		return isFailure(answer) ? answer : accepted(event, idIn(event.params.id));
	},
	schoolDay: async (event) => {
		const placement = idIn(event.params.id);
		const answer = await act(event, schoolDayForm, (scope, chosen) =>
			setSchoolDay(scope, { ...chosen, placement }),
		);
		return isFailure(answer) ? answer : accepted(event, placement);
	},
};
