/** The lists that the two schools of the demo sent since, as text with the columns of their samples. */
import { dayOf, Temporal, type Day, type Instant } from '#domain/kernel/time.ts';
import { courses, left, vanDalen, workplaces, type Course, type Workplace } from './companies.ts';
import { namesOost, namesWest } from './names.ts';

/** So many students of each course, shared out over the firms that teach it. The cast's technician comes first. */
const taken: readonly (readonly [crebo: string, students: number])[] = [
	['25309', 6],
	['25350', 12],
	['25835', 14],
	['25737', 10],
	['25821', 12],
	['25736', 8],
	['25834', 8],
	['25308', 4],
	['25735', 4],
];
/** Who stopped, by their place on the list, and how many days ago: the last two too long ago to be read. */
const endedDaysAgo: ReadonlyMap<number, number> = new Map([
	[24, 16],
	[41, 37],
	[66, 58],
	[29, 130],
	[52, 190],
]);
/** The first student starts after the weekend that comes. */
const comesInDays = 12;
const coming = 77;
/** Whose trainer was somebody who left since. */
const firstOfLeft = 44;
export const numberOost = (place: number): string => String(202010 + 37 * place);
const numberWest = (place: number): string => String(205110 + 37 * place);

/** The school year in which the sample lists were written. */
const sampled = 2026;

/** A sample as the school would send it in the school year of today: the same days, so many years later. */
export function listOfToday(sample: Uint8Array, now: Instant): Uint8Array {
	const later = newestIntake(dayOf(now)) - sampled;
	// Letter by letter the bytes as they are, whatever their encoding.
	const text = Buffer.from(sample).toString('latin1');
	const moved = text.replace(
		/(\d{1,2}-\d{1,2}-)(\d{4})/g,
		(_, day, year) => `${day}${Number(year) + later}`,
	);
	return Buffer.from(moved, 'latin1');
}

/** The year of the newest intake that has been there for two months. */
function newestIntake(today: Day): number {
	const then = today.subtract({ days: 62 });
	return then.month * 100 + then.day >= 904 ? then.year : then.year - 1;
}

interface Listed {
	readonly place: number;
	readonly course: Course;
	readonly workplace: Workplace;
	readonly trainer: string;
	readonly begins: Day;
	readonly plannedEnd: Day;
	readonly endedOn: Day | null;
	readonly group: string;
}

const years = { 2: 2, 3: 3, 4: 4 } as const;

/** Everybody whom the school would list today. */
function placements(today: Day): Listed[] {
	const newest = newestIntake(today);
	const order = taken.flatMap(([crebo, students]) => Array<string>(students).fill(crebo));
	const counts = new Map<string, number>();
	const next = (key: string) => {
		const count = counts.get(key) ?? 0;
		counts.set(key, count + 1);
		return count;
	};
	return order.map((crebo, place) => {
		const course = courses[crebo];
		if (!course) throw new Error(`the demo knows no course ${crebo}`);
		const fitting = workplaces.filter(({ trades }) => trades.includes(course.trade));
		const workplace = fitting[next(course.trade) % fitting.length];
		if (!workplace) throw new Error(`nobody teaches ${course.trade}`);
		const trainer = workplace.trainers[next(workplace.number) % workplace.trainers.length] ?? '';
		// The first one has been at it the longest: by now a mechanic with students of their own.
		const inYear = place === 0 ? 3 : next(crebo) % years[course.level];
		// Who stopped before the newest intake was of the one before.
		const stopped = endedDaysAgo.has(place) && inYear === 0;
		const ago = stopped ? 1 : inYear;
		const started = Temporal.PlainDate.from({ year: newest - ago, month: 8, day: 24 });
		const starts = place === coming;
		return {
			place,
			course,
			workplace,
			trainer,
			begins: starts ? today.add({ days: comesInDays }) : started.add({ days: place % 10 }),
			plannedEnd: Temporal.PlainDate.from({
				year: newest - (starts ? 0 : ago) + years[course.level],
				month: 7,
				day: 31,
			}),
			endedOn: endedOn(place, today),
			group: `${course.group}${course.level}${'ABC'[place % 3]}`,
		};
	});
}

