import { bookForm, removeForm, takeBackForm, teachForm } from '#features/curriculum/schema.ts';
import { programmesOf, teachingHistory } from '#features/curriculum/server/read.ts';
import {
	addBook,
	removeBook,
	takeBackTeaching,
	writeTeaching,
} from '#features/curriculum/server/write.ts';
import { acting, orNotFound, reading } from '#platform/server/door.ts';
import { takeDraft } from '#platform/server/draft.ts';
import { newId } from '#platform/server/random.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { me, programmes, history } = await reading(event, async (scope) => ({
		...(await programmesOf(scope)),
		history: await teachingHistory(scope),
	}));
	return {
		me: orNotFound(me),
		programmes,
		history,
		brought: event.url.searchParams.has('brought'),
		form: newId(),
		draft: takeDraft(event),
	};
};

export const actions: Actions = {
	teach: acting(teachForm, writeTeaching),
	takeBack: acting(takeBackForm, takeBackTeaching),
	book: acting(bookForm, addBook),
	remove: acting(removeForm, (scope, { book }) => removeBook(scope, book)),
};
