/** What a server asks a browser with, as JSON. */
export type KeyQuestion = object;

/** True where this browser makes keys by itself and asks its owner for a finger, a face or a code. */
export async function makesKeys(): Promise<boolean> {
	if (!('PublicKeyCredential' in window)) return false;
	const { PublicKeyCredential: keys } = window;
	if (!('parseRequestOptionsFromJSON' in keys && 'parseCreationOptionsFromJSON' in keys))
		return false;
	return keys.isUserVerifyingPlatformAuthenticatorAvailable();
}

/** True where a key can be chosen in the box for the address, as a browser fills in a name. */
export async function offersInBox(): Promise<boolean> {
	return (await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false;
}

/** The host for which a key is made; a browser makes none for another. */
export const houseOf = (question: KeyQuestion): string =>
	(question as PublicKeyCredentialCreationOptionsJSON).rp.id ?? '';

/** Lets a key be made on this device. Undefined when its owner does not go on. */
export async function makeKey(question: KeyQuestion): Promise<string | undefined> {
	const options = question as PublicKeyCredentialCreationOptionsJSON;
	return answered(() =>
		navigator.credentials.create({
			publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
		}),
	);
}

/** Lets a key be used, at once or when it is chosen in the box. Undefined when its owner does not go on. */
export async function useKey(
	question: KeyQuestion,
	more: { mediation?: 'conditional'; signal: AbortSignal },
): Promise<string | undefined> {
	const options = question as PublicKeyCredentialRequestOptionsJSON;
	return answered(() =>
		navigator.credentials.get({
			publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
			...more,
		}),
	);
}

// Somebody who cancels, and a device without a key, look alike on purpose.
async function answered(ask: () => Promise<Credential | null>): Promise<string | undefined> {
	try {
		const key = await ask();
		return key instanceof PublicKeyCredential ? JSON.stringify(key.toJSON()) : undefined;
	} catch {
		return undefined;
	}
}
