import { m } from '#messages';
import { edges } from '#domain/contact/contact.ts';
import { safeForSpreadsheet } from '#domain/import/spreadsheet-text.ts';
import type { Tile, Wall } from '../schema.ts';
import { tileText } from './read-words.ts';

const words = {
	runs: m.contact_word_runs,
	wavers: m.contact_word_wavers,
	silent: m.contact_word_silent,
	unknown: m.contact_word_unknown,
} as const;

/**
 * The wall as a list for a spreadsheet, in the reader's language: with a byte order mark and semicolons, as
 * Dutch spreadsheets open them, and no text that one would run as a formula.
 */
export function csvOf({ tiles }: Wall): string {
	const head = [
		m.contact_csv_student(),
		m.contact_csv_company(),
		m.contact_csv_school(),
		m.contact_csv_group(),
		m.contact_csv_qualification(),
		m.contact_csv_stands(),
		m.contact_edge_student_company({ name: m.contact_csv_student() }),
		m.contact_edge_company_school(),
		m.contact_edge_school_student({ name: m.contact_csv_student() }),
	].map((text) => text.toLocaleLowerCase('nl'));
	const rows = [head, ...tiles.map(cells)].map((row) => row.map(cell).join(';'));
	return `\uFEFF${rows.join('\r\n')}\r\n`;
}

function cells(tile: Tile): string[] {
	const { name, company, school, group, qualification, triangle, state } = tile;
	const states = edges.map((edge) => {
		const view = triangle?.edges.find((one) => one.edge === edge);
		return view && state !== 'ended' ? words[view.state]() : '';
	});
	return [name, company, school, group, qualification, tileText(tile), ...states];
}

const cell = (text: string): string => `"${safeForSpreadsheet(text).replaceAll('"', '""')}"`;
