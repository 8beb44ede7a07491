/** Passes, parts and stand-ins that a person tries to make, rightly and forged. */
import type { TableName } from '#domain/access/matrix.ts';
import type { Id } from '#domain/kernel/id.ts';
import { idOf, labelOf, personId, placement } from '../cast.ts';
import type { Candidate } from './candidates.ts';
import type { AnyRow } from './relations.ts';
import { on, peopleOn } from './standing.ts';

const at = '2026-11-22T09:00:00Z';
const soon = '2026-11-22T09:15:00Z';
const hanneke = personId('hanneke');

type Maker = (person: Id) => Candidate[];

function passOf(
	person: Id,
	where: Id,
	whom: Id,
	part: string,
	forged = '',
	change: AnyRow = {},
): Candidate {
	const row = {
		id: idOf(`new:pass of ${person}`),
		person_id: whom,
		made_by: person,
		placement_id: where,
		as_part: part,
		made_at: at,
		expires_at: soon,
		ended_at: null,
		used_at: null,
		...change,
	};
	return { what: `for ${labelOf(whom)} on ${labelOf(where)} as ${part} ${forged}`, row };
}

export const peopleMakers: Partial<Record<TableName, Maker>> = {
	pass: (person) =>
		placement.flatMap(({ id, student_id: student }) => {
			const stands = on(person, id).length > 0;
			const whoever = stands ? [...new Set([...peopleOn(id), personId('nick')])] : [student];
			return (['coach', 'trainer'] as const).flatMap((part) => [
				...whoever.filter((whom) => whom !== person).map((whom) => passOf(person, id, whom, part)),
				...(stands && student !== person
					? [
							passOf(person, id, student, part, 'that is used', { used_at: at }),
							passOf(person, id, student, part, 'that is over', { ended_at: at }),
							...(student === hanneke || person === hanneke
								? []
								: [passOf(person, id, student, part, 'as Hanneke', { made_by: hanneke })]),
						]
					: []),
			]);
		}),
};
