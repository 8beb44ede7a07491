import { canSend } from '#platform/server/mail/mail.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
	demo: locals.demo,
	mail: canSend(),
	signedIn: locals.actor !== null,
});
