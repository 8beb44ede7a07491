import { runnerOf, type Database, type Engine, type Runner } from '#platform/server/db/engine.ts';
import { prepareHouse } from '#house';

/** Students per school, and per coach as far as a school has them. */
const perSchool = 250;
const perCoach = 100;
/** Students per company, each from another school. */
const perCompany = 4;

const kinds = [
	...[
		'organisation',
		'company',
		'site',
		'student',
		'coach',
		'trainer',
		'mentor',
		'teacher',
		'office',
	],
	...['role', 'mailbox', 'placement', 'part', 'goal', 'signal', 'step', 'line', 'event', 'look'],
];

/** The id of the nth row of a kind, in the shape of a UUIDv7. */
export function idOf(kind: string, n: number): string {
	return `${prefixOf(kind)}${n.toString(16).padStart(12, '0')}`;
}

function prefixOf(kind: string): string {
	return `0198${kinds.indexOf(kind).toString(16).padStart(4, '0')}-0000-7000-8000-`;
}

/** Whose pages are measured: coach 1, of placements 1 to 100. */
export const coachAddress = 'coach1@bench.example';
/** Placement 17, of that coach, with one closed signal and one that was answered. */
export const placementId = idOf('placement', 17);
/** The student of that placement. */
export const studentAddress = 'student17@bench.example';
/** What is mailed to the trainer of placement 16, whose newer signal waits for an answer. */
export const waitingTask = {
	signal: idOf('signal', 31),
	mailbox: idOf('mailbox', kinds.indexOf('trainer') * 1_000_000 + 16),
};

/** `{{kind:expression}}` in the texts below becomes the SQL of that id. */
function expand(text: string): string {
	return text.replace(
		/\{\{(\w+):([^}]+)\}\}/g,
		(_, kind: string, n: string) =>
			`('${prefixOf(kind)}' || lpad(to_hex((${n})::bigint), 12, '0'))::uuid`,
	);
}

/**
 * What the owner prepares of a bench database: the house, and a world of this many placements, with a
 * few set-based statements. A multiple of 250. Skips a database that has its placements.
 */
export async function prepareWorld(
	pool: Database['pool'],
	engine: Engine['engine'],
	placements: number,
): Promise<void> {
	await prepareHouse(pool, engine, false);
	const run = runnerOf(pool);
	const [known] = await run('select 1 as known from placement limit 1');
	if (!known) await insertWorld(run, placements);
}

async function insertWorld(run: Runner, placements: number): Promise<void> {
	const sizes: Record<string, number> = {
		placements,
		schools: placements / perSchool,
		companies: placements / perCompany,
		coaches: (placements / perSchool) * coachesPerSchool,
		teachers: (placements / perSchool) * teachersPerSchool,
		signals: placements * 2,
	};
	for (const statement of [...people, ...roles, ...triangles, ...signals, ...happenings])
		await run(
			expand(statement).replace(/:(\w+)s\b/g, (all, name: string) => `${sizes[`${name}s`] ?? all}`),
		);
}

const coachesPerSchool = Math.ceil(perSchool / perCoach);
const teachersPerSchool = 5;

/** Of placement n: its school, coach, company and the teacher of a subject. */
const school = `(n - 1) / ${perSchool} + 1`;
const coach = `((n - 1) / ${perSchool}) * ${coachesPerSchool} + ((n - 1) % ${perSchool}) / ${perCoach} + 1`;
const company = '(n - 1) % :companies + 1';
const teacher = (subject: number) =>
	`((n - 1) / ${perSchool}) * ${teachersPerSchool} + (n + ${subject}) % ${teachersPerSchool} + 1`;

/** Role ids share one row of numbers: each kind begins at its own million. */
const million = { coach: 0, trainer: 1, mentor: 2, teacher: 3, office: 4 };
const roleOf = (kind: keyof typeof million, n: string) =>
	`{{role:${million[kind]}000000 + (${n})}}`;

const first = `(array['Noor','Sami','Joris','Tess','Yara','Daan','Fleur','Milan','Lotte','Ravi'])[n % 10 + 1]`;
const last = `(array['Visser','Bakker','Smit','Mulder','Dekker','Brouwer','Kok','Jansen','Aydin','Post','Vos'])[n % 11 + 1]`;
const numbers = (size: string) => `from generate_series(1, ${size}) as n`;
const person = (kind: string, size: string) => `
	insert into person (id, first_name, infix, last_name)
	select {{${kind}:n}}, ${first}, case when n % 7 = 0 then 'van der' else '' end, ${last} || ' ' || n ${numbers(size)}`;
