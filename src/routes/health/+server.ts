import { level } from '#platform/server/db/level.ts';
import type { RequestHandler } from './$types';

/** Alive: which engine, and at which level of migrations and rules. */
export const GET: RequestHandler = async () => Response.json({ alive: true, ...(await level()) });
