/** Rows that a person tries to add: those the matrix allows, and every forgery we could think of. */
import { tables, type TableName } from '#domain/access/matrix.ts';
import type { Id } from '#domain/kernel/id.ts';
import {
	handOver,
	idOf,
	labelOf,
	organisation,
	person as everybody,
	personId,
	placement,
	today,
} from '../cast.ts';
import { world } from '../world.ts';
import { eventRow, only, shapes, signal, signalLine, signalRow } from './cast-signals.ts';
import { erasureCandidates } from './erasing.ts';
import { workMakers } from './candidates-work.ts';
import type { AnyRow } from './relations.ts';
import { on } from './standing.ts';

/** A row that is tried, and how a failing test speaks of it. */
export interface Candidate {
	readonly what: string;
	readonly row: AnyRow;
}

const at = '2026-11-22T09:00:00Z';
const parts = ['student', 'trainer', 'mentor', 'coach', 'teacher'] as const;
const parties = ['student', 'company', 'school'] as const;
const readersOf = { student: [], company: ['trainer'], school: ['coach'] } as const;
const cornerOf = {
	student: 'student',
	trainer: 'company',
	mentor: 'company',
	coach: 'school',
	teacher: 'school',
} as const;
/** Several people try at the same time, each with ids of their own. */
const freshFor = (person: Id) => ({
	id: idOf(`new:row of ${person}`),
	form_id: idOf(`new:form of ${person}`),
});
let fresh = freshFor(idOf('new:nobody'));
const hanneke = personId('hanneke');

/** What this person tries to add to a table. */
export function candidatesOf(person: Id, table: TableName): Candidate[] {
	fresh = freshFor(person);
	return (makers[table] ?? copies(table))(person);
}

type Maker = (person: Id) => Candidate[];

const makers: Partial<Record<TableName, Maker>> = {
	goal: (person) => [
		...placement.flatMap((where) => parts.map((part) => goalOf(person, where.id, part))),
		goalOf(hanneke, placement[0]?.id ?? '', 'coach', 'in the name of Hanneke'),
	],
	signal: (person) => [...plainSignals(person), ...forgedSignals(person)],
	signal_step: (person) => [...plainSteps(person), ...forgedSteps(person)],
	signal_line: (person) => {
		const open = signal.filter((one) => !signalLine.some((line) => line.signal_id === one.id));
		return open.flatMap((one) => [
			lineOf(one, person),
			...(one.placement_id === placement[0]?.id
				? [
						lineOf(one, person, 'with a wider audience', { audience: [...one.audience, 'mentor'] }),
						lineOf(one, person, 'on another placement', { placement_id: placement[7]?.id }),
						lineOf(one, personId('noor'), 'in the name of Noor'),
					]
				: []),
		]);
	},
	event: (person) => [...placementEvents(person), ...otherEvents(person)],
	look: (person) => [
		...placement.flatMap((where) => parts.map((part) => lookOf(where, part))),
		...placement.flatMap((where) =>
			on(person, where.id).flatMap(({ part }) => forgedLooks(where, part)),
		),
	],
	look_reader: (person) => [
		...placement.flatMap((where) => [
			readerOf(where, person, where.school_id),
			readerOf(where, person, where.company_id, 'of the company'),
			readerOf(where, hanneke, where.school_id, 'in the name of Hanneke'),
			readerOf(where, person, where.school_id, 'of yesterday', { day: '2026-11-21' }),
			readerOf(where, person, where.school_id, 'of a look of the company', {
				look_id: idOf(`look:spare of the trainer at ${labelOf(where.id)}`),
			}),
			readerOf(where, person, where.school_id, 'of a look elsewhere', {
				look_id: idOf(`look:spare of the coach at ${labelOf(elsewhere(where).id)}`),
			}),
		]),
	],
	...workMakers,
	erasure: erasureCandidates,
};

/** A table to which nobody adds: a copy of a row that stands there. */
const copies =
	(table: TableName): Maker =>
	() => {
		if ('insert' in tables[table]) throw new Error(`no candidates for ${table}`);
		const [first] = world[table];
		return [
			{
				what: 'a copy of a row',
				row: { ...first, ...('id' in (first ?? {}) ? { id: fresh.id } : {}) },
			},
		];
	};

function goalOf(person: Id, where: Id, part: string, forged = ''): Candidate {
	return {
		what: `on ${labelOf(where)} as ${part} ${forged}`,
		row: {
			...fresh,
			placement_id: where,
			written_by: person,
			as_part: part,
			written_at: at,
			text: 'x',
		},
	};
}

