import { contactBackForm, contactForm, rhythmForm } from '#features/contact/schema.ts';
import { notedContacts } from '#features/contact/server/read-noted.ts';
import { together, togetherEdge } from '#features/contact/server/read-together.ts';
import { spokenTriangle } from '#features/contact/server/read.ts';
import { noteContact, proposeRhythm, takeBackContact } from '#features/contact/server/write.ts';
import { me } from '#features/people/server/read.ts';
import { placementPage } from '#features/placement/server/read.ts';
import { keepLook } from '#features/placement/server/write-look.ts';
import { actingOn, idIn, orNotFound, reading } from '#platform/server/door.ts';
import { takeDraft } from '#platform/server/draft.ts';
import { newId } from '#platform/server/random.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const id = idIn(event.params.id);
	const page = await reading(
		event,
		async (scope) => {
			const placement = orNotFound(await placementPage(scope, id));
			return {
				placement,
				triangle: orNotFound(await spokenTriangle(scope, placement)),
				noted: await notedContacts(scope, id),
				today: scope.today.toString(),
				me: orNotFound(await me(scope)),
			};
		},
		{ within: id },
	);
	orNotFound(page.triangle.edges.find(({ mayNote }) => mayNote));
	// What follows from others cannot be read within this one.
	const about = page.triangle.edges.some(({ edge, mayNote }) => mayNote && edge === togetherEdge)
		? await reading(event, (scope) => together(scope, id))
		: null;
	void keepLook(page.me.id, id);
	return { ...page, together: about, form: newId(), draft: takeDraft(event) };
};

export const actions: Actions = {
	note: actingOn(contactForm, noteContact, String),
	back: actingOn(contactBackForm, takeBackContact),
	propose: actingOn(rhythmForm, proposeRhythm),
};
