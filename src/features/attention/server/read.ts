import { m } from '#messages';
import { agreesAs } from '#domain/agreement/rhythm.ts';
import { firstFive } from '#domain/attention/waiting.ts';
import { ownTriangles } from '#features/contact/server/read.ts';
import { waitingFor } from '#features/signal/server/read-view.ts';
import type { PersonScope } from '#platform/server/db/scope.ts';
import type { TodayView } from '../schema.ts';
import { latelyAtWork } from '#features/practice/server/read-lately.ts';
import { placesOf, type Place } from './read-places.ts';
import { waitingView } from './read-sentences.ts';
import { ofContacts, ofSignals, ofUpkeep, type Thing } from './read-things.ts';
import {
	asideView,
	backText,
	doneTexts,
	contactsText,
	latelyText,
	leadText,
	restOf,
	standsInTexts,
	titleText,
} from './read-words.ts';

/** So many questions in which the reader has no turn; the rest stand on the page of the placement. */
const asidesMax = 5;

/** Who only teaches has little that waits, and comes for what is done at work with the subject. */
async function latelyFor(scope: PersonScope, places: readonly Place[]) {
	const teaches = places.some(({ parts }) => parts.includes('teacher'));
	if (!teaches || places.some(({ parts }) => parts.some((part) => part !== 'teacher'))) return null;
	return latelyText(await latelyAtWork(scope));
}

/**
 * Vandaag: at most five things that wait for this reader, with what is asked elsewhere and the way to the rest;
 * and who the reader is. What the lock does not let them see counts for nothing. Three statements.
 */
export async function todayFor(scope: PersonScope) {
	const [signals, own, { me, places, total, running, unreached, left }] = [
		await waitingFor(scope),
		await ownTriangles(scope),
		await placesOf(scope),
	];
	const office = (kind: 'address' | 'left', count: number): Thing => ({
		...{ key: `office-${kind}`, kind, mine: count > 0, since: '9', between: '' },
		...{ place: null, count },
	});
	const chosen = firstFive([
		...ofSignals(signals),
		...ofContacts(own.triangles, places),
		...ofUpkeep(places, scope.today),
		office('left', left),
		office('address', unreached),
	]);
	const standsIn = new Map(places.map(({ id, heldFor }) => [id, heldFor]));
	const shown = new Set(chosen.first.map(({ key }) => key));
	const rest = signals.filter((signal) => !signal.waitsForReader);
	const states = own.triangles.flatMap(({ placement, edges }) => {
		const parts = places.find(({ id }) => id === placement)?.parts ?? [];
		return edges.filter(({ edge }) => agreesAs(edge, parts)).map(({ state }) => state);
	});
	const today: TodayView = {
		title: titleText(chosen),
		lead:
			me && me.roles.length + total + chosen.first.length === 0
				? m.attention_no_part()
				: leadText(chosen, chosen.first.length > 0 ? null : own.nextSlip()),
		contacts: contactsText(states),
		standsIn: standsInTexts(places),
		waiting: chosen.first.map((thing) => waitingView(thing, standsIn)),
		late: rest
			.filter(({ side }) => side === 'asker')
			.slice(0, asidesMax)
			.map(asideView),
		about: rest.filter(({ side, id }) => side === 'neither' && !shown.has(id)).map(asideView),
		done: doneTexts(),
		back: backText(),
		lately: await latelyFor(scope, places),
		rest: restOf(me, { total, running }, places.length > 0),
	};
	return { me, today };
}
