import { looksLikePersonalNumbers } from './personal-number.ts';
import { bare } from './text.ts';

/**
 * What we take from a list, each with the headers we know it by, the most telling first.
 * Sources: standards.md, section 4 (EduArte's BPV list and our own template).
 * Not here on purpose: `volgnummer`, which counts per student and so identifies no agreement.
 */
const synonyms = {
	studentNumber: 'studentnummer deelnemernummer leerlingnummer nummer studentnumber studentid',
	studentName: 'naam student deelnemer naamstudent naamdeelnemer studentnaam name studentname',
	firstName: 'roepnaam voornaam firstname givenname',
	infix: 'tussenvoegsel voorvoegsel voorvoegsels tussenvoegsels infix prefix',
	lastName: 'achternaam geslachtsnaam familienaam lastname surname familyname',
	studentEmail: 'emailschool schoolemail emailstudent studentemail email emailadres mail',
	agreementNumber:
		'poknummer overeenkomstnummer praktijkovereenkomstnummer bpvnummer pokid agreementnumber',
	begins: 'begindatum begin startdatum datumbegin start begindate startdate',
	plannedEnd:
		'eindgepland geplandeeinddatum verwachteeinddatum einddatumgepland datumeindegepland einddatum eind enddate plannedend',
	endedOn:
		'eindwerkelijk werkelijkeeinddatum einddatumwerkelijk datumeindewerkelijk actualend actualenddate',
	status: 'status bpvstatus statusovereenkomst',
	trainer: 'praktijkopleider naampraktijkopleider workplacetrainer trainer',
	trainerEmail:
		'praktijkopleideremail emailpraktijkopleider emailadrespraktijkopleider traineremail',
	coach:
		'bpvbegeleider praktijkbegeleider begeleiderschool bpvdocent stagebegeleider schoolsupervisor',
	coachEmail:
		'bpvbegeleideremail emailbpvbegeleider praktijkbegeleideremail emailpraktijkbegeleider emailadrespraktijkbegeleider',
	studyCoach: 'studiecoach slb slber studieloopbaanbegeleider loopbaancoach mentor studycoach',
	crebo: 'crebo crebocode crebonummer opleidingcode opleidingscode',
	qualification: 'opleiding kwalificatie opleidingsnaam qualification programme',
	pathway: 'leerweg leertraject pathway',
	cohort: 'cohort',
	hoursTotal: 'omvanguren totaleomvang omvang totaaluren totalhours',
	company: 'bpvbedrijf leerbedrijf bedrijf naamleerbedrijf bedrijfsnaam company',
	workPlacementCompanyId:
		'leerbedrijfid codeleerbedrijf leerbedrijfcode leerbedrijfnummer relatie relatienummer workplacementcompanyid',
	group: 'stamgroep groep klas group class',
	unit: 'organisatieeenheid team afdeling unit',
} as const;

export type ImportField = keyof typeof synonyms;
export const importFields = Object.keys(synonyms) as readonly ImportField[];

/** Why a column is not taken in. `twice`: another column says the same more exactly. */
export const dropReasons = [
	'address',
	'birth',
	'sex',
	'nationality',
	'family',
	'phone',
	'private',
	'twice',
	'unknown',
] as const;
export type DropReason = (typeof dropReasons)[number];

/** What happens to a column: read into a field, left behind unread, or refused because it holds BSNs. */
export type ColumnUse =
	| { readonly kind: 'read'; readonly field: ImportField; readonly askWhoIsMeant: boolean }
	| { readonly kind: 'dropped'; readonly reason: DropReason }
	| { readonly kind: 'refused'; readonly reason: 'bsn' };

export interface Column {
	/** Its place in the file, from 0. */
	readonly index: number;
	/** The header as the school wrote it, for the screen. */
	readonly header: string;
	readonly use: ColumnUse;
}

const refusedHeader = /bsn|burgerservice|sofi|^pgn|persoonsgebonden|onderwijsn(?:umme)?r/u;

