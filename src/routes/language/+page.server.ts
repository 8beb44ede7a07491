import { redirect } from '@sveltejs/kit';
import { languageForm } from '#features/people/schema.ts';
import { nextOf } from '#platform/server/auth/ask.ts';
import { parse } from '#platform/server/door.ts';
import { keepLanguage } from '#platform/server/language.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
	default: async (event) => {
		const parsed = await parse(event, languageForm);
		if (!parsed.ok) redirect(303, '/');
		keepLanguage(event, parsed.data.language);
		const back = new URL(event.url);
		back.searchParams.set('next', parsed.values['next'] ?? '/');
		redirect(303, nextOf(back));
	},
};
