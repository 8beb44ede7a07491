import { contactWaits, goalWaits, teachingWaits, type Waiting } from '#domain/attention/waiting.ts';
import { edgeBetween } from '#domain/contact/contact.ts';
import type { Id } from '#domain/kernel/id.ts';
import { calendarFor } from '#domain/kernel/school-calendar.ts';
import { day, Temporal, type Day } from '#domain/kernel/time.ts';
import type { PersonName } from '#domain/people/person.ts';
import type { ownTriangles } from '#features/contact/server/read.ts';
import type { waitingFor } from '#features/signal/server/read-view.ts';
import { holidays } from '#platform/server/holidays.ts';
import type { Place } from './read-places.ts';

export type Signal = Awaited<ReturnType<typeof waitingFor>>[number];
type Triangle = Awaited<ReturnType<typeof ownTriangles>>['triangles'][number];
export type Edge = Triangle['edges'][number];

/** Something that may wait for the reader, with what its sentence needs. */
export type Thing = Omit<Waiting, 'kind'> &
	(
		| { readonly kind: 'question' | 'answer' | 'line'; readonly signal: Signal }
		| { readonly kind: 'rhythm' | 'silent' | 'wavers'; readonly place: Place; readonly edge: Edge }
		| { readonly kind: 'goal'; readonly place: Place }
		| { readonly kind: 'teaching'; readonly place: Place; readonly students: number }
		| { readonly kind: 'address'; readonly place: Place; readonly person: PersonName | null }
		/** Of so many colleagues, by who keeps them. */
		| { readonly kind: 'address'; readonly place: null; readonly count: number }
		/** So many students who have nobody in a role any more. */
		| { readonly kind: 'left'; readonly place: null; readonly count: number }
	);

/** What may wait in a question: for who is asked, for who reads the answer, or one line of who it is about. */
export function ofSignals(signals: readonly Signal[]): Thing[] {
	return signals.map((signal): Thing => {
		const { id: key, state, due, can, placement, askedBy, asks } = signal;
		const edge = edgeBetween(askedBy.party, asks);
		const between = edge ? `${placement}-${edge}` : '';
		if (can.answer) return { key, kind: 'question', mine: true, since: due ?? '', between, signal };
		if (state === 'answered' && can.resolve) {
			const answered = signal.steps.findLast(({ kind }) => kind === 'answered');
			const since = answered?.at ?? '';
			return { key, kind: 'answer', mine: true, since, between, signal };
		}
		const mine = signal.own && can.addLine;
		return { key, kind: 'line', mine, since: signal.raisedAt, between: '', signal };
	});
}

/** What may wait in the contacts of the placements that run. */
export function ofContacts(triangles: readonly Triangle[], places: readonly Place[]): Thing[] {
	const known = new Map(places.map((place) => [place.id, place]));
	return triangles.flatMap((triangle) => {
		const place = known.get(triangle.placement);
		return place ? triangle.edges.flatMap((edge) => ofEdge(edge, place)) : [];
	});
}

function ofEdge(edge: Edge, place: Place): Thing[] {
	const between = `${place.id}-${edge.edge}`;
	const common = { since: '', between, place, edge };
	const { proposal, state } = edge;
	const found: Thing[] = [];
	if (proposal)
		found.push({ ...common, key: proposal.id, kind: 'rhythm', mine: proposal.mayConfirm });
	if (state === 'wavers' || state === 'silent') {
		const mine = edge.mayNote && contactWaits(edge.edge, state, place.parts);
		// Before its last interval: who is over it by most weeks waits longest.
		const since = edge.lastOn ?? '';
		found.push({ ...common, key: between, kind: state, mine, since });
	}
	return found;
}

/** What keeps a placement in order: an address, a goal, a line of what is on at school. */
export function ofUpkeep(places: readonly Place[], today: Day): Thing[] {
	return [
		...ofProgrammes(places, today),
		...ofAddresses(places),
		...places.flatMap((place): Thing[] => {
			const { goal, parts, people } = place;
			const facts = {
				parts,
				held: people.map(({ part }) => part),
				beganOn: day(place.begins),
				written: goal && { on: day(goal.on), as: goal.as },
			};
			const since = goalWaits(facts, today);
			if (!since) return [];
			const key = `goal-${place.id}`;
			return [{ key, kind: 'goal', mine: true, since: since.toString(), between: '', place }];
		}),
	];
}

/** Once for a programme, however many students are in it. */
function ofProgrammes(places: readonly Place[], today: Day): Thing[] {
	const taught = Map.groupBy(places, ({ programme }) => programme);
	return [...taught].map(([programme, of]): Thing => {
		const [place] = of as [Place, ...Place[]];
		const mine = teachingWaits({ ...place, closed: isClosed(place, today) });
		const key = `teaching-${programme.replace(':', '-')}`;
		return { key, kind: 'teaching', mine, since: '', between: '', place, students: of.length };
	});
}

/** Once for a person, on however many placements they are. */
function ofAddresses(places: readonly Place[]): Thing[] {
	const found = new Map<Id, Thing>();
	const add = (id: Id, place: Place, person: PersonName | null) => {
		const known = found.get(id);
		const since = known && known.since < place.begins ? known.since : place.begins;
		const key = `address-${id}`;
		found.set(id, { key, kind: 'address', mine: true, between: '', place, person, since });
	};
	for (const place of places) {
		if (place.studentUnreached) add(place.student.id, place, null);
		for (const one of place.people)
			if (place.unreached.includes(one.person)) add(one.person, place, one);
	}
	return [...found.values()];
}

function isClosed({ region }: Place, today: Day): boolean {
	const { compare } = Temporal.PlainDate;
	return calendarFor('school', region, holidays).closures.some(
		({ from, until }) => compare(from, today) <= 0 && compare(today, until) <= 0,
	);
}
