import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgePartnerships } from '#features/attention/server/jobs.ts';
import { partnershipsOf } from '#features/attention/server/read-partnerships.ts';
import type { Runner } from '#platform/server/db/engine.ts';
import { newId } from '#platform/server/random.ts';
import { officeId, personId, personKeys, type PersonKey } from '../cast.ts';
import { as, noon, openWorld, type OpenWorld } from '../chaos/world-open.ts';
import { engines } from './engine.ts';

const nextMonth = noon.add({ hours: 24 * 20 });
const agreedAt = '2026-10-01T09:00:00Z';

/** A student of ROC Oost at De Boer, of whom school and company agreed on six weeks and spoke on this day. */
async function addStudent(run: Runner, nth: number, spokenOn: string): Promise<void> {
	const [person, placement, rhythm] = [newId(), newId(), newId()];
	const [coach, trainer] = [personId('hanneke'), personId('pim')];
	await run(`insert into person (id, first_name, last_name) values ($1, 'Student', $2)`, [
		person,
		`Nummer ${nth}`,
	]);
	await run(
		`insert into placement (id, school_id, company_id, student_id, begins_on, planned_end_on)
		 values ($1, $2, $3, $4, '2026-09-01', '2028-07-31')`,
		[placement, officeId('oost'), officeId('boer'), person],
	);
	await run(
		`insert into rhythm (id, form_id, placement_id, edge, weeks, by, as_part, at)
		 values ($1, $1, $2, 'company-school', 6, $3, 'coach', $4)`,
		[rhythm, placement, coach, agreedAt],
	);
	await run(
		`insert into rhythm_confirmation (rhythm_id, form_id, placement_id, by, as_part, at)
		 values ($1, $1, $2, $3, 'trainer', $4)`,
		[rhythm, placement, trainer, agreedAt],
	);
	await run(
		`insert into contact (id, form_id, placement_id, edge, kind, day, by, as_part, at)
		 values ($1, $1, $2, 'company-school', 'call', $3, $4, 'coach', $5)`,
		[newId(), placement, spokenOn, coach, agreedAt],
	);
}

describe.each(engines)('%s: what a leader reads of partnerships', (name) => {
	let world: OpenWorld;
	beforeAll(async () => {
		world = await openWorld(name, async (run) => {
			await run('delete from partnership_state');
			for (let nth = 1; nth <= 8; nth += 1) await addStudent(run, nth, '2026-11-16');
		});
		await judgePartnerships(noon);
	});
	afterAll(() => world?.close());

	const read = (who: PersonKey, at = noon) => as(who, (scope) => partnershipsOf(scope), at);

	it('is there for who leads an organisation today, and for nobody else', async () => {
		const readers = await Promise.all(
			personKeys.map(async (who) => ((await read(who)) === undefined ? '' : who)),
		);
		expect(readers.filter(Boolean).toSorted()).toEqual(['saskia', 'sven']);
		expect(await read('saskia', noon.add({ hours: 24 * 60 })), 'her role ended').toBeUndefined();
	});

	it('is a word and a number in fives from five students on, and of fewer the name alone', async () => {
		const page = await read('saskia');
		const [office] = page?.offices ?? [];
		expect(office?.partnerships).toEqual([
			{
				name: 'De Boer',
				text: 'Bij de meeste loopt het contact zoals afgesproken.',
				students: '5 studenten of meer',
				speaks: false,
			},
		]);
		expect(office?.small).toContain('Van Dalen');
		expect(JSON.stringify(page)).not.toMatch(/Nummer|Hanneke|Pim|Noor/);
	});

	it('is not read of the partnerships of others', async () => {
		const page = await read('sven');
		expect(page?.offices.map((one) => one.name)).toEqual(['Kuiper']);
		expect(JSON.stringify(page)).not.toMatch(/De Boer|Van Dalen/);
	});

	it('stays as it was all month, so that two days can’t be laid beside each other', async () => {
		const before = await read('saskia');
		await judgePartnerships(noon.add({ hours: 24 * 3 }));
		expect(await read('saskia')).toEqual(before);
	});

	it('is judged anew a month later: what was not spoken of since is later than agreed', async () => {
		await judgePartnerships(noon.add({ hours: 24 * 85 }));
		const [office] = (await read('saskia', nextMonth))?.offices ?? [];
		expect(office?.partnerships[0]).toMatchObject({ name: 'De Boer', speaks: true });
	});
});
