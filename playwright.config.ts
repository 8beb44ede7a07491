import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import type { Engines } from './tests/journeys/journey.ts';

/** The Chromium of this machine; undefined leaves it to the one that Playwright brings. */
const chromium = [
	process.env.CHROMIUM_PATH ?? '',
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
].find((file) => file && existsSync(file));

/** Journeys whose outcome could differ with the database under them, or with a second process. */
const both = /(road|secrecy|sign-in|forms|bad-input)\.test\.ts$/;
/** Looks at rows, which only a server of its own lets a test do. */
const rows = /reading\.test\.ts$/;

export default defineConfig<Engines, Engines>({
	testDir: 'tests/journeys',
	globalSetup: './tests/journeys/filled.ts',
	outputDir: join(tmpdir(), 'leerkring-journeys'),
	workers: 2,
	// One more try on a busy shared machine; what needed it is listed as flaky.
	retries: process.env['CI'] ? 1 : 0,
	timeout: 60_000,
	expect: { timeout: 7_500 },
	forbidOnly: true,
	reporter: 'list',
	use: {
		locale: 'nl-NL',
		timezoneId: 'Europe/Amsterdam',
		actionTimeout: 10_000,
		navigationTimeout: 20_000,
		launchOptions: {
			...(chromium ? { executablePath: chromium } : {}),
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
			],
		},
	},
	projects: [
		{ name: 'embedded', use: { engine: 'embedded' }, testIgnore: rows },
		{ name: 'postgres', use: { engine: 'postgres' }, testMatch: [both, rows] },
	],
});
