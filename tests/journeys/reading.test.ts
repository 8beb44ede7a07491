import { expect } from '@playwright/test';
import { journey as test } from './journey.ts';
import { become } from './signing-in.ts';

const outside = [
	'/demo',
	'/demo/outbox',
	'/sign-in',
	'/sign-in/code',
	'/sign-in/link/none',
	'/task/none',
	'/first',
	'/nowhere',
	'/health',
	'/',
];

test('reading writes nothing: not signed out, and not as anybody', async ({ house, profile }) => {
	const people = ['haddou', 'hoelscher', 'bjorn', 'zandstra', 'oosterling'] as const;
	const profiles = [];
	for (const who of people) {
		const context = await profile();
		await become(context, who);
		profiles.push(context);
	}
	const untouched = await house.fingerprint();
	const anybody = await profile();
	for (const path of outside) await anybody.request.get(path);
	for (const context of profiles) {
		const list = await (await context.request.get('/placements')).text();
		const found = [...list.matchAll(/href="(\/placements\/[0-9a-f-]{36})"/g)].map(
			([, path]) => path!,
		);
		for (const path of [
			'/today',
			'/lessons',
			'/lessons/books',
			'/me',
			'/colleagues',
			'/colleagues/new',
			'/organisation',
			'/organisation/changes',
			...found.slice(0, 2),
		]) {
			const page = await (await context.request.get(path)).text();
			const signal = /href="(\/signals\/[0-9a-f-]{36})"/.exec(page)?.[1];
			if (signal) await context.request.get(signal);
			if (path.startsWith('/placements/')) await context.request.get(`${path}/raise`);
		}
	}
	expect(await house.fingerprint()).toBe(untouched);
});
