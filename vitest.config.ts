import { defineConfig } from 'vitest/config';

/** Two projects: `unit` needs nothing but the code; `engines` runs on PGlite and on PostgreSQL 15. */
export default defineConfig({
	test: {
		projects: [
			{
				test: {
					name: 'unit',
					include: ['src/**/*.test.ts', 'bin/**/*.test.ts', 'tests/architecture/**/*.test.ts'],
				},
			},
			{
				test: {
					name: 'engines',
					include: ['tests/{access,engines,chaos,time}/**/*.test.ts'],
					globalSetup: ['tests/engines/servers.ts'],
					testTimeout: 60_000,
					hookTimeout: 120_000,
					maxWorkers: 2,
				},
			},
		],
	},
});
