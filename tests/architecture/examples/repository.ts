import type { Example } from './example.ts';

export const repositoryExamples: readonly Example[] = [
	...['^1.0.0', '~1.0.0', 'latest', '>=1'].map((version) => ({
		rule: 'every dependency has one exact version',
		bad: { 'package.json': JSON.stringify({ devDependencies: { a: version } }) },
		says: `a may be ${version}`,
		good: { 'package.json': '{ "dependencies": { "a": "1.0.0-beta.17" } }' },
	})),
	{
		rule: 'the lock names no host',
		bad: { 'package-lock.json': '"resolved": "https://registry.example/a.tgz"' },
		says: 'names a host',
		good: { 'package-lock.json': '"funding": { "url": "https://example.org" }', '.npmrc': '' },
	},
	{
		rule: 'the lock names no host',
		bad: { 'package-lock.json': '', '.npmrc': 'registry=https://registry.example/' },
		says: 'names a host',
		good: { 'package-lock.json': '', '.npmrc': 'omit-lockfile-registry-resolved=true' },
	},
	{
		rule: 'the licence is there',
		bad: { LICENSE: 'MIT' },
		says: 'is not the text of EUPL-1.2',
		good: { LICENSE: 'EUROPEAN UNION PUBLIC LICENCE v. 1.2' },
	},
	{
		rule: 'no script runs without a nonce or hash',
		bad: { 'vite.config.ts': "'script-src': ['self', 'unsafe-inline']," },
		says: 'nobody vouched for',
		good: { 'vite.config.ts': "'script-src': ['self'],\n'style-src': ['self', 'unsafe-inline']," },
	},
];
