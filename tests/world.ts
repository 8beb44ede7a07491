import type { TableName } from '#domain/access/matrix.ts';
import type { Runner } from '#platform/server/db/engine.ts';
import * as signals from './access/cast-signals.ts';
import { erasure } from './access/erasing.ts';
import * as work from './access/cast-work.ts';
import * as cast from './cast.ts';

/** Every row of the cast, in the order in which one refers to another. */
export const world = {
	organisation: cast.organisation,
	site: cast.site,
	person: cast.person,
	role: cast.role,
	deputy: cast.deputy,
	mailbox: cast.mailbox,
	mailbox_address: cast.mailboxAddress,
	placement: cast.placement,
	placement_detail: cast.placementDetail,
	placement_person: cast.placementPerson,
	pass: cast.pass,
	claim: cast.claim,
	hand_over: cast.handOver,
	hand_over_line: cast.handOverLine,
	goal: signals.goal,
	signal: signals.signal,
	signal_step: signals.signalStep,
	signal_line: signals.signalLine,
	contact: work.contact,
	contact_correction: work.contactCorrection,
	rhythm: work.rhythm,
	rhythm_confirmation: work.rhythmConfirmation,
	practice_entry: work.practiceEntry,
	practice_entry_correction: work.practiceEntryCorrection,
	school_day: work.schoolDay,
	teaching: work.teaching,
	teaching_removal: work.teachingRemoval,
	book_list: work.bookList,
	book: work.book,
	book_removal: work.bookRemoval,
	event: [...signals.event, ...work.officeEvent],
	look: [...signals.look, ...signals.spareLook],
	look_reader: signals.lookReader,
	organisation_change: work.organisationChange,
	partnership_state: work.partnershipState,
	import: signals.imports,
	erasure,
} as const satisfies Record<TableName, readonly object[]>;

/** Inserts the whole cast, as the owner. */
export async function insertWorld(run: Runner): Promise<void> {
	for (const [table, rows] of Object.entries(world)) {
		const columns = Object.keys(rows[0] ?? {})
			.map((column) => `"${column}"`)
			.join(', ');
		await run(
			`insert into "${table}" (${columns})
			 select ${columns} from json_populate_recordset(null::"${table}", $1::json)`,
			[JSON.stringify(rows)],
		);
	}
}