function plainSignals(person: Id): Candidate[] {
	return placement.flatMap((where) =>
		parts.flatMap((part) => {
			// Who has no part in it is tried once a part; who has, asks everybody.
			const tried =
				on(person, where.id).length > 0
					? parties
					: parties.slice(cornerOf[part] === 'school' ? 1 : 2).slice(0, 1);
			return tried.map((asks) => signalOf(person, where, part, asks));
		}),
	);
}

type Signal = (typeof signal)[number];
function signalOf(
	person: Id,
	where: (typeof placement)[number],
	part: (typeof parts)[number],
	asks: (typeof parties)[number],
	forged = '',
	change: Partial<Signal> = {},
): Candidate {
	const asker = part === 'student' ? [] : [`person:${person}`];
	const audience = [
		...new Set(['student', ...readersOf[asks], ...readersOf[cornerOf[part]], ...asker]),
	];
	const shape = { on: labelOf(where.id), by: 'noor', raised_part: part, asks, audience } as const;
	const row = { ...signalRow('new', shape), ...fresh, raised_by: person, ...change };
	return { what: `on ${labelOf(where.id)} as ${part} to ${asks} ${forged}`, row };
}

function forgedSignals(person: Id): Candidate[] {
	return placement.flatMap((where) =>
		on(person, where.id).flatMap(({ part, heldFor }) => {
			const asks = part === 'coach' || part === 'teacher' ? 'company' : 'school';
			const forge = (forged: string, change: Partial<Signal>) =>
				signalOf(person, where, part, asks, forged, change);
			const elsewhere = placement.find(
				(one) => one.id !== where.id && one.school_id !== where.school_id,
			);
			return [
				forge('in the name of another', { raised_by: hanneke }),
				forge('on behalf of somebody', { on_behalf_of: personId('ruth') }),
				forge('on behalf of whom they stand in for', { on_behalf_of: heldFor }),
				forge('that the mentor reads too', { audience: ['student', 'mentor'] }),
				forge('that both corners read', { audience: ['student', 'trainer', 'coach', 'mentor'] }),
				forge('that Nick reads too', { audience: ['student', only('nick')] }),
				forge('to the mentor alone', {
					asks: 'company',
					asks_person: personId('mo'),
					audience: ['student', only('mo')],
				}),
				forge('to the mentor alone, that trainers read', {
					asks: 'company',
					asks_person: personId('mo'),
					audience: ['student', 'trainer', only('mo')],
				}),
				forge('about a subject', {
					topic: 'subject',
					topic_detail: 'Elektro',
					audience: ['student', 'coach', 'teacher:Elektro'],
				}),
				forge('that a teacher of nothing reads', { audience: ['student', 'teacher:Elektro'] }),
				forge('on another placement', { placement_id: elsewhere?.id }),
			];
		}),
	);
}

const kinds = ['seen', 'answered', 'resolved', 'reopened', 'withdrawn'] as const;
function stepOf(
	about: Signal,
	person: Id,
	part: string,
	kind: string,
	forged = '',
	change: AnyRow = {},
): Candidate {
	const row = {
		...fresh,
		signal_id: about.id,
		placement_id: about.placement_id,
		number: 2 + everybody.findIndex(({ id }) => id === person),
		kind,
		by: person,
		as_part: part,
		on_behalf_of: null,
		at,
		choice: kind === 'answered' ? 'plan' : null,
		audience: about.audience,
		due_on: kind === 'reopened' ? today : null,
		...change,
	};
	return { what: `"${kind}" to ${labelOf(about.id)} as ${part} ${forged}`, row };
}

function plainSteps(person: Id): Candidate[] {
	return signal.flatMap((about) => {
		const mine = on(person, about.placement_id).map(({ part }) => part);
		const tried = mine.length > 0 ? [...new Set(mine)] : (['coach', 'trainer', 'student'] as const);
		return tried.flatMap((part) =>
			(mine.length > 0 ? kinds : (['seen'] as const)).map((kind) =>
				stepOf(about, person, part, kind),
			),
		);
	});
}

function forgedSteps(person: Id): Candidate[] {
	const [about] = signal;
	const other = signal.find((one) => one.placement_id !== about?.placement_id);
	return on(person, about?.placement_id).flatMap(({ part }) => {
		if (!about || !other) return [];
		const forge = (forged: string, change: AnyRow) =>
			kinds.map((kind) => stepOf(about, person, part, kind, forged, change));
		return [
			...forge('in the name of another', { by: personId('ivo') }),
			...forge('in a part they do not have', { as_part: part === 'trainer' ? 'coach' : 'trainer' }),
			...forge('with a wider audience', { audience: [...about.audience, 'mentor'] }),
			...forge('on behalf of somebody', { on_behalf_of: personId('ruth') }),
			...forge('under a signal of elsewhere', { signal_id: other.id }),
			...forge('on a placement elsewhere', { placement_id: other.placement_id }),
		];
	});
}

