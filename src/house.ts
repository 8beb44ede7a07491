/**
 * Where the house is put together: the database at its level, the instance, and for a server what
 * listens and works. The web server and the command line open it here, and nowhere else.
 */
import { prepareQualifications } from '#features/placement/server/write-qualifications.ts';
import { mailCode, mailOwnAddress, mailOwnAddressAdded } from '#features/sign-in/server/jobs.ts';
import { hasAdministrator, makeFirstCode } from '#features/sign-in/server/write-first.ts';
import { judgePartnerships } from '#features/attention/server/jobs.ts';
import { applyTerms, mailCopy, planTerms } from '#features/erasure/server/jobs.ts';
import { mailInvitation, mailOne, mailWaiting } from '#features/signal/server/jobs.ts';
import { eventChannel } from '#features/history/server/write.ts';
import {
	mailHandedOver,
	mailHandOver,
	type HandedOverMail,
	type HandOverMail,
} from '#features/placement/server/jobs.ts';
import { createAuth } from '#platform/server/auth/auth.ts';
import { serveAuth } from '#platform/server/auth/session.ts';
import { runnerOf, type Database } from '#platform/server/db/engine.ts';
import {
	prepareInstance,
	readInstance,
	refuseOtherMode,
	serveInstance,
} from '#platform/server/db/instance.ts';
import { openDatabase, serveDatabase } from '#platform/server/db/open.ts';
import { prepareJobs, startJobs, stopJobs, type Handler } from '#platform/server/jobs/jobs.ts';
import { startLive, stopLive } from '#platform/server/live/live.ts';
import { keepInOutbox } from '#platform/server/mail/outbox.ts';
import { servePost, smtpPost } from '#platform/server/mail/mail.ts';
import { log } from '#platform/server/log.ts';
import { newToken } from '#platform/server/random.ts';
import type { Settings } from '#platform/server/settings.ts';

/** Opens the database at its level and makes this process know the instance. */
export async function openHouse(settings: Settings): Promise<Database> {
	const database = await openDatabase({
		url: settings.databaseUrl,
		migrateUrl: settings.migrateUrl,
		folder: settings.folder,
		refuse: (run) => refuseOtherMode(run, settings.demo),
		prepare: async (pool, engine) => prepareHouse(pool, engine, settings.demo),
	});
	serveDatabase(database);
	serveInstance(await readInstance(database.pool));
	return database;
}

/** What the owner prepares besides migrations and rules. Safe to repeat. */
export async function prepareHouse(
	pool: Database['pool'],
	engine: Database['engine'],
	demo: boolean,
): Promise<void> {
	await prepareInstance(pool, { secret: newToken(), demo });
	await prepareJobs(pool, engine);
	await prepareQualifications(runnerOf(pool));
}

/** Starts what a server does besides answering: sign-in, mail, jobs and live updates. */
export async function startServing(database: Database, settings: Settings): Promise<void> {
	const { secret, demo } = await readInstance(database.pool);
	serveAuth(createAuth(database, secret, settings.publicUrl));
	const post = settings.smtpUrl ? smtpPost(settings.smtpUrl, settings.mailFrom) : undefined;
	servePost(demo && !post ? keepInOutbox : post);
	await startJobs({ mail: mailFor(settings.publicUrl), terms: keepTerms });
	await planTerms(0);
	await startLive(eventChannel);
}

/** Ends what `startServing` started; running jobs finish. */
export async function stopServing(): Promise<void> {
	await stopLive();
	await stopJobs();
}

type MailJob =
	| { kind: 'sign-in'; ask: string }
	| { kind: 'waiting'; signal: string; round?: number }
	| { kind: 'waiting-one'; signal: string; mailbox: string }
	| { kind: 'invitation'; mailbox: string }
	| { kind: 'own-address'; ask: string }
	| { kind: 'own-address-added'; mailbox: string }
	| ({ kind: 'hand-over' } & HandOverMail)
	| ({ kind: 'handed-over' } & HandedOverMail)
	| { kind: 'copy'; mailbox: string }
	| { kind: 'nothing' };

/** Erases once a day what was kept for its term, judges partnerships once a month, and puts the next day's work in the queue. */
async function keepTerms(): Promise<void> {
	const { placements } = await applyTerms();
	log('info', 'terms.applied', { count: placements });
	await judgePartnerships();
	await planTerms(1);
}

function mailFor(publicUrl: string): Handler {
	return async (data, { id }) => {
		const job = data as MailJob;
		switch (job.kind) {
			case 'sign-in':
				return mailCode(job.ask, id, publicUrl);
			case 'waiting':
				// Without a round: put in the queue by the version before this one.
				return mailWaiting(job.signal, job.round ?? 0);
			case 'waiting-one':
				return mailOne(job.signal, job.mailbox, id, publicUrl);
			case 'invitation':
				return mailInvitation(job.mailbox, id, publicUrl);
			case 'hand-over':
				return mailHandOver(job, id, publicUrl);
			case 'handed-over':
				return mailHandedOver(job, id, publicUrl);
			case 'own-address':
				return mailOwnAddress(job.ask, id, publicUrl);
			case 'own-address-added':
				return mailOwnAddressAdded(job.mailbox, id, publicUrl);
			case 'copy':
				return mailCopy(job.mailbox, id, publicUrl);
			case 'nothing':
				return;
		}
	};
}

/** The code for the first administrator, made when nobody is administrator yet; else null. */
export async function firstCode(): Promise<string | null> {
	return (await hasAdministrator()) ? null : makeFirstCode();
}
