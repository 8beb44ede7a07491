import { redirect } from '@sveltejs/kit';
import { getLocale } from '#i18n-runtime';
import { codeForm } from '#features/sign-in/schema.ts';
import { waitingAt } from '#features/sign-in/server/read.ts';
import { askCode, codeUnderWay, tryCode } from '#features/sign-in/server/write.ts';
import { keepAsk, keptAsk } from '#platform/server/auth/ask.ts';
import { enterProven } from '#platform/server/auth/entering.ts';
import { accepted, failure, orNotFound, parse } from '#platform/server/door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const task = await waitingAt(event.params.link);
	if (!task) return { organisation: null, waits: false, underWay: false };
	if (event.locals.actor?.person === task.person) redirect(303, `/signals/${task.signal}`);
	const underWay = await codeUnderWay(keptAsk(event), task.address);
	return { organisation: task.organisation, waits: task.waits, underWay };
};

export const actions: Actions = {
	send: async (event) => {
		const { address } = orNotFound(await waitingAt(event.params.link));
		keepAsk(
			event,
			await askCode({ address, language: getLocale(), from: event.getClientAddress() }),
		);
		return accepted(event);
	},
	code: async (event) => {
		const parsed = await parse(event, codeForm);
		if (!parsed.ok) return parsed.failure;
		const { signal } = orNotFound(await waitingAt(event.params.link));
		const proven = await tryCode(keptAsk(event), parsed.data.code);
		if (!proven.ok) return failure(event, proven.refusal, parsed.values);
		return enterProven(event, proven.value, parsed.data, `/signals/${signal}`);
	},
};
