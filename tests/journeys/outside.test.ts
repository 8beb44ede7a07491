import { addressOf } from '../../src/demo/cast.ts';
import { journey as test, open } from './journey.ts';
import { look } from './looking.ts';
import { ask, openPlacement } from './placements.ts';
import { linkIn } from './postbox.ts';
import { become } from './signing-in.ts';

test.setTimeout(180_000);

for (const language of ['nl', 'en'] as const)
	test(`every page before signing in can be used by everybody (${language})`, async ({
		house,
		profile,
	}) => {
		const context = await profile('laptop', { hasTouch: true });
		await context.addCookies([{ name: 'language', value: language, url: house.url }]);
		const page = await context.newPage();
		const send = page.locator('main form button').first();
		const see = (name: string) => look(page, name, language);

		await test.step('demo, its mail, signing in', async () => {
			await open(page, '/demo');
			await see('demo');
			await open(page, '/demo/outbox');
			await see('outbox');
			await open(page, '/sign-in');
			await see('sign-in');
			await send.click();
			await page.getByRole('alert').waitFor();
			await see('sign-in-wrong');
			await page.locator('input[name=address]').fill('niemand@nergens.example');
			await send.click();
			await page.waitForURL(/\/code/);
			await see('code');
			await send.click();
			await page.getByRole('alert').waitFor();
			await see('code-wrong');
			await page.locator('input[name=code]').fill('000000');
			await send.click();
			await page.getByRole('alert').waitFor({ state: 'detached' });
			await see('code-refused');
		});
		await test.step('links, the first administrator, and what is not there', async () => {
			await open(page, '/sign-in/link/none');
			await see('link');
			await send.click();
			await page.getByRole('link', { name: /code/ }).waitFor();
			await see('link-refused');
			await open(page, '/first');
			await see('first');
			await send.click();
			await page.getByRole('alert').waitFor();
			await see('first-wrong');
			await open(page, '/task/none');
			await see('task-gone');
			await open(page, '/nowhere');
			await see('not-found');
		});
		await test.step('the task, before and after the code was sent', async () => {
			const coach = await become(await profile(), 'kromhout');
			await openPlacement(coach, 'Björn Scholten');
			const before = house.postbox.letters.length;
			await ask(coach, { asked: `Kan Björn dit? (${language})`, whom: 'Aan het bedrijf' });
			const letter = await house.postbox.wait(
				(one) =>
					house.postbox.letters.indexOf(one) >= before &&
					one.to === addressOf('hoelscher') &&
					one.text.includes('/task/'),
			);
			await open(page, linkIn(letter));
			await see('task');
			await send.click();
			await page.locator('input[name=code]').waitFor();
			await see('task-sent');
			await send.click();
			await page.getByRole('alert').waitFor();
			await see('task-wrong');
		});
	});