function endedOn(place: number, today: Day): Day | null {
	const ago = endedDaysAgo.get(place);
	return ago === undefined ? null : today.subtract({ days: ago });
}

/** What ROC Oost's list said on a day: who had started by then or would within the month, and who had stopped. */
export function listOost(at: Instant, now: Instant): Uint8Array {
	const [day, today] = [dayOf(at), dayOf(now)];
	const isBy = (one: Day, other: Day) => Temporal.PlainDate.compare(one, other) <= 0;
	const rows = placements(today)
		.filter(({ begins }) => isBy(begins, day.add({ days: 31 })))
		.map((row) => {
			const ended = row.endedOn !== null && isBy(row.endedOn, day) ? row.endedOn : null;
			const handedOn = isBy(today.subtract({ days: 30 }), day);
			return [
				numberOost(row.place),
				namesOost[row.place],
				dutch(row.begins),
				dutch(ended ?? row.plannedEnd),
				ended ? 'Beëindigd' : 'Definitief',
				ended ? 'Diploma behaald' : '',
				row.workplace.company === left.company && row.place >= firstOfLeft && !handedOn
					? left.trainer
					: row.trainer,
				'L. van Raalte',
				String(610 * (row.course.level - 1)),
				`${row.course.crebo} ${row.course.title} (BBL)`,
				row.workplace.company,
				row.workplace.number,
				row.group,
				'Techniek & Mobiliteit',
			];
		});
	const head =
		'Nummer;Naam;Begindatum;Einddatum;Status;Reden beëindiging;Praktijkopleider;Praktijkbegeleider;Totale omvang;Opleiding;BPV-bedrijf;Relatie;Stamgroep;Organisatie-eenheid';
	return asFile(head, rows);
}

const westward = [
	[vanDalen.name, vanDalen.sites[0].number, 'K. Wolters', '25835'],
	['Koel & Warm Service', '100733206', 'S. Aydin', '25821'],
	['Brinkhof Elektro', '100577120', 'M. Brinkhof', '25736'],
] as const;
const coachesWest = ['F. Haddou', 'B. Kromhout', 'L. van Raalte'] as const;

/** What College Westpoort added to its list. The first one works where K. Wolters is. */
export function listWest(now: Instant): Uint8Array {
	const newest = newestIntake(dayOf(now));
	const rows = namesWest.map(([first, infix, last], place) => {
		const [company, code, trainer, crebo] =
			westward[place === 0 ? 0 : 1 + (place % 2)] ?? westward[0];
		const coach = coachesWest[place % 3] ?? coachesWest[0];
		const number = numberWest(place);
		const year = newest - ((place + 1) % 3);
		const course = courses[crebo];
		return [
			...[number, first, infix, last, `${number}@student.westpoort.example`],
			...[crebo, 'BBL', '3', String(year), `${course?.group}3${'ABC'[place % 3]}`, `POK-${number}`],
			...[company, code, trainer, '', coach, '', coach],
			...[`${1 + (place % 9)}-9-${year}`, `31-7-${year + 3}`, '32', 'Definitief'],
		];
	});
	const head =
		'studentnummer;roepnaam;tussenvoegsel;achternaam;email;crebo;leerweg;niveau;cohort;klas;overeenkomstnummer;leerbedrijf;code leerbedrijf;praktijkopleider;praktijkopleider e-mail;bpv-begeleider;bpv-begeleider e-mail;studiecoach;begindatum;einddatum;uren per week;status';
	return asFile(head, rows);
}

const dutch = ({ day, month, year }: Day): string => `${day}-${month}-${year}`;

function asFile(head: string, rows: readonly (readonly (string | undefined)[])[]): Uint8Array {
	const lines = [head, ...rows.map((row) => row.join(';'))];
	return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`);
}
