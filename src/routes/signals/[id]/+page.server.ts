import { me } from '#features/people/server/read.ts';
import { keepLook } from '#features/placement/server/write-look.ts';
import { answerForm, lineForm, stepForm } from '#features/signal/schema.ts';
import { signalPage } from '#features/signal/server/read-view.ts';
import { addLine, takeStep } from '#features/signal/server/write-step.ts';
import { actingOn, idIn, justDone, orNotFound, reading } from '#platform/server/door.ts';
import { takeDraft } from '#platform/server/draft.ts';
import { newId } from '#platform/server/random.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const id = idIn(event.params.id);
	const page = await reading(event, async (scope) => ({
		signal: orNotFound(await signalPage(scope, id)),
		me: orNotFound(await me(scope)),
	}));
	void keepLook(page.me.id, page.signal.placement);
	return {
		...page,
		just: justDone(event.url, ['raised', 'erased']),
		form: newId(),
		draft: takeDraft(event),
	};
};

const step = (kind: 'see' | 'resolve' | 'reopen' | 'withdraw') =>
	actingOn(stepForm, (scope, id, { form }) => takeStep(scope, id, { kind, form }));
const answer = (kind: 'answer' | 'change') =>
	actingOn(answerForm, (scope, id, given) => takeStep(scope, id, { kind, ...given }));

export const actions: Actions = {
	see: step('see'),
	resolve: step('resolve'),
	reopen: step('reopen'),
	withdraw: step('withdraw'),
	answer: answer('answer'),
	change: answer('change'),
	line: actingOn(lineForm, addLine),
};