const mailbox = (kind: string, size: string, nobody: number) => [
	`insert into mailbox (id, person_id, added_at, proven_at)
	select {{mailbox:${kinds.indexOf(kind)}000000 + n}}, {{${kind}:n}}, now(), case when n % 3 > 0 or '${kind}' = 'coach' then now() end
	${numbers(size)} where n % ${nobody} > 0`,
	`insert into mailbox_address (mailbox_id, address)
	select {{mailbox:${kinds.indexOf(kind)}000000 + n}}, '${kind}' || n || '@bench.example'
	${numbers(size)} where n % ${nobody} > 0`,
];

const people = [
	`insert into organisation (id, kind, name, brin)
	select {{organisation:n}}, 'school', 'School ' || n, lpad(n::text, 2, '0') || 'AA' ${numbers(':schools')}`,
	`insert into organisation (id, kind, name) select {{company:n}}, 'company', 'Bedrijf ' || n ${numbers(':companies')}`,
	`insert into site (id, organisation_id, name) select {{site:n}}, {{company:n}}, 'Werkplaats ' || n ${numbers(':companies')}`,
	person('student', ':placements'),
	person('coach', ':coaches'),
	person('teacher', ':teachers'),
	person('trainer', ':companies'),
	person('mentor', ':companies'),
	person('office', ':schools'),
	...mailbox('student', ':placements', 10),
	...mailbox('coach', ':coaches', 1_000_000),
	...mailbox('teacher', ':teachers', 1_000_000),
	...mailbox('trainer', ':companies', 5),
	...mailbox('mentor', ':companies', 3),
];

const role = (kind: keyof typeof million, stored: string, size: string, place: string) => `
	insert into role (id, person_id, organisation_id, kind, begins_on, phone, reachable)
	select ${roleOf(kind, 'n')}, {{${kind}:n}}, ${place}, '${stored}', current_date - 400, '06 5550 ' || n, 'ma t/m do'
	${numbers(size)}`;

const roles = [
	role('coach', 'coach', ':coaches', `{{organisation:(n - 1) / ${coachesPerSchool} + 1}}`),
	role('teacher', 'teacher', ':teachers', `{{organisation:(n - 1) / ${teachersPerSchool} + 1}}`),
	role('trainer', 'trainer', ':companies', '{{company:n}}'),
	role('mentor', 'mentor', ':companies', '{{company:n}}'),
	role('office', 'administrator', ':schools', '{{organisation:n}}'),
];

const partOf = (place: number, part: string, subject: string, held: string) => `
	insert into placement_person (id, placement_id, role_id, part, subject, begins_on)
	select {{part:n * 8 + ${place}}}, {{placement:n}}, ${held}, '${part}', '${subject}', current_date - 300
	${numbers(':placements')}`;

const triangles = [
	`insert into placement (id, school_id, company_id, student_id, begins_on, planned_end_on)
	select {{placement:n}}, {{organisation:${school}}}, {{company:${company}}}, {{student:n}},
		current_date - 300, current_date + 400 ${numbers(':placements')}`,
	`insert into placement_detail (placement_id, school_id, company_id, site_id, crebo, student_number, group_name, hours_total)
	select {{placement:n}}, {{organisation:${school}}}, {{company:${company}}}, {{site:${company}}},
		(array['25737','25735','25835','25891','25124'])[n % 5 + 1], (100000 + n)::text, 'groep ' || n % 40, 1200
	${numbers(':placements')}`,
	partOf(1, 'coach', '', roleOf('coach', coach)),
	partOf(2, 'trainer', '', roleOf('trainer', company)),
	partOf(3, 'mentor', '', roleOf('mentor', company)),
	partOf(4, 'teacher', 'Elektro', roleOf('teacher', teacher(0))),
	partOf(5, 'teacher', 'Koeltechniek', roleOf('teacher', teacher(1))),
	`insert into goal (id, form_id, placement_id, written_by, as_part, written_at, text)
	select {{goal:n}}, {{goal:n}}, {{placement:n}}, {{student:n}}, 'student', now() - interval '200 days',
		'Zelfstandig een storing zoeken en herstellen' ${numbers(':placements')}`,
];

