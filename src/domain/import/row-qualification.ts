import type { RowCells } from './row-cells.ts';
import { bare } from './text.ts';

/** The programmes that may stand in a list: crebo -> official title. */
export type KnownQualifications = ReadonlyMap<string, { readonly title: string }>;

/** DUO's values for the pathway (standards.md, 1.1). */
export const pathways = ['BOL', 'BBL', 'OVO', 'EX', 'ODT'] as const;
export type Pathway = (typeof pathways)[number];

export interface ListedQualification {
	readonly crebo: string;
	/** As the list writes it, without crebo and pathway; null when it gives a crebo alone. */
	readonly qualificationTitle: string | null;
	readonly pathway: Pathway | null;
}

/**
 * Reads `25350 Monteur werktuigkundige installaties (BBL)`, or crebo, title and pathway from columns of
 * their own. A title without a crebo counts when exactly one programme is called so, with a warning.
 * Schools misprint crebos, so a title that is not the crebo's own is a warning, an unknown crebo a problem
 * (standards.md, section 2, traps).
 */
export function readQualification(
	cells: RowCells,
	known: KnownQualifications,
): ListedQualification | null {
	const parts = /^(?:(\d{5})\b[\s:–-]*)?(.*?)(?:\s*\((BOL|BBL|OVO|EX|ODT)\))?$/iu.exec(
		cells.optional('qualification') ?? '',
	);
	const title = parts?.[2] ?? '';
	const pathway = readPathway(cells, parts?.[3]);
	const crebo = readCrebo(cells, parts?.[1], title, known);
	if (crebo === null) return null;
	if (title !== '' && bare(title) !== bare(known.get(crebo)?.title ?? ''))
		cells.report('qualification', 'crebo_contradicts_title');
	return { crebo, qualificationTitle: title === '' ? null : title, pathway };
}

function readCrebo(
	cells: RowCells,
	inTitle: string | undefined,
	title: string,
	known: KnownQualifications,
): string | null {
	const own = cells.text('crebo');
	const field = own === '' ? 'qualification' : 'crebo';
	const crebo = own === '' ? inTitle : own;
	if (crebo === undefined) return byTitle(cells, title, known);
	if (!known.has(crebo)) return cells.report(field, 'crebo_unknown');
	if (inTitle !== undefined && inTitle !== crebo)
		cells.report('qualification', 'crebo_contradicts_title');
	return crebo;
}

function byTitle(cells: RowCells, title: string, known: KnownQualifications): string | null {
	const same = [...known].filter(([, one]) => title !== '' && bare(one.title) === bare(title));
	const [only] = same;
	if (only === undefined || same.length > 1) return cells.report('qualification', 'crebo_missing');
	cells.report('qualification', 'crebo_from_title');
	return only[0];
}

function readPathway(cells: RowCells, inTitle: string | undefined): Pathway | null {
	const own = cells.text('pathway');
	const word = (own === '' ? (inTitle ?? '') : own).toUpperCase();
	if (word === '') return null;
	return pathways.find((pathway) => pathway === word) ?? cells.report('pathway', 'pathway_unknown');
}
