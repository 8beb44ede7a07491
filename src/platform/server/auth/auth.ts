import { betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import type { Database } from '../db/engine.ts';

/** Days that a sign-in lasts on a phone of one's own; elsewhere it ends with the browser. */
export const ownDeviceDays = 90;

/**
 * Lets in a person who proved their mailbox. Reachable from this server alone:
 * no endpoint of the library is mounted on a URL.
 */
const entering = {
	id: 'entering',
	endpoints: {
		enter: createAuthEndpoint(
			'/enter',
			{
				method: 'POST',
				requireHeaders: true,
				body: z.object({ person: z.uuid(), ownDevice: z.boolean() }),
				metadata: { scope: 'server' },
			},
			async (ctx) => {
				const user = await ctx.context.internalAdapter.findUserById(ctx.body.person);
				if (!user) throw ctx.error('NOT_FOUND');
				const passing = !ctx.body.ownDevice;
				const session = await ctx.context.internalAdapter.createSession(user.id, passing);
				await setSessionCookie(ctx, { session, user }, passing);
				return { session: session.id };
			},
		),
	},
} as const;

/** Sign-in on our own tables; the secret and the origin come from the instance. */
export function createAuth(database: Database, secret: string, origin: string) {
	return betterAuth({
		baseURL: origin,
		secret,
		database: { db: database.kysely.withSchema('auth'), type: 'postgres' },
		advanced: {
			// Joins: the session and its user in one statement.
			database: { generateId: 'uuid', joins: true },
			useSecureCookies: origin.startsWith('https:'),
			cookiePrefix: 'leerkring',
		},
		session: { expiresIn: ownDeviceDays * 86_400, disableSessionRefresh: true },
		telemetry: { enabled: false },
		rateLimit: { enabled: false },
		logger: { disabled: true },
		plugins: [entering],
	});
}

export type Auth = ReturnType<typeof createAuth>;
