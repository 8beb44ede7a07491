/**
 * A cell that a spreadsheet shows as text and never runs. Text that starts like a formula (=, +, -, @,
 * tab, carriage return, line feed, also their full-width forms) gets an apostrophe in front (OWASP, CSV injection).
 * For files we write; what we store stays as it was typed. Quoting of the cell is up to the writer.
 */
export function safeForSpreadsheet(text: string): string {
	return /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
}
