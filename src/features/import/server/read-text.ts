import { unreadable } from '#domain/import/unreadable.ts';
import { happened, type Result } from '#domain/kernel/result.ts';

export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Text with line feeds only, and the encoding it was written in. */
export interface DecodedText {
	readonly text: string;
	readonly encoding: Encoding;
}

/**
 * Windows-1252 where it differs from Latin-1: 0x80 to 0x9f. Our own table, since some Node versions decode these
 * 32 bytes as Latin-1.
 */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Control characters that no text file has: all but tab, line ends, form feed and the old end-of-file. */
const notText = /[\u0000-\u0008\u000e-\u0019\u001b-\u001f]/gu;

/**
 * Decodes a text file: a byte order mark decides, else UTF-8 when it is valid, else Windows-1252.
 * Refuses workbooks, other archives, web pages and everything else that is no text.
 */
export function decoded(bytes: Uint8Array): Result<DecodedText, 'workbook-not-yet' | 'not-a-list'> {
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (isWorkbook(buffer)) return unreadable('workbook-not-yet');
	const { text, encoding } = decodedAs(buffer);
	if (isMarkup(text) || isBinary(text)) return unreadable('not-a-list');
	return happened({ text: text.replace(/\r\n?/gu, '\n'), encoding });
}

/** XLSX is a zip with its parts named inside; XLS and a locked XLSX are OLE files (no name to look for). */
function isWorkbook(buffer: Buffer): boolean {
	if (buffer.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004')
		return buffer.includes('xl/') || buffer.includes('[Content_Types].xml');
	return buffer.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1';
}

function decodedAs(buffer: Buffer): DecodedText {
	const [first, second, third] = buffer;
	if (first === 0xef && second === 0xbb && third === 0xbf)
		return fromUtf8(buffer.subarray(3), true);
	if (first === 0xff && second === 0xfe)
		return { text: buffer.subarray(2).toString('utf16le').toWellFormed(), encoding: 'utf-16le' };
	if (first === 0xfe && second === 0xff) {
		const even = Buffer.from(buffer.subarray(2, buffer.length - (buffer.length % 2)));
		return { text: even.swap16().toString('utf16le').toWellFormed(), encoding: 'utf-16be' };
	}
	return fromUtf8(buffer, false);
}

function fromUtf8(buffer: Buffer, marked: boolean): DecodedText {
	try {
		const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(buffer);
		return { text, encoding: marked ? 'utf-8-bom' : 'utf-8' };
	} catch {
		return { text: fromWindows1252(buffer), encoding: 'windows-1252' };
	}
}

function fromWindows1252(buffer: Buffer): string {
	return buffer
		.toString('latin1')
		.replace(/[\u0080-\u009f]/gu, (byte) => windows1252[byte.charCodeAt(0) - 0x80] ?? byte);
}

function isMarkup(text: string): boolean {
	return /^\s*<(?:!doctype|!--|html|head|body|table|\?xml|svg)/iu.test(text.slice(0, 2000));
}

/** A stray control character can stand in a cell; a file full of them, or one zero byte, is no text. */
function isBinary(text: string): boolean {
	const strange = text.match(notText)?.length ?? 0;
	return text.includes('\u0000') || text.startsWith('%PDF-') || strange * 200 > text.length;
}
