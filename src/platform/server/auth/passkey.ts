import { isIP } from 'node:net';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Id } from '#domain/kernel/id.ts';
import { seal } from '../random.ts';
import { challengeMinutes } from './challenge.ts';

/** For whom keys are made: the host and the origin of `PUBLIC_URL`, never of a request. */
export interface KeyHouse {
	readonly id: string;
	readonly origin: string;
}

/** The house for which keys are made; null where browsers make none: at a bare IP address, or without https. */
export function keyHouse(publicUrl: string): KeyHouse | null {
	const { hostname, origin, protocol } = new URL(publicUrl);
	if (isIP(hostname.replace(/^\[|\]$/g, ''))) return null;
	return protocol === 'https:' || hostname === 'localhost' ? { id: hostname, origin } : null;
}

/** What a key calls its person: always the same, and nothing that means something elsewhere. */
export function keyHandle(secret: string, person: Id): string {
	return seal(secret, 'key handle', person).subarray(0, 16).toString('base64url');
}

const timeout = challengeMinutes * 60_000;
/** Ed25519, P-256 and RSA: what phones, computers and loose keys make. */
const algorithms = [-8, -7, -257];

/** What a browser is asked with to make a key, as `parseCreationOptionsFromJSON` reads it. */
export function creationOptions(
	house: KeyHouse,
	asked: { challenge: string; handle: string; name: string; known: readonly string[] },
): object {
	const { challenge, handle, name, known } = asked;
	return {
		challenge,
		timeout,
		rp: { id: house.id, name: 'Leerkring' },
		user: { id: handle, name, displayName: name },
		pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
		attestation: 'none',
		excludeCredentials: known.map((id) => ({ type: 'public-key', id })),
	};
}

/** What a browser is asked with to use a key, whosever it is. */
export function requestOptions(house: KeyHouse, challenge: string): object {
	return { challenge, timeout, rpId: house.id, userVerification: 'required', allowCredentials: [] };
}

/** A key as it is kept: base64url, and how often it was used as far as it counts. */
export interface Key {
	readonly credential: string;
	readonly publicKey: string;
	readonly counter: number;
}

/** An answer of a browser: its challenge is read before anything else of it is believed. */
export interface KeyAnswer {
	readonly credential: string;
	readonly challenge: string;
	/** What the key calls its person; empty when it does not say. */
	readonly handle: string;
	/** It sits in the device itself, as far as the browser says. */
	readonly inDevice: boolean;
	readonly given: Readonly<Record<string, unknown>>;
}

/** Reads what a browser posted; null for what is no such answer. */
export function readAnswer(text: string): KeyAnswer | null {
	try {
		const given = JSON.parse(text) as RegistrationResponseJSON & AuthenticationResponseJSON;
		const said = Buffer.from(given.response.clientDataJSON, 'base64url').toString();
		const { challenge } = JSON.parse(said) as { challenge: unknown };
		if (typeof challenge !== 'string' || typeof given.id !== 'string') return null;
		return {
			credential: given.id,
			challenge,
			handle: typeof given.response.userHandle === 'string' ? given.response.userHandle : '',
			inDevice: given.authenticatorAttachment === 'platform',
			given: given as unknown as Record<string, unknown>,
		};
	} catch {
		return null;
	}
}

/** The key that a browser made for this challenge; null for anything that is not right. Whoever holds it was asked. */
export async function newKeyIn(house: KeyHouse, answer: KeyAnswer): Promise<Key | null> {
	const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
	try {
		const { registrationInfo } = await verifyRegistrationResponse({
			response: answer.given as unknown as RegistrationResponseJSON,
			expectedChallenge: answer.challenge,
			expectedOrigin: house.origin,
			expectedRPID: house.id,
			requireUserVerification: true,
			supportedAlgorithmIDs: algorithms,
		});
		if (!registrationInfo) return null;
		const { id, publicKey, counter } = registrationInfo.credential;
		return { credential: id, publicKey: Buffer.from(publicKey).toString('base64url'), counter };
	} catch {
		return null;
	}
}

/**
 * How often this key was used by now, when the answer was signed with it for this house and its holder was asked;
 * null for anything that is not right, also for a count that does not go up: then there are two of it.
 */
export async function usesOf(house: KeyHouse, key: Key, answer: KeyAnswer): Promise<number | null> {
	const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
	try {
		const { verified, authenticationInfo } = await verifyAuthenticationResponse({
			response: answer.given as unknown as AuthenticationResponseJSON,
			expectedChallenge: answer.challenge,
			expectedOrigin: house.origin,
			expectedRPID: house.id,
			credential: {
				id: key.credential,
				publicKey: new Uint8Array(Buffer.from(key.publicKey, 'base64url')),
				counter: key.counter,
			},
			requireUserVerification: true,
		});
		return verified ? authenticationInfo.newCounter : null;
	} catch {
		return null;
	}
}
