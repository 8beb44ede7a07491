import { expect } from '@playwright/test';
import { addressOf } from '../../src/demo/cast.ts';
import { journey as test, open } from './journey.ts';
import { ask, openOwnPlacement, openPlacement, withdraw } from './placements.ts';
import { linkIn } from './postbox.ts';
import { become } from './signing-in.ts';
import { Thumb } from './thumb.ts';

/** What everybody comes for, and what it may cost: nobody here has time (product.md, "The people"). */
const costs = {
	'trainer: answer what school asks, from the mail': { taps: 2, typed: 0 },
	'student: ask school something': { taps: 3, typed: 20 },
	'trainer: see what fits': { taps: 1, typed: 0 },
	'mentor: confirm work': { taps: 1, typed: 0 },
	'mentor: find whom to call': { taps: 1, typed: 0 },
	'student: find whom to call': { taps: 1, typed: 0 },
	'trainer: find whom to call': { taps: 2, typed: 0 },
	'coach: see who needs me': { taps: 1, typed: 0 },
} as const;

const counted: string[] = [];

/** Holds what was done against what it may cost, and keeps it for the table. */
function cost(what: keyof typeof costs, { taps, typed }: Thumb): void {
	counted.push(`${what.padEnd(50)} ${taps} taps  ${typed} characters`);
	expect({ taps, typed }, what).toEqual(costs[what]);
}

test.afterAll(() => console.log(`      ${counted.splice(0).join('\n      ')}`));

test('a trainer answers what school asks, from the mail', async ({ house, profile }) => {
	const desk = await become(await profile(), 'kromhout');
	await openPlacement(desk, 'Youssef Kuipers');
	const asked = 'Kan Youssef volgende week een ketel nakijken?';
	const before = new Set(house.postbox.letters);
	await ask(desk, { asked, whom: 'Aan het bedrijf' });
	const letter = await house.postbox.wait(
		(one) =>
			!before.has(one) && one.to === addressOf('wolters') && one.subject.endsWith('over Youssef'),
	);
	const phone = await become(await profile('phone'), 'wolters');
	const thumb = new Thumb(phone);
	thumb.taps += 1;
	await open(phone, new URL(linkIn(letter)).pathname);
	await expect(phone.getByText(asked).first()).toBeVisible();
	await thumb.tap('button', 'Ja, dat plannen we');
	await expect(phone.getByText(/^Je antwoord staat er/)).toBeVisible();
	cost('trainer: answer what school asks, from the mail', thumb);
});

test('a student asks school something', async ({ profile }) => {
	const pocket = await open(await become(await profile('phone'), 'renee'), '/today');
	const thumb = new Thumb(pocket);
	await thumb.tap('link', 'Stel een vraag aan de school');
	await pocket.waitForURL(/\/raise\?asks=school$/);
	await thumb.type('Wat vraag je?', 'Mag ik eerder komen?');
	await thumb.tap('button', 'Vraag het aan school');
	await pocket.waitForURL(/\/signals\/.+\?raised/);
	cost('student: ask school something', thumb);
	await withdraw(pocket);
});

test('a trainer sees what fits, of all students at once', async ({ profile }) => {
	const phone = await open(await become(await profile('phone'), 'hoelscher'), '/today');
	const thumb = new Thumb(phone);
	await thumb.tap('link', 'Nu op school');
	await phone.waitForURL(/\/lessons$/);
	await expect(phone.getByRole('article').first()).toBeVisible();
	cost('trainer: see what fits', thumb);
});

test('a mentor confirms work and finds whom to call', async ({ profile }) => {
	const glove = await open(await become(await profile('phone'), 'brake'), '/today');
	const thumb = new Thumb(glove);
	await thumb.tap('button', 'Met hulp', 'Youssef Kuipers');
	await expect(glove.getByText('Bewaard. Student, bedrijf en school zien het.')).toBeVisible();
	cost('mentor: confirm work', thumb);
	await glove.getByRole('button', { name: /^Haal weg/ }).tap();
	const call = glove.getByRole('link', { name: 'Bel school: B. Kromhout' }).first();
	await expect(call).toHaveAttribute('href', /^tel:\d+$/);
	cost('mentor: find whom to call', calling());
});

test('a student and a trainer find whom to call', async ({ profile }) => {
	const pocket = await become(await profile('phone'), 'youssef');
	await openOwnPlacement(pocket);
	await expect(pocket.getByRole('link', { name: 'Bel B. Kromhout' })).toHaveAttribute(
		'href',
		/^tel:/,
	);
	cost('student: find whom to call', calling());
	const phone = await open(await become(await profile('phone'), 'wolters'), '/placements');
	const thumb = new Thumb(phone);
	await thumb.tap('link', 'Youssef Kuipers');
	await expect(phone.getByRole('link', { name: 'Bel B. Kromhout' })).toBeVisible();
	thumb.taps += 1;
	cost('trainer: find whom to call', thumb);
});

test('a coach sees who needs them', async ({ profile }) => {
	const desk = await open(await become(await profile(), 'haddou'), '/today');
	const thumb = new Thumb(desk);
	await thumb.tap('link', 'Studenten');
	await desk.waitForURL(/\/placements$/);
	await expect(desk.getByText(/wankelt het contact/).first()).toBeVisible();
	cost('coach: see who needs me', thumb);
});

/** The one tap on a number, which a test leaves to the phone. */
function calling(): Thumb {
	const thumb = new Thumb(undefined as never);
	thumb.taps = 1;
	return thumb;
}
