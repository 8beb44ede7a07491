import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** The declarations of the block whose selector contains `selector`, as name -> value. */
function block(selector: string): Map<string, string> {
	const from = css.indexOf('{', css.indexOf(selector));
	const body = css.slice(from + 1, css.indexOf('}', from));
	return new Map([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((m) => [m[1]!, m[2]!]));
}

const light = block(':root {');
const darkByChoice = block(":root[data-theme='dark']");
const darkByDevice = block(":root:not([data-theme='light'])");
const themes = {
	light,
	dark: new Map([...light, ...darkByChoice]),
	print: new Map([...light, ...block(':root:root:root')]),
};

/** Relative luminance of a `#rrggbb` colour (WCAG 2.2). */
function luminance(hex: string): number {
	const [r, g, b] = [1, 3, 5].map((at) => {
		const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
	}) as [number, number, number];
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two tokens in a theme, 1 to 21. A token that is not a plain hex colour is refused. */
function contrast(theme: Map<string, string>, a: string, b: string): number {
	const [low, high] = [a, b]
		.map((name) => {
			const value = theme.get(name) ?? '';
			if (!/^#[0-9a-f]{6}$/.test(value)) throw new Error(`--${name} is "${value}"`);
			return luminance(value);
		})
		.sort((x, y) => x - y) as [number, number];
	return (high + 0.05) / (low + 0.05);
}

const grounds = ['paper', 'surface', 'sunk'];
const parties = ['student', 'company', 'school', 'guide'];
const on = (texts: string[], under: string[]) => texts.flatMap((t) => under.map((u) => [t, u]));

const text = [
	...on(['ink', 'ink-2', 'ink-3', 'warn', ...parties], grounds),
	...on(['ink', 'ink-2', 'warn'], ['warn-soft']),
	...parties.flatMap((party) => on([party, 'ink', 'ink-2'], [`${party}-soft`])),
	...on(['ask-ink'], ['ask', 'ask-over']),
];
const lines = [
	...on(['line-strong', 'focus', 'ink'], grounds),
	...on(['line-strong', 'focus'], ['warn-soft']),
	...on(parties, grounds),
	...on(['ask', 'ask-over'], grounds),
];

describe.each(Object.entries(themes))('in the %s theme', (_, theme) => {
	it.each(text)('text in --%s reads on --%s (4.5:1)', (a, b) => {
		expect(contrast(theme, a!, b!)).toBeGreaterThanOrEqual(4.5);
	});

	it.each(lines)('a line in --%s is seen on --%s (3:1)', (a, b) => {
		expect(contrast(theme, a!, b!)).toBeGreaterThanOrEqual(3);
	});
});

it('dark by choice and dark by device are one palette', () => {
	expect(darkByChoice.size).toBeGreaterThan(20);
	expect([...darkByChoice]).toEqual([...darkByDevice]);
});

it('dark names every colour that light names', () => {
	const colours = [...light].filter(([, value]) => value.startsWith('#')).map(([name]) => name);
	expect(colours.filter((name) => !darkByChoice.has(name))).toEqual([]);
});

it('no component brings a colour of its own', () => {
	const here = new URL('.', import.meta.url);
	const components = readdirSync(here).filter((name) => name.endsWith('.svelte'));
	expect(components.length).toBeGreaterThan(20);
	for (const name of components) {
		const source = readFileSync(new URL(name, here), 'utf8');
		expect(source, name).not.toMatch(/#[0-9a-f]{3,8}\b(?=[;"' )])|rgba?\(|hsla?\(|oklch\(/i);
	}
});
