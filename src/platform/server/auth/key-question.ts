import type { RequestEvent } from '@sveltejs/kit';
import type { Id } from '#domain/kernel/id.ts';
import { now } from '../clock.ts';
import { instance } from '../db/instance.ts';
import { readSettings } from '../settings.ts';
import { keyBrowser, newChallenge } from './challenge.ts';
import { creationOptions, keyHandle, keyHouse, requestOptions, type KeyHouse } from './passkey.ts';

type Asking = Pick<RequestEvent, 'cookies' | 'url'>;

/** What this browser is asked to sign in with a key; null where no keys are made. Stores nothing. */
export function keyQuestion(event: Asking): object | null {
	const house = keyHouse(readSettings().publicUrl);
	if (!house) return null;
	const whom = { secret: instance().secret, purpose: 'enter', browser: keyBrowser(event) } as const;
	return requestOptions(house, newChallenge(whom, now()));
}

/** What this browser is asked to make a key for somebody with; null where no keys are made. Stores nothing. */
export function newKeyQuestion(
	event: Asking,
	whom: { readonly person: Id; readonly name: string; readonly known: readonly string[] },
): object | null {
	const house = keyHouse(readSettings().publicUrl);
	if (!house) return null;
	const { secret } = instance();
	const purpose = `add ${whom.person}` as const;
	return creationOptions(house, {
		challenge: newChallenge({ secret, purpose, browser: keyBrowser(event) }, now()),
		handle: keyHandle(secret, whom.person),
		name: whom.name,
		known: whom.known,
	});
}

/** What is known of a browser that answers such a question; null where no keys are made. */
export function keyFrom(
	event: Asking & Pick<RequestEvent, 'getClientAddress'>,
): { house: KeyHouse; browser: string; from: string } | null {
	const house = keyHouse(readSettings().publicUrl);
	return house && { house, browser: keyBrowser(event), from: event.getClientAddress() };
}
