import type { Page } from '@playwright/test';
import { idOf, open } from './journey.ts';

/** Opens the page of one student's placement by its name on the list. Answers the placement's id. */
export async function openPlacement(page: Page, student: string): Promise<string> {
	await page.goto('/placements');
	const link = page.getByRole('link', { name: student });
	const href = await link.getAttribute('href');
	if (!href) throw new Error(`${student} is not on the list`);
	await open(page, href);
	return idOf(page);
}

/** Opens the student's own placement. Answers its id. */
export async function openOwnPlacement(page: Page): Promise<string> {
	await open(page, '/placements');
	return idOf(page);
}

export interface Question {
	readonly asked: string;
	/** The label of whom is asked. */
	readonly whom: string;
	readonly wished?: string;
}

/** What the button says before and after it was chosen whom to ask. */
export const sendButton = /^(Stel de vraag|Vraag het aan)/;

/** Puts a question about the placement that the page shows. Answers the signal's id. */
export async function ask(page: Page, { asked, whom, wished }: Question): Promise<string> {
	await page.getByRole('link', { name: 'Stel een vraag' }).click();
	await page.waitForURL(/\/raise$/);
	await page.getByRole('radio', { name: whom }).first().check();
	await page.getByLabel('Wat vraag je?').fill(asked);
	if (wished) await page.getByLabel('Wanneer heb je het nodig?').fill(wished);
	await page.getByRole('button', { name: sendButton }).click();
	await page.waitForURL(/\/signals\/.+\?raised/);
	return idOf(page);
}

/** Takes back the question that the page shows, so that it waits for nobody in the journeys after this one. */
export async function withdraw(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Trek de vraag in' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Trek de vraag in' }).click();
	await page.getByText('De vraag is ingetrokken.').waitFor();
}
