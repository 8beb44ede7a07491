/** A UUID, version 7 when we make it: sortable by when it was made. */
export type Id = string;

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** True for the text of a UUID in lower case. */
export function isId(text: string): text is Id {
	return shape.test(text);
}

/**
 * Makes a UUIDv7 (RFC 9562, 5.7) of a time and dice that the caller brings.
 * @param milliseconds since 1970
 * @param dice at least 10 random bytes
 */
export function uuidv7(milliseconds: number, dice: Uint8Array): Id {
	const time = Math.trunc(milliseconds).toString(16).padStart(12, '0');
	const random = [...dice.slice(0, 10)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	const variant = (8 + ((dice[2] ?? 0) & 3)).toString(16);
	return [
		time.slice(0, 8),
		time.slice(8, 12),
		'7' + random.slice(0, 3),
		variant + random.slice(5, 8),
		random.slice(8, 20),
	].join('-');
}
