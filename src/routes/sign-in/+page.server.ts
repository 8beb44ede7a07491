import { redirect } from '@sveltejs/kit';
import { getLocale } from '#i18n-runtime';
import { askForm } from '#features/sign-in/schema.ts';
import { askCode } from '#features/sign-in/server/write.ts';
import { keepAsk, nextOf } from '#platform/server/auth/ask.ts';
import { keyQuestion } from '#platform/server/auth/key-question.ts';
import { parse } from '#platform/server/door.ts';
import { hasDraft } from '#platform/server/draft.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	if (event.locals.actor) redirect(303, nextOf(event.url));
	const { searchParams } = event.url;
	const next = nextOf(event.url);
	return {
		away: searchParams.has('next'),
		key: keyQuestion(event),
		next,
		kept: hasDraft(event, new URL(next, event.url).pathname),
		out: searchParams.has('out'),
	};
};

export const actions: Actions = {
	default: async (event) => {
		const parsed = await parse(event, askForm);
		if (!parsed.ok) return parsed.failure;
		const { address } = parsed.data;
		keepAsk(
			event,
			await askCode({ address, language: getLocale(), from: event.getClientAddress() }),
		);
		redirect(303, `/sign-in/code?next=${encodeURIComponent(nextOf(event.url))}`);
	},
};
