import { redirect } from '@sveltejs/kit';
import { demoPeople } from '#demo';
import { demoForm } from '#features/sign-in/schema.ts';
import { enter } from '#platform/server/auth/session.ts';
import { orNotFound, parse } from '#platform/server/door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	orNotFound(locals.demo || null);
	return { people: await demoPeople() };
};

export const actions: Actions = {
	default: async (event) => {
		orNotFound(event.locals.demo || null);
		const parsed = await parse(event, demoForm);
		if (!parsed.ok) return parsed.failure;
		const { person, to } = parsed.data;
		orNotFound((await demoPeople()).find((one) => one.person === person));
		await enter(event, person, { ownDevice: false, way: 'demo' });
		redirect(303, `/${to}`);
	},
};
