/** A page that stands on its own: no script, no style sheet, no data. For when the rest cannot come. */
interface BarePage {
	readonly language: 'nl' | 'en';
	readonly title: string;
	readonly text: string;
	/** Words of the one link, which asks for the same address again. */
	readonly again: string;
	/** Address of the letter, where it is at hand. */
	readonly font?: string | undefined;
}

/** What a browser may do with such a page: show it. */
export const barePolicy =
	"default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The colours of tokens.css that it needs, light and dark; a test holds the two together. */
export const bareColours = {
	paper: ['#f7f5f0', '#15181e'],
	ink: ['#1d2330', '#f1efe8'],
	focus: ['#0b62d6', '#7db2ff'],
} as const;

/** Its HTML. The texts are our own and hold no markup. */
export function barePage({ language, title, text, again, font }: BarePage): string {
	const colours = (at: 0 | 1) =>
		Object.entries(bareColours)
			.map(([name, pair]) => `--${name}:${pair[at]}`)
			.join(';');
	const face = font ? `@font-face{font-family:Letter;font-weight:200 800;src:url(${font})}` : '';
	return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${title} · Leerkring</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">
<style>${face}:root{${colours(0)}}@media(prefers-color-scheme:dark){:root{${colours(1)}}}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.45 Letter,'Atkinson Hyperlegible Next','Segoe UI',system-ui,sans-serif}
header{padding:12px 16px;font-weight:720}main{max-width:36rem;margin:auto;padding:16px 16px 48px;overflow-wrap:anywhere}
h1{margin:0 0 8px;font-size:1.75rem;line-height:1.15;text-wrap:balance}p{margin:0 0 24px}
a{display:inline-flex;align-items:center;min-height:3rem;padding:0 1.25rem;border:1.5px solid var(--ink);border-radius:12px;background:var(--ink);color:var(--paper);font-weight:620;text-decoration:none}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}@media print{a{display:none}}</style></head>
<body><header>Leerkring</header><main><h1>${title}</h1><p>${text}</p><a href="">${again}</a></main></body></html>`;
}
