/** Where the students of the demo work: invented firms, with whom the lists name there. */

/** What somebody learns, as far as it says where they can work. */
export type Trade = 'pipes' | 'heating' | 'service' | 'electric' | 'technician';

export interface Course {
	readonly crebo: string;
	readonly title: string;
	readonly level: 2 | 3 | 4;
	readonly trade: Trade;
	/** How a class of it is called, before the year. */
	readonly group: 'WI' | 'EL';
}

/** In the words of the qualification file. */
export const courses: Readonly<Record<string, Course>> = Object.fromEntries(
	(
		[
			['25350', 'Monteur werktuigkundige installaties', 2, 'pipes', 'WI'],
			['25737', 'Monteur elektrotechnische installaties', 2, 'electric', 'EL'],
			['25308', 'Monteur service en onderhoud installaties en systemen', 2, 'service', 'WI'],
			['25835', 'Eerste monteur woning', 3, 'heating', 'WI'],
			['25834', 'Eerste monteur utiliteit', 3, 'heating', 'WI'],
			[
				'25821',
				'Eerste monteur service en onderhoud werktuigkundige installaties',
				3,
				'service',
				'WI',
			],
			[
				'25736',
				'Eerste monteur elektrotechnische installaties in de gebouwde omgeving',
				3,
				'electric',
				'EL',
			],
			[
				'25735',
				'Eerste monteur elektrotechnische industriële installaties en systemen',
				3,
				'electric',
				'EL',
			],
			[
				'25309',
				'Technicus service en onderhoud elektrotechniek en instrumentatie',
				4,
				'technician',
				'EL',
			],
		] as const
	).map(([crebo, title, level, trade, group]) => [crebo, { crebo, title, level, trade, group }]),
);

export interface Workplace {
	readonly company: string;
	/** Leerbedrijf-ID of this site. */
	readonly number: string;
	readonly trainers: readonly string[];
	readonly trades: readonly Trade[];
}

/** Two companies with two sites each, and each site with a leerbedrijf-ID of its own. */
export const rietmolen = {
	name: 'Installatiebedrijf De Rietmolen',
	sites: [
		{ name: 'Installatiebedrijf De Rietmolen', number: '100611847' },
		{ name: 'De Rietmolen, vestiging Zuiderpoort', number: '100611921' },
	],
} as const;

/** The students are all at the first one; its administrator is of the cast. */
export const vanDalen = {
	name: 'Van Dalen Installatietechniek B.V.',
	sites: [
		{ name: 'Van Dalen Installatietechniek B.V.', number: '100482913' },
		{ name: 'Van Dalen, vestiging Noorderkade', number: '100482988' },
	],
} as const;

/** Employs students who work at another firm. */
export const employer = 'Leerwerkbedrijf De Vlierstruik';

/** Where the added students of ROC Oost work. No K. Wolters: he has four, and five minutes. */
export const workplaces: readonly Workplace[] = [
	{
		company: 'Wieland Klimaat',
		number: '100920071',
		trainers: ['A. Postma', 'E. Sarıkaya', 'T. Nieuwenhof'],
		trades: ['pipes', 'heating', 'service', 'technician'],
	},
	{
		company: 'Koel & Warm Service',
		number: '100733206',
		trainers: ['S. Aydin', 'D. Oosterbaan'],
		trades: ['service', 'heating', 'technician'],
	},
	{
		company: rietmolen.name,
		number: rietmolen.sites[0].number,
		trainers: ['H. Ezendam', 'W. Timmerhuis'],
		trades: ['pipes', 'heating', 'electric'],
	},
	{
		company: rietmolen.name,
		number: rietmolen.sites[1].number,
		trainers: ['N. Bouzid'],
		trades: ['pipes', 'service'],
	},
	{
		company: 'Technisch Bureau Hölscher',
		number: '100809554',
		trainers: ['C. Demirci'],
		trades: ['electric', 'technician'],
	},
	{
		company: 'Brinkhof Elektro',
		number: '100577120',
		trainers: ["J. van 't Hul", 'M. Brinkhof'],
		trades: ['electric'],
	},
	{
		company: vanDalen.name,
		number: vanDalen.sites[0].number,
		trainers: ['S. Verhoeven'],
		trades: ['heating', 'pipes'],
	},
];

/** Who was trainer at Brinkhof until somebody else took over. */
export const left = { company: 'Brinkhof Elektro', trainer: 'G. Lubbers', daysAgo: 5 } as const;

/** When somebody at work picks up, and a number that nobody has. Who is not named here keeps theirs to themself. */
export const phones: readonly (readonly [listed: string, phone: string, reachable: string])[] = [
	['coach L. van Raalte', '06 00 00 01 10', 'ma tot do, tot vijf uur'],
	['trainer A. Postma', '06 00 00 01 11', 'liefst vóór achten'],
	['trainer E. Sarıkaya', '06 00 00 01 12', ''],
	['trainer D. Oosterbaan', '06 00 00 01 13', 'in de pauze, om half tien'],
	['trainer H. Ezendam', '06 00 00 01 14', ''],
	['trainer W. Timmerhuis', '06 00 00 01 15', 'stuur eerst een bericht'],
	['trainer N. Bouzid', '06 00 00 01 16', ''],
	['trainer C. Demirci', '06 00 00 01 17', 'na vier uur'],
	['trainer M. Brinkhof', '06 00 00 01 18', ''],
	['trainer S. Verhoeven', '06 00 00 01 19', 'niet op vrijdag'],
];

/** Nobody gave these trainers and students an address yet. */
export const unreached: readonly string[] = [
	'R. Wieland',
	'T. Nieuwenhof',
	'200322',
	'200840',
	'201136',
];
