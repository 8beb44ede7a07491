import { expect, type Locator, type Page } from '@playwright/test';
import { journey as test, open } from './journey.ts';
import { openPlacement, sendButton } from './placements.ts';
import { become } from './signing-in.ts';

/** Presses Tab until the focus is there, and sees at every stop that the focus can be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
	for (let stops = 0; stops < 80; stops += 1) {
		if (await target.evaluate((node) => node === document.activeElement)) return;
		await page.keyboard.press('Tab');
		const focus = await page.evaluate(() => {
			const node = document.activeElement as HTMLElement | null;
			if (!node || node === document.body) return '';
			// A line of a list draws it around the whole line.
			const seen = ['', '::after'].some((part) => {
				const { outlineStyle, outlineWidth } = getComputedStyle(node, part);
				return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
			});
			const { width, height } = node.getBoundingClientRect();
			return seen && width > 0 && height > 0 ? '' : node.outerHTML.slice(0, 120);
		});
		expect(focus, 'a stop whose focus cannot be seen').toBe('');
	}
	throw new Error(`Tab never came to ${target}`);
}

test('with the keyboard alone a coach asks and a trainer answers', async ({ profile }) => {
	const asked = 'Kan Youssef dit zonder muis lezen?';
	const desk = await become(await profile(), 'kromhout');
	await openPlacement(desk, 'Youssef Kuipers');

	await test.step('the first Tab offers to skip the menu', async () => {
		await desk.keyboard.press('Tab');
		await expect(desk.getByRole('link', { name: 'Naar de inhoud' })).toBeFocused();
		await desk.keyboard.press('Enter');
		await expect(desk.locator('main')).toBeFocused();
	});
	await tabTo(desk, desk.getByRole('link', { name: 'Stel een vraag' }));
	await desk.keyboard.press('Enter');
	await desk.waitForURL(/\/raise$/);
	await tabTo(desk, desk.getByRole('radio', { name: 'Aan het bedrijf' }));
	await desk.keyboard.press('Space');
	await tabTo(desk, desk.getByLabel('Wat vraag je?'));
	await desk.keyboard.type(asked);
	await tabTo(desk, desk.getByRole('button', { name: sendButton }));
	await desk.keyboard.press('Enter');
	await desk.waitForURL(/\/signals\//);
	await expect(desk.getByRole('heading', { level: 1 })).toHaveText(asked);

	const phone = await become(await profile(), 'wolters');
	await open(phone, '/today');
	await tabTo(phone, phone.getByRole('listitem').filter({ hasText: asked }).getByRole('link'));
	await phone.keyboard.press('Enter');
	await phone.waitForURL(/\/signals\//);
	const answer = phone.getByRole('button', { name: 'Kan hier niet' });
	await answer.waitFor();
	await tabTo(phone, answer);
	await phone.keyboard.press('Space');
	await expect(phone.getByText('Je antwoord staat er')).toBeVisible();
	await expect(desk.getByText('K. Wolters: Kan hier niet.')).toBeVisible();

	await test.step('a dialog opens, keeps the focus and closes with Escape', async () => {
		await openPlacement(desk, 'Thijs ten Have');
		await desk.getByRole('link', { name: 'Stel een vraag' }).click();
		await desk.getByRole('radio', { name: 'Aan het bedrijf' }).check();
		await desk.getByLabel('Wat vraag je?').fill('Trek ik deze in?');
		await desk.getByRole('button', { name: sendButton }).click();
		const withdraw = desk.getByRole('button', { name: 'Trek de vraag in' });
		await withdraw.first().focus();
		await desk.keyboard.press('Enter');
		const dialog = desk.getByRole('dialog', { name: 'Trek je deze vraag in?' });
		await expect(dialog).toBeVisible();
		await desk.keyboard.press('Escape');
		await expect(dialog).toBeHidden();
		await expect(withdraw.first()).toBeFocused();
	});
});
