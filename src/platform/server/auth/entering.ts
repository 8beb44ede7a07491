import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Id } from '#domain/kernel/id.ts';
import { forgetAsk, keepAsk } from './ask.ts';
import { keyHouse } from './passkey.ts';
import { enter } from './session.ts';
import { readSettings } from '../settings.ts';

const cookie = 'leerkring.mails';
/** So many sign-ins by mail in one browser, and a key is proposed there, once. */
const mailsBeforeProposal = 3;
const yearInSeconds = 31_536_000;

interface Proven {
	/** Null for a mailbox that several people share. */
	readonly person: Id | null;
	readonly ask: string;
}

/** What the form said about the browser in which this is. */
export interface Browser {
	readonly ownDevice: boolean;
	/** It can make keys, as its script says. */
	readonly able?: string | undefined;
}

/**
 * Lets in who proved a mailbox of their own, and leads on. Who shares it first says who they are, on a page of
 * its own. Always ends in a redirect.
 */
export async function enterProven(
	event: RequestEvent,
	{ person, ask }: Proven,
	{ ownDevice, able }: Browser,
	next: string,
): Promise<never> {
	if (!person) {
		keepAsk(event, ask);
		redirect(303, `/sign-in/who?next=${encodeURIComponent(next)}`);
	}
	await enter(event, person, { ownDevice, way: 'mail' });
	forgetAsk(event);
	redirect(303, able && next === '/today' && proposesKey(event) ? '/me/keys?offer' : next);
}

/** Counts this sign-in; true for the one after which a key is proposed, on a way that leads to nothing urgent. */
function proposesKey(event: RequestEvent): boolean {
	if (!keyHouse(readSettings().publicUrl)) return false;
	const mails = 1 + (Number(event.cookies.get(cookie)) || 0);
	event.cookies.set(cookie, String(Math.min(mails, mailsBeforeProposal + 1)), {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: event.url.protocol === 'https:',
		maxAge: yearInSeconds,
	});
	return mails === mailsBeforeProposal;
}
