import { expect } from '@playwright/test';
import { addressOf } from '../../src/demo/cast.ts';
import { journey as test } from './journey.ts';
import { sendButton } from './placements.ts';
import { linkIn } from './postbox.ts';
import { become } from './signing-in.ts';

const bare = { javaScriptEnabled: false };

test('the whole road works without JavaScript', async ({ house, profile }) => {
	const asked = 'Kan Mees zonder scripts een antwoord krijgen?';
	const [desk, phone] = [
		await become(await profile('laptop', bare), 'kromhout'),
		await (await profile('phone', bare)).newPage(),
	];
	const trainer = addressOf('wolters');
	const before = house.postbox.letters.length;

	await test.step('the coach asks the company', async () => {
		await desk.goto('/placements');
		await desk.getByRole('link', { name: 'Mees van der Meer' }).click();
		await desk.getByRole('link', { name: 'Stel een vraag' }).click();
		await desk.getByRole('button', { name: sendButton }).click();
		await expect(desk.getByRole('alert')).toContainText('Kies aan wie je het vraagt.');
		await desk.getByRole('radio', { name: 'Aan het bedrijf' }).check();
		await desk.getByLabel('Wat vraag je?').fill(asked);
		await desk.getByRole('button', { name: sendButton }).click();
		await expect(desk.getByRole('heading', { level: 1 })).toHaveText(asked);
	});

	await test.step('the trainer comes from the mail to the task and answers', async () => {
		const letter = await house.postbox.wait(
			(one) =>
				house.postbox.letters.indexOf(one) >= before &&
				one.to === trainer &&
				one.subject.endsWith('over Mees'),
		);
		await phone.goto(linkIn(letter));
		await phone.getByRole('button', { name: 'Stuur mij een code' }).click();
		await phone.getByLabel('Code van zes cijfers').fill('12');
		await phone.getByRole('button', { name: 'Log in', exact: true }).click();
		await expect(phone.getByRole('alert')).toContainText('De code heeft zes cijfers.');
		const code = await house.postbox.code(trainer, before);
		await phone.getByLabel('Code van zes cijfers').fill(code);
		await phone.getByRole('button', { name: 'Log in', exact: true }).click();
		await expect(phone.getByRole('heading', { level: 1 })).toHaveText(asked);
		await phone.getByRole('button', { name: 'Bel me' }).click();
		await expect(phone.getByText('Je antwoord staat er')).toBeVisible();
	});

	await test.step('the coach reads it and closes it; withdrawing, language and leaving work too', async () => {
		await desk.reload();
		await expect(desk.getByText('K. Wolters: Bel me.')).toBeVisible();
		await desk.getByRole('button', { name: 'Klaar, het is geregeld' }).click();
		await expect(desk.getByText('afgesloten', { exact: true })).toBeVisible();
		await desk.goto('/me');
		await desk.getByRole('radio', { name: 'English' }).check();
		await desk.getByRole('button', { name: 'Bewaar taal' }).click();
		await expect(desk.locator('html')).toHaveAttribute('lang', 'en');
		await desk.getByRole('radio', { name: 'Nederlands' }).check();
		await desk.locator('form[action="?/language"] button').click();
		await expect(desk.locator('html')).toHaveAttribute('lang', 'nl');
		await desk.getByRole('button', { name: 'Log uit' }).click();
		await desk.goto('/today');
		expect(desk.url()).toContain('/sign-in');
	});
});