const droppedHeaders: readonly (readonly [DropReason, RegExp])[] = [
	['birth', /geboorte(?!land)|^leeftijd|birth/u],
	['sex', /^geslacht$|^sekse|gender|^aanhef|^sex$/u],
	['nationality', /nationalit|geboorteland|herkomst/u],
	[
		'family',
		/^ouders?(?!dom)|ouderverzorger|verzorger|voogd|vertegenwoordiger|vader|moeder|parent|guardian/u,
	],
	['phone', /telefoon|mobiel|^tel|gsm|phone/u],
	[
		'address',
		/straat|huisn|postcode|woonplaats|^plaats|gemeente|^land$|(?<!mail)adres|(?<!mail)address/u,
	],
	['private', /^reden|ziek|verzuim|medisch|zorg|beperking|iban|rekening|opmerking|notitie/u],
];

const fieldByHeader = new Map<string, ImportField>(
	importFields.flatMap((field) => synonyms[field].split(' ').map((word) => [word, field] as const)),
);

/** How many cells of a row are headers we know, to find the header line under the titles. */
export function recognisedHeaders(cells: readonly string[]): number {
	return new Set(cells.map(bare).filter((header) => isKnown(header))).size;
}

/**
 * Says for every column what becomes of it, in the file's order; the rows are looked at only to find
 * BSNs under another header and to see that `Relatie` holds IDs. Beside a planned end of its own,
 * `Einddatum` is the real end (EduArte has both).
 */
export function columnsOf(
	header: readonly string[],
	rows: readonly (readonly string[])[],
): readonly Column[] {
	const columns = header.map((text, index) => ({
		index,
		header: text,
		use: useOf(text, index, rows),
	}));
	const hasRealEnd = columns.some(({ use }) => use.kind === 'read' && use.field === 'endedOn');
	return columns.map((column) => {
		if (!isSurpassed(column, columns)) return column;
		const realEnd = bare(column.header) === 'einddatum' && !hasRealEnd;
		return {
			...column,
			use: realEnd ? read('endedOn', 'einddatum') : { kind: 'dropped', reason: 'twice' },
		};
	});
}

function isKnown(header: string): boolean {
	return fieldByHeader.has(header) || refusedHeader.test(header) || reasonToDrop(header) !== null;
}

function reasonToDrop(header: string): DropReason | null {
	return droppedHeaders.find(([, pattern]) => pattern.test(header))?.[0] ?? null;
}

function useOf(text: string, index: number, rows: readonly (readonly string[])[]): ColumnUse {
	const header = bare(text);
	const cells = () => rows.map((row) => row[index] ?? '');
	const field = fieldByHeader.get(header);
	if (refusedHeader.test(header)) return { kind: 'refused', reason: 'bsn' };
	if (field !== 'workPlacementCompanyId' && looksLikePersonalNumbers(cells()))
		return { kind: 'refused', reason: 'bsn' };
	if (header === 'relatie')
		return read(holdsCompanyIds(cells()) ? 'workPlacementCompanyId' : 'company', header);
	if (field !== undefined) return read(field, header);
	return { kind: 'dropped', reason: reasonToDrop(header) ?? 'unknown' };
}

/** "Praktijkbegeleider" is the school's person in EduArte and the mechanic elsewhere (standards.md, fact 5). */
function read(field: ImportField, header: string): ColumnUse {
	return { kind: 'read', field, askWhoIsMeant: /praktijkbegeleider|^mentor$/u.test(header) };
}

function holdsCompanyIds(cells: readonly string[]): boolean {
	const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
	return filled.filter((cell) => /^\d{9}$/u.test(cell)).length * 2 > filled.length;
}

/** Two columns for one field: the more telling header is read, whatever their order in the file. */
function isSurpassed(column: Column, columns: readonly Column[]): boolean {
	const use = column.use;
	if (use.kind !== 'read') return false;
	const rival = (other: Column) => other.use.kind === 'read' && other.use.field === use.field;
	return columns.some(
		(other) =>
			other !== column &&
			rival(other) &&
			(rank(other, use.field) - rank(column, use.field) || other.index - column.index) < 0,
	);
}

function rank(column: Column, field: ImportField): number {
	const place = synonyms[field].split(' ').indexOf(bare(column.header));
	return place < 0 ? Number.MAX_SAFE_INTEGER : place;
}
