import { me } from '#features/people/server/read.ts';
import { practiceForm, schoolDayForm, takeBackForm } from '#features/practice/schema.ts';
import { practiceToday } from '#features/practice/server/read.ts';
import { notePractice, setSchoolDay, takeBackPractice } from '#features/practice/server/write.ts';
import { waitingFor } from '#features/signal/server/read-view.ts';
import { waitsText } from '#features/signal/server/read-words.ts';
import { accepted, act, isFailure, orNotFound, reading } from '#platform/server/door.ts';
import { takeDraft } from '#platform/server/draft.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const page = await reading(event, async (scope) => ({
		me: orNotFound(await me(scope)),
		waiting: await waitingFor(scope),
		practice: await practiceToday(scope),
	}));
	return { ...page, waits: waitsText(page.waiting), draft: takeDraft(event) };
};

export const actions: Actions = {
	practice: async (event) => {
		const answer = await act(event, practiceForm, notePractice);
		return isFailure(answer) ? answer : accepted(event, answer.value.placement);
	},
	takeBack: async (event) => {
		const answer = await act(event, takeBackForm, takeBackPractice);
		return isFailure(answer) ? answer : accepted(event, answer.value.placement);
	},
	schoolDay: async (event) => {
		const answer = await act(event, schoolDayForm, setSchoolDay);
		return isFailure(answer) ? answer : accepted(event, answer.value.placement);
	},
};
