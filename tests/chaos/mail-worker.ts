/** A process that works on the mail of the database in `DATABASE_URL` until it is ended. */
import { openHouse, startServing, stopServing } from '#house';
import { readSettings } from '#platform/server/settings.ts';

const settings = readSettings();
const database = await openHouse(settings);
await startServing(database, settings);
console.log('working');
process.on('SIGTERM', async () => {
	await stopServing();
	await database.close();
	process.exit();
});
