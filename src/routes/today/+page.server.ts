import { redirect } from '@sveltejs/kit';
import * as forms from '#features/attention/schema.ts';
import { todayFor } from '#features/attention/server/read.ts';
import * as now from '#features/attention/server/write.ts';
import { takenOverNow } from '#features/placement/server/read-taken-over.ts';
import { practiceForm, schoolDayForm, takeBackForm } from '#features/practice/schema.ts';
import { practiceToday } from '#features/practice/server/read.ts';
import { notePractice, setSchoolDay, takeBackPractice } from '#features/practice/server/write.ts';
import { acting, orNotFound, reading } from '#platform/server/door.ts';
import { takeDraft } from '#platform/server/draft.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const page = await reading(event, async (scope) => {
		const { me, today } = await todayFor(scope);
		return {
			me: orNotFound(me),
			today,
			taken: await takenOverNow(scope),
			practice: await practiceToday(scope),
		};
	});
	// Who only leads has nothing here that waits.
	const [home] = page.me.menu;
	if (home && home.href !== '/today') redirect(303, home.href);
	return { ...page, draft: takeDraft(event) };
};

const placement = (done: { placement: string }) => done.placement;

export const actions: Actions = {
	practice: acting(practiceForm, notePractice, placement),
	takeBack: acting(takeBackForm, takeBackPractice, placement),
	schoolDay: acting(schoolDayForm, setSchoolDay, placement),
	answer: acting(forms.answerForm, now.answerNow, (signal) => signal),
	resolve: acting(forms.resolveForm, now.resolveNow, (signal) => signal),
	agree: acting(forms.agreeForm, now.agreeNow),
	spoken: acting(forms.spokenForm, now.noteSpoken, (contact) => contact),
	unspoken: acting(forms.unspokenForm, now.takeBackSpoken),
	goal: acting(forms.firstGoalForm, now.writeFirstGoal),
	goalHolds: acting(forms.goalHoldsForm, now.keepGoal),
	teach: acting(forms.teachLineForm, now.teachLine),
};
