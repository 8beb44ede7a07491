import { bookForm, removeForm, teachForm } from '#features/curriculum/schema.ts';
import { programmesOf } from '#features/curriculum/server/read.ts';
import { addBook, removeBook, writeTeaching } from '#features/curriculum/server/write.ts';
import { accepted, act, isFailure, orNotFound, reading } from '#platform/server/door.ts';
import { takeDraft } from '#platform/server/draft.ts';
import { newId } from '#platform/server/random.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { me, programmes } = await reading(event, (scope) => programmesOf(scope));
	return {
		me: orNotFound(me),
		programmes,
		brought: event.url.searchParams.has('brought'),
		form: newId(),
		draft: takeDraft(event),
	};
};

export const actions: Actions = {
	teach: async (event) => {
		const answer = await act(event, teachForm, writeTeaching);
		return isFailure(answer) ? answer : accepted(event);
	},
	book: async (event) => {
		const answer = await act(event, bookForm, addBook);
		return isFailure(answer) ? answer : accepted(event);
	},
	remove: async (event) => {
		const answer = await act(event, removeForm, (scope, { book }) => removeBook(scope, book));
		return isFailure(answer) ? answer : accepted(event);
	},
};
