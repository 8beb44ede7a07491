import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** What a device signs with, made and used as a browser does; each part can be told to lie. */
export interface Device {
	readonly credential: string;
	readonly privateKey: KeyObject;
	readonly coordinates: { readonly x: Buffer; readonly y: Buffer };
	counter: number;
}

/** What a page asks and a browser adds; `verified` is whether the owner was asked. */
interface Asked {
	readonly challenge: string;
	readonly origin: string;
	readonly rpId: string;
	readonly verified?: boolean;
}

/** A new key on a device that counts its uses. */
export function newDevice(): Device {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
	return {
		credential: randomBytes(16).toString('base64url'),
		privateKey,
		coordinates: { x: Buffer.from(x, 'base64url'), y: Buffer.from(y, 'base64url') },
		counter: 0,
	};
}

/** The answer of a browser in which this device makes its key known. */
export function made(device: Device, asked: Asked): string {
	const id = Buffer.from(device.credential, 'base64url');
	const length = Buffer.from([id.length >> 8, id.length & 255]);
	const attested = Buffer.concat([Buffer.alloc(16), length, id, coseKey(device)]);
	const data = Buffer.concat([head(device, asked, 0x40), attested]);
	// {"fmt": "none", "attStmt": {}, "authData": data}
	const attestation = Buffer.concat([
		Buffer.from([0xa3]),
		...[word('fmt'), word('none'), word('attStmt'), Buffer.from([0xa0]), word('authData')],
		bytes(data),
	]);
	return answer(device, {
		clientDataJSON: said('webauthn.create', asked),
		attestationObject: attestation.toString('base64url'),
	});
}

/** The answer of a browser in which this device signs. */
export function used(device: Device, asked: Asked, handle?: string): string {
	device.counter += 1;
	const clientDataJSON = said('webauthn.get', asked);
	const data = head(device, asked, 0);
	const digest = createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest();
	return answer(device, {
		clientDataJSON,
		authenticatorData: data.toString('base64url'),
		signature: sign('sha256', Buffer.concat([data, digest]), device.privateKey).toString(
			'base64url',
		),
		...(handle === undefined ? {} : { userHandle: handle }),
	});
}

function answer(device: Device, response: object): string {
	const { credential } = device;
	return JSON.stringify({
		...{ id: credential, rawId: credential, type: 'public-key', clientExtensionResults: {} },
		authenticatorAttachment: 'platform',
		response,
	});
}

const said = (type: string, { challenge, origin }: Asked) =>
	Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString(
		'base64url',
	);

function head({ counter }: Device, { rpId, verified = true }: Asked, more: number): Buffer {
	const count = Buffer.alloc(4);
	count.writeUInt32BE(counter);
	const flags = Buffer.from([0x01 | (verified ? 0x04 : 0) | more]);
	return Buffer.concat([createHash('sha256').update(rpId).digest(), flags, count]);
}

// {1: 2, 3: -7, -1: 1, -2: x, -3: y}
function coseKey({ coordinates: { x, y } }: Device): Buffer {
	const start = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]);
	return Buffer.concat([start, bytes(x), Buffer.from([0x22]), bytes(y)]);
}

const word = (text: string) =>
	Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);
const bytes = (data: Buffer) => Buffer.concat([Buffer.from([0x58, data.length]), data]);
