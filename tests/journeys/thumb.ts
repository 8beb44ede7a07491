import type { Locator, Page } from '@playwright/test';

type Pressed = 'button' | 'link' | 'radio';

/** Presses and types as a person does, and counts what that costs: taps, and typed characters. */
export class Thumb {
	taps = 0;
	typed = 0;
	readonly page: Page;
	constructor(page: Page) {
		this.page = page;
	}

	/** Presses the first one of that name, within the section that holds some text if asked. */
	async tap(role: Pressed, name: string | RegExp, within?: string): Promise<void> {
		const all = within ? this.page.locator('section').filter({ hasText: within }) : this.page;
		await this.press(all.getByRole(role, { name }).first());
	}

	async press(what: Locator): Promise<void> {
		this.taps += 1;
		const touch = await this.page.evaluate(() => matchMedia('(pointer: coarse)').matches);
		await (touch ? what.tap() : what.click());
	}

	/** Puts words into a box; reaching for the box is a tap of its own. */
	async type(label: string, words: string): Promise<void> {
		const box = this.page.getByLabel(label);
		await this.press(box);
		await box.pressSequentially(words);
		this.typed += words.length;
	}
}
