import type { Letter } from './mail.ts';

/** What a letter says: short, one button, no personal text. */
export interface LetterWords {
	readonly greeting: string;
	readonly lines: readonly string[];
	readonly code?: string;
	readonly button: { readonly text: string; readonly href: string };
	readonly foot: string;
}

/** Writes a letter in plain text and in the same words of HTML. */
export function writeLetter(
	head: Pick<Letter, 'to' | 'subject' | 'language' | 'messageId'>,
	words: LetterWords,
): Letter {
	const { greeting, lines, code, button, foot } = words;
	const text = [
		greeting,
		...lines,
		...(code ? [code] : []),
		`${button.text}:\n${button.href}`,
		`--\n${foot}`,
	];
	return { ...head, text: text.join('\n\n') + '\n', html: page(head.language, words) };
}

function page(language: string, { greeting, lines, code, button, foot }: LetterWords): string {
	const paragraph = (line: string) => `<p style="margin:0 0 16px">${escaped(line)}</p>`;
	const digits = code
		? `<p style="margin:0 0 16px;font-size:32px;letter-spacing:6px;font-weight:700">${escaped(code)}</p>`
		: '';
	return `<!doctype html><html lang="${language}"><body style="margin:0;background:#f7f5f0;color:#1d2330;font:17px/1.5 'Segoe UI',system-ui,sans-serif">
<div style="max-width:480px;margin:0 auto;padding:32px 20px">${paragraph(greeting)}${lines.map(paragraph).join('')}${digits}
<p style="margin:24px 0"><a href="${escaped(button.href)}" style="display:inline-block;background:#1d2330;color:#fffefb;padding:14px 22px;border-radius:12px;text-decoration:none;font-weight:600">${escaped(button.text)}</a></p>
<p style="margin:32px 0 0;font-size:14px;color:#4d5464">${escaped(foot)}</p></div></body></html>`;
}

function escaped(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

/** The same for every try of one job: whoever gets it twice can see that it is one. */
export function messageIdOf(job: string, publicUrl: string): string {
	return `<${job}@${new URL(publicUrl).hostname}>`;
}
