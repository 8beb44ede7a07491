import file from '../../../data/holidays.json' with { type: 'json' };
import type { Holidays } from '#domain/kernel/school-calendar.ts';

/** When Dutch schools and building sites are closed, as `data/holidays.json` has it; bundled in a build. */
export const holidays: Holidays = file;
