import type { Page } from '@playwright/test';
import type { CastKey } from '../../src/demo/cast.ts';
import { idOf, journey as test, open } from './journey.ts';
import { look } from './looking.ts';
import { openOwnPlacement, openPlacement } from './placements.ts';
import { become } from './signing-in.ts';

test.use({ world: 'inside' });

test.setTimeout(180_000);

/** Without words, so that it works in each language. */
async function raise(page: Page, asked: string): Promise<string> {
	await page.locator('input[name=asks][value=company]').check();
	await page.locator('textarea[name=asked]').fill(asked);
	await page.locator('main form button').click();
	await page.waitForURL(/\/signals\//);
	return idOf(page);
}

for (const language of ['nl', 'en'] as const) {
	test(`every page of a question can be used by everybody (${language})`, async ({
		house,
		profile,
	}) => {
		const enter = async (who: CastKey) => {
			const context = await profile('laptop', { hasTouch: true });
			await context.addCookies([{ name: 'language', value: language, url: house.url }]);
			return become(context, who);
		};
		const [coach, trainer, student] = [
			await enter('haddou'),
			await enter('hoelscher'),
			await enter('bjorn'),
		];
		const placement = await openPlacement(coach, 'Björn Çelik');

		await test.step('asking, with mistakes', async () => {
			await look(coach, 'placement-coach', language);
			await open(coach, `/placements/${placement}/raise`);
			await look(coach, 'raise', language);
			await coach.locator('main form button').click();
			await coach.getByRole('alert').waitFor();
			await look(coach, 'raise-wrong', language);
			await coach.locator('input[name=asks][value=company]').check();
			await coach.locator('textarea[name=asked]').fill('Is Björn ziek?');
			await coach.locator('main form button').click();
			await coach.locator('input[name=healthChecked]').waitFor();
			await look(coach, 'raise-health', language);
			await open(coach, `/placements/${placement}/raise`);
		});
		const signal = await raise(coach, `Kan Björn deze maand een leiding aanleggen? (${language})`);

		await test.step('the question, for each of the three', async () => {
			await look(coach, 'signal-raised', language);
			await open(trainer, '/today');
			await look(trainer, 'today-full', language);
			await open(trainer, `/signals/${signal}`);
			await look(trainer, 'signal-trainer', language);
			await trainer.locator('button[value=plan]').click();
			await trainer.locator('form[action="?/answer"]').waitFor({ state: 'detached' });
			await look(trainer, 'signal-answered', language);
			await open(student, `/signals/${signal}`);
			await look(student, 'signal-student', language);
			await student.locator('form[action="?/line"] button').click();
			await student.getByRole('alert').waitFor();
			await look(student, 'signal-student-wrong', language);
			await open(coach, `/signals/${signal}`);
			await look(coach, 'signal-coach', language);
		});
		await test.step('the student and the trainer', async () => {
			await openOwnPlacement(student);
			await look(student, 'placement-student', language);
			await open(student, `/placements/${placement}/raise`);
			await look(student, 'raise-student', language);
			await open(student, '/today');
			await look(student, 'today-student', language);
			await open(trainer, `/placements/${placement}`);
			await look(trainer, 'placement-trainer', language);
			await open(trainer, '/placements');
			await look(trainer, 'list-trainer', language);
		});
	});

	test(`every other page can be used by everybody (${language})`, async ({ house, profile }) => {
		const enter = async (who: CastKey) => {
			const context = await profile('laptop', { hasTouch: true });
			await context.addCookies([{ name: 'language', value: language, url: house.url }]);
			return become(context, who);
		};
		await test.step('lists and own data of a coach', async () => {
			const coach = await enter('haddou');
			for (const [path, name] of [
				['/today', 'today'],
				['/placements', 'list'],
				['/placements?q=zzzz', 'list-none'],
				['/me', 'me'],
			] as const) {
				await open(coach, path);
				await look(coach, name, language);
			}
			await coach.locator('form[action="?/reachable"] button').first().click();
			await coach.locator('main [role=status]').first().waitFor();
			await look(coach, 'me-saved', language);
			const placement = await openPlacement(coach, 'Ruben Scholten');
			for (const sheet of ['goal', 'contact', 'more']) {
				await open(coach, `/placements/${placement}/${sheet}`);
				await look(coach, `placement-${sheet}`, language);
			}
			await open(coach, `/placements/${placement}/reach`);
			await coach.locator('main summary').first().click();
			await coach.locator('main details[open] button').click();
			await coach.getByRole('alert').waitFor();
			await look(coach, 'address-wrong', language);
		});
		await test.step('an administrator', async () => {
			const administrator = await enter('zandstra');
			await open(administrator, '/colleagues');
			await look(administrator, 'colleagues', language);
			await openPlacement(administrator, 'Youssef Kuipers');
			await look(administrator, 'placement-administrator', language);
		});
		await test.step('somebody at work, a teacher, and who has nothing to do', async () => {
			const mentor = await enter('brake');
			await openPlacement(mentor, 'Youssef Kuipers');
			await look(mentor, 'placement-mentor', language);
			const teacher = await enter('bosveld');
			await openPlacement(teacher, 'Koen Wassenaar');
			await look(teacher, 'placement-teacher', language);
			const sponsor = await enter('oosterling');
			await open(sponsor, '/today');
			await sponsor.waitForURL('/partnerships');
			await look(sponsor, 'partnerships', language);
			await open(sponsor, '/placements');
			await look(sponsor, 'list-empty', language);
		});
	});
}
