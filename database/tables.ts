import type { ContactTables } from './tables/contact.ts';
import type { CurriculumTables } from './tables/curriculum.ts';
import type { EventTables } from './tables/event.ts';
import type { OfficeTables } from './tables/office.ts';
import type { PeopleTables } from './tables/people.ts';
import type { PlacementTables } from './tables/placement.ts';
import type { SignalTables } from './tables/signal.ts';
import type { TechnicalTables } from './tables/technical.ts';

/** The rows of every table, as both engines answer them. Days are `2026-11-22`, ids are UUIDs. */
export interface Tables
	extends
		PeopleTables,
		OfficeTables,
		PlacementTables,
		ContactTables,
		CurriculumTables,
		SignalTables,
		EventTables,
		TechnicalTables {}
