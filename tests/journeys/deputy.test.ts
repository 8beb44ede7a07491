import { expect } from '@playwright/test';
import { journey as test, open } from './journey.ts';
import { look } from './looking.ts';
import { become } from './signing-in.ts';

/** So many days from now, as a field for a day takes it. */
const inDays = (days: number) =>
	new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

for (const javaScriptEnabled of [true, false])
	test(`a coach lets a colleague stand in and takes it back, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		profile,
	}) => {
		const desk = await become(await profile('phone', { javaScriptEnabled }), 'kromhout');
		const colleague = await become(await profile('phone', { javaScriptEnabled }), 'raalte');
		const seesThem = async () => {
			await colleague.goto('/placements?q=Youssef');
			return colleague.getByRole('link', { name: 'Youssef Kuipers' }).count();
		};
		expect(await seesThem()).toBe(0);
		await desk.goto('/me');
		await desk.getByRole('link', { name: 'Regel je vervanging' }).click();
		await desk.getByLabel('Collega').selectOption({ label: 'L. van Raalte, studiecoach' });
		await desk.getByLabel('Laatste dag').fill(inDays(90));
		await desk.getByRole('button', { name: 'Laat mij vervangen' }).click();
		await expect(desk.getByText('Dat is meer dan zestig dagen.')).toBeVisible();
		await desk.getByLabel('Laatste dag').fill(inDays(7));
		await desk.getByRole('button', { name: 'Laat mij vervangen' }).click();
		await expect(desk.getByText('L. van Raalte vervangt jou').first()).toBeVisible();
		expect(await seesThem()).toBe(1);
		await colleague.getByRole('link', { name: 'Youssef Kuipers' }).click();
		await expect(colleague.getByText('Je doet dit namens B. Kromhout')).toBeVisible();
		await colleague.goto('/me');
		await expect(colleague.getByText('Jij vervangt B. Kromhout').first()).toBeVisible();
		await colleague.getByRole('button', { name: /^Stop/ }).first().click();
		await expect(colleague.getByText('De vervanging is gestopt.')).toBeVisible();
		expect(await seesThem()).toBe(0);
	});

test('the page of standing in fits a phone, in the dark and in both languages', async ({
	house,
	profile,
}) => {
	const phone = await become(await profile('phone'), 'haddou');
	await open(phone, '/me/deputy');
	await look(phone, 'deputy', 'nl');
	await phone.context().addCookies([{ name: 'language', value: 'en', url: house.url }]);
	await open(phone, '/me/deputy');
	await phone.getByRole('button', { name: 'Let them stand in' }).click();
	await expect(phone.getByRole('alert')).toBeFocused();
	await look(phone, 'deputy', 'en');
});