/**
 * Signal s = 2n is the older one, closed; 2n - 1 the newer one: of each three one only raised, one seen,
 * one answered. The coach asks the company.
 */
const who = `array['student', 'trainer', 'coach', 'person:' || {{coach:${coach}}}::text]`;
const ofSignal = `from (select s, (s + 1) / 2 as n, s % 2 = 0 as closed from generate_series(1, :signals) as s) as one`;
const raisedAt = `now() - case when closed then interval '90 days' else interval '2 days' end`;
const step = (number: number, kind: string, by: string, part: string, condition: string) => `
	insert into signal_step (id, form_id, signal_id, placement_id, number, kind, by, as_part, at, choice, text, audience)
	select {{step:s * 8 + ${number}}}, {{step:s * 8 + ${number}}}, {{signal:s}}, {{placement:n}}, ${number}, '${kind}',
		${by}, '${part}', ${raisedAt} + interval '${number} hours', ${kind === 'answered' ? `'plan', 'Vanaf maandag'` : `null, ''`}, ${who}
	${ofSignal} where ${condition}`;

const signals = [
	`insert into signal (id, form_id, placement_id, school_id, company_id, raised_by, raised_part, raised_at, topic, asked, wished, asks, audience, due_on)
	select {{signal:s}}, {{signal:s}}, {{placement:n}}, {{organisation:${school}}}, {{company:${company}}},
		{{coach:${coach}}}, 'coach', ${raisedAt}, 'together', 'Kan deze student een dag meelopen bij een storing?',
		'deze maand', 'company', ${who}, current_date + 5
	${ofSignal}`,
	step(1, 'seen', `{{trainer:${company}}}`, 'trainer', 'closed or n % 3 > 0'),
	step(2, 'answered', `{{trainer:${company}}}`, 'trainer', 'closed or n % 3 > 1'),
	step(3, 'resolved', `{{coach:${coach}}}`, 'coach', 'closed'),
	`insert into signal_line (id, form_id, signal_id, placement_id, by, at, text, audience)
	select {{line:s}}, {{line:s}}, {{signal:s}}, {{placement:n}}, {{student:n}}, ${raisedAt}, 'Dat wil ik graag', ${who}
	${ofSignal} where closed`,
];

const all = `array['student', 'trainer', 'mentor', 'coach', 'teacher']`;
const happenings = [
	`insert into event (id, at, kind, actor_id, organisation_id, placement_id, subject_id, audience)
	select {{event:n}}, now() - interval '300 days', 'placement.started', null, {{organisation:${school}}}, {{placement:n}}, {{placement:n}}, ${all}
	${numbers(':placements')}`,
	`insert into event (id, at, kind, actor_id, placement_id, subject_id, audience)
	select {{event:1000000 + n}}, now() - interval '200 days', 'goal.written', {{student:n}}, {{placement:n}}, {{goal:n}}, ${all}
	${numbers(':placements')}`,
	`insert into event (id, at, kind, actor_id, organisation_id, placement_id, subject_id, audience)
	select {{event:2000000 + row_number() over ()}}, raised_at, 'signal.raised', raised_by, school_id, placement_id, id, audience from signal`,
	`insert into event (id, at, kind, actor_id, placement_id, subject_id, audience)
	select {{event:3000000 + row_number() over ()}}, at, 'signal.' || kind, by, placement_id, signal_id, audience from signal_step`,
	`insert into event (id, at, kind, actor_id, placement_id, subject_id, audience)
	select {{event:4000000 + row_number() over ()}}, at, 'signal.line-added', by, placement_id, signal_id, audience from signal_line`,
	`insert into look (id, placement_id, organisation_id, part, day)
	select {{look:n}}, {{placement:n}}, {{company:${company}}}, 'trainer', current_date - 3 ${numbers(':placements')}`,
	`insert into look_reader (look_id, placement_id, organisation_id, reader_id, day)
	select {{look:n}}, {{placement:n}}, {{company:${company}}}, {{trainer:${company}}}, current_date - 3 ${numbers(':placements')}`,
];
