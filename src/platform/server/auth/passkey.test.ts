import { describe, expect, it } from 'vitest';
import { keyHandle, keyHouse, readAnswer } from './passkey.ts';

describe('keys', () => {
	it('are made for the host of the public address, where browsers can make them', () => {
		expect(keyHouse('https://leerkring.example')).toEqual({
			id: 'leerkring.example',
			origin: 'https://leerkring.example',
		});
		expect(keyHouse('http://localhost:4380')).toEqual({
			id: 'localhost',
			origin: 'http://localhost:4380',
		});
		for (const url of ['http://leerkring.example', 'http://127.0.0.1:3000', 'https://[::1]:3000'])
			expect(keyHouse(url), url).toBeNull();
	});

	it('call a person always the same, and each another', () => {
		expect(keyHandle('secret', 'a')).toBe(keyHandle('secret', 'a'));
		expect(keyHandle('secret', 'a')).not.toBe(keyHandle('secret', 'b'));
	});

	it.each(['', 'null', '{}', '[]', '{"id":"x","response":{"clientDataJSON":"e30"}}', '{"id":1}'])(
		'are not read in %s',
		(text) => expect(readAnswer(text)).toBeNull(),
	);
});
