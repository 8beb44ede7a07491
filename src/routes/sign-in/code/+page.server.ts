import { codeForm } from '#features/sign-in/schema.ts';
import { tryCode } from '#features/sign-in/server/write.ts';
import { keptAsk, nextOf } from '#platform/server/auth/ask.ts';
import { enterProven } from '#platform/server/auth/entering.ts';
import { failure, parse } from '#platform/server/door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => ({ next: nextOf(event.url) });

export const actions: Actions = {
	default: async (event) => {
		const parsed = await parse(event, codeForm);
		if (!parsed.ok) return parsed.failure;
		const proven = await tryCode(keptAsk(event), parsed.data.code);
		if (!proven.ok) return failure(event, proven.refusal, parsed.values);
		return enterProven(event, proven.value, parsed.data, nextOf(event.url));
	},
};
