/** What the command line may ask a running server that owns its embedded database. */
import { makeFirstCode } from '#features/sign-in/server/write-first.ts';
import { serveSocket, socketPath, type Commands } from '#platform/server/socket.ts';
import type { Settings } from '#platform/server/settings.ts';

export const commands: Commands = {
	async *administrator() {
		yield { code: await makeFirstCode() };
	},
};

/** Listens for the command line, in the data folder. */
export async function serveCommands(settings: Settings): Promise<{ close(): Promise<void> }> {
	return serveSocket(socketPath(settings.folder), commands);
}