function lineOf(about: Signal, person: Id, forged = '', change: AnyRow = {}): Candidate {
	const row = {
		...fresh,
		signal_id: about.id,
		placement_id: about.placement_id,
		by: person,
		at,
		text: 'x',
		audience: about.audience,
	};
	return { what: `to ${labelOf(about.id)} ${forged}`, row: { ...row, ...change } };
}

const toEvent = (what: string, row: AnyRow): Candidate => ({ what, row: { ...row, id: fresh.id } });

function placementEvents(person: Id): Candidate[] {
	return [
		...placement.flatMap(({ id }) => [
			toEvent(
				`goal written on ${labelOf(id)}`,
				eventRow('new', 'goal.written', person, id, id, ['student', 'coach']),
			),
			toEvent(
				`goal written on ${labelOf(id)} by Noor`,
				eventRow('new', 'goal.written', personId('noor'), id, id, ['student']),
			),
		]),
		...Object.keys(shapes).flatMap((name) => {
			const about = signal.find((one) => one.id === idOf(`signal:${name}`));
			if (!about) return [];
			const tried = (audience: string[]) =>
				eventRow('new', 'signal.seen', person, about.placement_id, about.id, audience);
			return [
				toEvent(`seen ${name}`, tried(about.audience)),
				toEvent(`seen ${name}, told to more`, tried([...about.audience, 'mentor'])),
			];
		}),
	];
}

function otherEvents(person: Id): Candidate[] {
	return [
		...organisation.flatMap(({ id }) =>
			[`administrator:${id}`, ...(['nick', 'lotte', 'quinten'] as const).map(only)].map(
				(audience) =>
					toEvent(`for ${labelOf(id)} to ${labelOf(audience.split(':')[1] ?? '')}`, {
						...eventRow('new', 'sign-in.ended', person, null, id, [audience]),
						organisation_id: id,
					}),
			),
		),
		...[person, hanneke].map((id) =>
			toEvent(
				`to ${labelOf(id)} alone`,
				eventRow('new', 'sign-in.ended', person, null, id, [`person:${id}`]),
			),
		),
		...handOver.flatMap((one) => [
			toEvent(
				`of ${labelOf(one.id)}`,
				eventRow('new', 'hand-over.made', person, one.placement_id, one.id, ['student', 'coach']),
			),
			toEvent(
				`of ${labelOf(one.id)} elsewhere`,
				eventRow('new', 'hand-over.made', person, placement[8]?.id ?? '', one.id, ['student']),
			),
			...(['hugo', 'nick'] as const).map((whom) =>
				toEvent(
					`of ${labelOf(one.form_id)} to ${whom}`,
					eventRow('new', 'hand-over.told', person, null, one.form_id, [only(whom)]),
				),
			),
		]),
		...organisation.flatMap(({ id }) =>
			[personId('noor'), personId('karin'), personId('nick'), person].flatMap((whom) =>
				[[only('noor')], [`administrator:${id}`, `person:${whom}`]].map((audience) =>
					toEvent(`that ${labelOf(whom)} can fetch data, by ${labelOf(id)} to ${audience.length}`, {
						...eventRow('new', 'copy.offered', person, null, whom, audience),
						organisation_id: id,
					}),
				),
			),
		),
		toEvent(
			'a signal without a placement',
			eventRow('new', 'signal.seen', person, null, signal[0]?.id ?? '', [`person:${person}`]),
		),
	];
}

type Where = (typeof placement)[number];
const elsewhere = (where: Where): Where => placement.find(({ id }) => id !== where.id) ?? where;

function lookOf(where: Where, part: string, forged = '', change: AnyRow = {}): Candidate {
	const office = part === 'coach' || part === 'teacher' ? where.school_id : where.company_id;
	const row = {
		id: fresh.id,
		placement_id: where.id,
		organisation_id: office,
		part,
		day: today,
		...change,
	};
	return { what: `at ${labelOf(where.id)} as ${part} ${forged}`, row };
}

function forgedLooks(where: Where, part: string): Candidate[] {
	const other = part === 'coach' || part === 'teacher' ? where.company_id : where.school_id;
	return [
		lookOf(where, part, 'of the other corner', { organisation_id: other }),
		lookOf(where, part, 'of yesterday', { day: '2026-11-21' }),
	];
}

function readerOf(
	where: Where,
	person: Id,
	office: Id,
	forged = '',
	change: AnyRow = {},
): Candidate {
	const part = office === where.school_id ? 'coach' : 'trainer';
	const look = {
		look_id: idOf(`look:spare of the ${part} at ${labelOf(where.id)}`),
		placement_id: where.id,
		organisation_id: office,
	};
	return {
		what: `at ${labelOf(where.id)} ${forged}`,
		row: { ...look, reader_id: person, day: today, ...change },
	};
}
