import { redirect } from '@sveltejs/kit';
import { whoForm } from '#features/sign-in/schema.ts';
import { sayWho, sharedAsk } from '#features/sign-in/server/write-shared.ts';
import { forgetAsk, keptAsk, nextOf } from '#platform/server/auth/ask.ts';
import { enter } from '#platform/server/auth/session.ts';
import { failure, parse } from '#platform/server/door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const ask = await sharedAsk(keptAsk(event));
	const again = `/sign-in?next=${encodeURIComponent(nextOf(event.url))}`;
	if (!ask) redirect(303, event.locals.actor ? nextOf(event.url) : again);
	const names = ask.names.flatMap(({ name, people: [person] }) =>
		person ? [{ name, person }] : [],
	);
	return { address: ask.address, names, again };
};

export const actions: Actions = {
	default: async (event) => {
		const parsed = await parse(event, whoForm);
		if (!parsed.ok) return parsed.failure;
		const said = await sayWho(keptAsk(event), parsed.data);
		if (!said.ok) return failure(event, said.refusal, { ...parsed.values, code: '' });
		const { person, chooses } = said.value;
		await enter(event, person, { ownDevice: parsed.data.ownDevice, way: 'mail' });
		forgetAsk(event);
		const next = nextOf(event.url);
		redirect(303, chooses && next === '/today' ? '/me/code?first' : next);
	},
};
