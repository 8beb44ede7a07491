import { linkForm } from '#features/sign-in/schema.ts';
import { tryLink } from '#features/sign-in/server/write.ts';
import { enterProven } from '#platform/server/auth/entering.ts';
import { failure, parse } from '#platform/server/door.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		const parsed = await parse(event, linkForm);
		if (!parsed.ok) return parsed.failure;
		const proven = await tryLink(event.params.token);
		if (!proven.ok) return failure(event, proven.refusal, parsed.values);
		return enterProven(event, proven.value, parsed.data, '/today');
	},
};
