import { orNotFound } from '#platform/server/door.ts';
import { outbox } from '#platform/server/mail/outbox.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	orNotFound(locals.demo || null);
	return {
		letters: outbox().map(({ messageId, to, subject, text }) => ({ messageId, to, subject, text })),
	};
};
