import { join } from 'node:path';
import { z } from 'zod';
import { root } from './root.ts';
import { SentenceError } from './sentence.ts';

const url = z.url();

const schema = z.object({
	DATABASE_URL: z
		.string()
		.regex(/^postgres(ql)?:\/\//)
		.optional(),
	MIGRATE_URL: z
		.string()
		.regex(/^postgres(ql)?:\/\//)
		.optional(),
	DATA_DIR: z.string().min(1).optional(),
	HOST: z.string().min(1).default('127.0.0.1'),
	PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
	PUBLIC_URL: url.optional(),
	SMTP_URL: url.optional(),
	MAIL_FROM: z.string().min(3).optional(),
	TRUST_PROXY: z.enum(['0', '1']).default('0'),
	LEERKRING_MODE: z.enum(['real', 'demo']).default('real'),
});

/** What the operator chose, checked and complete. */
export interface Settings {
	readonly databaseUrl: string | undefined;
	readonly migrateUrl: string | undefined;
	readonly folder: string;
	readonly port: number;
	/** Where links in mail lead; never taken from a request. */
	readonly publicUrl: string;
	readonly smtpUrl: string | undefined;
	readonly mailFrom: string;
	readonly trustProxy: boolean;
	readonly demo: boolean;
}

/**
 * Reads the settings from the environment. Refuses, in one sentence, what could not work:
 * mail without the address that its links need.
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
	const filled = Object.fromEntries(
		Object.entries(environment).filter(([, value]) => value !== ''),
	);
	const result = schema.safeParse(filled);
	if (!result.success)
		throw new SentenceError(
			`Deze instelling klopt niet: ${result.error.issues[0]?.path.join('.')}.`,
		);
	const read = result.data;
	const demo = read.LEERKRING_MODE === 'demo';
	if (read.SMTP_URL && !read.PUBLIC_URL)
		throw new SentenceError(
			'Met SMTP_URL is ook PUBLIC_URL nodig: daar komen de links in mail vandaan.',
		);
	const publicUrl = (read.PUBLIC_URL ?? `http://127.0.0.1:${read.PORT}`).replace(/\/$/, '');
	return {
		databaseUrl: read.DATABASE_URL,
		migrateUrl: read.MIGRATE_URL,
		folder: read.DATA_DIR ?? join(root, 'data', ...(demo ? ['demo'] : [])),
		port: read.PORT,
		publicUrl,
		smtpUrl: read.SMTP_URL,
		mailFrom: read.MAIL_FROM ?? `Leerkring <leerkring@${new URL(publicUrl).hostname}>`,
		trustProxy: read.TRUST_PROXY === '1',
		demo,
	};
}
