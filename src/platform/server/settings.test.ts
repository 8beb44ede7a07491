import { expect, it } from 'vitest';
import { readSettings } from './settings.ts';

it('starts with nothing set, on loopback, in a folder of its own', () => {
	const settings = readSettings({});
	expect(settings).toMatchObject({
		port: 3000,
		publicUrl: 'http://127.0.0.1:3000',
		demo: false,
		trustProxy: false,
	});
	expect(settings.folder).toMatch(/data$/);
	expect(readSettings({ LEERKRING_MODE: 'demo' }).folder).toMatch(/demo$/);
});

it('treats an empty setting as one that is not set', () => {
	expect(readSettings({ SMTP_URL: '', DATABASE_URL: '', PORT: '' })).toEqual(readSettings({}));
});

it('leaves no double slash in the links of mail, and mails from its own host', () => {
	const settings = readSettings({
		PUBLIC_URL: 'https://leerkring.example/',
		SMTP_URL: 'smtp://mail',
	});
	expect(settings.publicUrl).toBe('https://leerkring.example');
	expect(settings.mailFrom).toBe('Leerkring <leerkring@leerkring.example>');
});

it('refuses in one sentence what cannot work, naming the setting', () => {
	expect(() => readSettings({ SMTP_URL: 'smtp://mail' })).toThrow('PUBLIC_URL');
	expect(() => readSettings({ PORT: 'drie' })).toThrow('PORT');
	expect(() => readSettings({ DATABASE_URL: 'mysql://x' })).toThrow('DATABASE_URL');
});
