import { expect } from '@playwright/test';
import { journey as test, open } from './journey.ts';
import { look } from './looking.ts';
import { openPlacement } from './placements.ts';
import { become } from './signing-in.ts';

for (const javaScriptEnabled of [true, false])
	test(`a trainer says in two taps who rides along, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		profile,
	}) => {
		const phone = await become(await profile('phone', { javaScriptEnabled }), 'wolters');
		await phone.goto('/placements');
		await phone.getByRole('link', { name: 'Mees van der Meer' }).click();
		await phone.getByRole('link', { name: 'Wie rijdt er mee?' }).click();
		const colleague = phone.getByRole('button', { name: 'P. te Brake', exact: true });
		await phone.getByRole('button', { name: 'Rijdt niet meer mee: P. te Brake' }).click();
		await expect(phone.getByText('Leest niet meer mee.')).toBeVisible();
		await colleague.click();
		await expect(phone.getByText('Staat erbij.')).toBeVisible();
		const line = phone.getByRole('listitem').filter({ hasText: 'P. te Brake' });
		await expect(line).toHaveCount(1);

		const name = javaScriptEnabled ? 'Joost van der Veer' : 'Sanne Smit';
		await phone.getByLabel('Voornaam en achternaam').fill(name);
		await phone.getByRole('button', { name: 'Zet erbij' }).click();
		await expect(phone.getByText('Staat erbij.')).toBeVisible();
		await phone.getByRole('link', { name: 'Mees' }).first().click();
		const people = phone.getByRole('listitem').filter({ hasText: name });
		await expect(people.getByText('heeft nog geen e-mailadres')).toBeVisible();
		await phone.getByRole('link', { name: 'Gegevens, en wat er gebeurde' }).click();
		await expect(phone.getByText('zette iemand erbij die meerijdt').first()).toBeVisible();
	});

test('a coach, a student and a trainer elsewhere have no say in who rides along', async ({
	profile,
}) => {
	const trainer = await become(await profile(), 'wolters');
	const placement = await openPlacement(trainer, 'Youssef Kuipers');
	for (const who of ['kromhout', 'youssef', 'hoelscher', 'brake', 'zandstra'] as const) {
		const other = await become(await profile(), who);
		const answer = await other.request.get(`/placements/${placement}/mentor`);
		expect(answer.status(), who).toBe(404);
	}
});

test('the page of who rides along fits a phone, in the dark and in both languages', async ({
	house,
	profile,
}) => {
	const phone = await become(await profile('phone'), 'wolters');
	const placement = await openPlacement(phone, 'Youssef Kuipers');
	await open(phone, `/placements/${placement}/mentor`);
	await phone.getByRole('button', { name: 'Zet erbij' }).click();
	await expect(phone.getByRole('alert')).toBeFocused();
	await look(phone, 'mentor', 'nl');
	await phone.context().addCookies([{ name: 'language', value: 'en', url: house.url }]);
	await open(phone, `/placements/${placement}/mentor`);
	await look(phone, 'mentor', 'en');
	await open(phone, `/placements/${placement}`);
	await look(phone, 'placement-trainer', 'en');
});
