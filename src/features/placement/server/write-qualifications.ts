import qualifications from '#data/qualifications.json' with { type: 'json' };
import type { Runner } from '#platform/server/db/engine.ts';
import { fingerprint } from '#platform/server/random.ts';

/**
 * Brings the reference tables to the dossiers we ship, as their owner, when they differ. A qualification
 * without core tasks is stored as not verified, which is not the same as having none.
 */
export async function prepareQualifications(run: Runner): Promise<void> {
	const version = fingerprint(JSON.stringify(qualifications)).slice(0, 12);
	const [known] = await run('select version from reference.qualification limit 1');
	if (known?.['version'] === version) return;
	const all = qualifications.flatMap(({ dossier, qualifications: held }) =>
		held.map((one) => ({ dossier, ...one })),
	);
	const rows = all.map((one) => ({
		crebo: one.crebo,
		title: one.title,
		level: one.level,
		dossier_code: one.dossier.code,
		dossier_title: one.dossier.title,
		source: one.dossier.source,
		version,
		verified: one.coreTasks.length > 0,
	}));
	const processes = all.flatMap((one) =>
		one.coreTasks.flatMap((task) =>
			task.workProcesses.map((process) => ({
				crebo: one.crebo,
				code: process.code,
				title: process.title,
				core_task_code: task.code,
				core_task_title: task.title,
			})),
		),
	);
	await run('begin');
	await run('delete from reference.qualification');
	await run(
		`insert into reference.qualification select * from json_populate_recordset(null::reference.qualification, $1)
		on conflict do nothing`,
		[JSON.stringify(rows)],
	);
	await run(
		`insert into reference.work_process select * from json_populate_recordset(null::reference.work_process, $1)
		on conflict do nothing`,
		[JSON.stringify(processes)],
	);
	await run('commit');
}
