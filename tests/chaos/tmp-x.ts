import { openDatabase, serveDatabase } from '#platform/server/db/open.ts';
import { prepareJobs } from '#platform/server/jobs/jobs.ts';
import { runnerOf } from '#platform/server/db/engine.ts';
import { scoped } from '#platform/server/db/scope.ts';
import { sql } from 'kysely';
import { insertWorld } from '../world.ts';
import { personId } from '../cast.ts';
import { eventsAfter } from '#features/history/server/read.ts';
import { record } from '#features/history/server/write.ts';
import { placementId } from '../cast.ts';
import { newId } from '#platform/server/random.ts';
import { startJobs } from '#platform/server/jobs/jobs.ts';
const mode = process.argv[2];
const database = await openDatabase({ folder: 'memory://', prepare: async (pool, e) => { await prepareJobs(pool, e); await insertWorld(runnerOf(pool)); } });
serveDatabase(database);
if (mode?.includes('l')) await database.listen('event', () => { process.stdout.write('n'); }, () => {});
if (mode?.includes('j')) await startJobs({mail: async () => {}});
if (mode?.includes('L')) { await database.listen('event', () => { process.stdout.write('n'); }, () => {}); console.log('listening'); }
let writing = true, looks = 0, n = 0;
const write = async (w: number) => { for (let t = 0; t < 8; t++) { await scoped({ person: personId('karin') }, async (s) => {
  if (mode?.includes('e')) await record(s, [{kind:'goal.written', at:s.now, actor:s.actor.person, onBehalfOf:null, organisation:null, placement: placementId('noor'), subject:newId(), audience:['student','trainer','coach']}]); n++; if (mode?.includes('t') && (w + t) % 5 === 0) throw new Error('x'); }).catch(() => {}); } };
const reader = (async () => { while (mode?.includes('r') && writing) { await scoped({ person: personId('mo') }, async (s) => mode?.includes('a') ? eventsAfter(s,'0') : sql`select 1`.execute(s.tx)); looks++; } })();
const timer = setTimeout(() => { console.log('STUCK', n, looks); process.exit(1); }, 8000);
await Promise.all([0, 1, 2, 3, 4, 5].map(write)); writing = false; await reader; clearTimeout(timer); console.log('fine', mode, n, looks); process.exit(0);
