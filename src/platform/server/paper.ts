import { dayText } from '../time/format.ts';

/** A page that is kept: everything in one file, nothing that runs, nothing that is fetched. */
export interface Paper {
	readonly language: 'nl' | 'en';
	readonly title: string;
	readonly lead: string;
	readonly sections: readonly PaperSection[];
}

export interface PaperSection {
	/** The same in every language, for who reads it by machine. */
	readonly key: string;
	readonly title: string;
	/** What stands there when there is nothing. */
	readonly empty: string;
	readonly entries: readonly PaperEntry[];
}

/** Something that was said or is so, on a day (ISO text) or at no day in particular. */
export interface PaperEntry {
	readonly day: string | null;
	readonly text: string;
	readonly more: readonly string[];
}

/** Writes a page as one HTML file that prints well. */
export function paperAsHtml({ language, title, lead, sections }: Paper): string {
	return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<p>${escaped(lead)}</p>
${sections.map((section) => asHtml(section, language)).join('\n')}
</body>
</html>
`;
}

/** Writes the same page as JSON. */
export function paperAsJson(paper: Paper): string {
	return `${JSON.stringify({ version: 1, ...paper }, null, '\t')}\n`;
}

const style = `:root{color-scheme:light dark}body{max-width:42rem;margin:0 auto;padding:1.5rem 1rem 4rem;font:17px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.75rem;line-height:1.2}h2{margin:2rem 0 .5rem;font-size:1.25rem;break-after:avoid}ul{margin:0;padding:0;list-style:none}
li{padding:.5rem 0;border-top:1px solid #8888;break-inside:avoid}small{display:block;font-size:.9rem}p{margin:0 0 .5rem}
@media print{body{max-width:none;padding:0;font-size:11pt;color:#000;background:#fff}}`;

function asHtml({ key, title, empty, entries }: PaperSection, language: Paper['language']): string {
	const list = entries.map((entry) => `<li>${entryAsHtml(entry, language)}</li>`).join('\n');
	const body = entries.length > 0 ? `<ul>\n${list}\n</ul>` : `<p>${escaped(empty)}</p>`;
	return `<section id="${escaped(key)}">\n<h2>${escaped(title)}</h2>\n${body}\n</section>`;
}

function entryAsHtml({ day, text, more }: PaperEntry, language: Paper['language']): string {
	const when = day
		? `<small><time datetime="${escaped(day)}">${escaped(dayText(day, language))}</time></small>`
		: '';
	return `${when}${escaped(text)}${more.map((line) => `<small>${escaped(line)}</small>`).join('')}`;
}

/** Text as HTML shows it, in an attribute too. */
export function escaped(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
}
