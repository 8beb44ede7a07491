import { database } from '../db/open.ts';
import { log } from '../log.ts';

type Wake = () => void;

const streams = new Set<Wake>();
/** The open streams of each reader, oldest first, by what ends them. */
const readers = new Map<string, Set<() => void>>();
const endings = new Set<() => void>();
let stopListening: (() => Promise<void>) | undefined;

/** Hears notifications for all streams of this process. After a lost connection every stream looks again. */
export async function startLive(channel: string): Promise<void> {
	const wakeAll = () => {
		for (const wake of streams) wake();
	};
	stopListening = await database().listen(channel, wakeAll, () => {
		log('info', 'live.reconnected', { count: streams.size });
		wakeAll();
	});
}

/** Ends every stream and stops listening, so that the process can close. */
export async function stopLive(): Promise<void> {
	for (const end of endings) end();
	await stopListening?.();
	stopListening = undefined;
}

/** One look: what there is to tell, and whether to look again soon. Null ends the stream. */
export type Look = () => Promise<{ lines: readonly string[]; again: boolean } | null>;

const againMilliseconds = 80;
/** Between two looks of one stream, so that many events in a row are one look. */
const restMilliseconds = 200;
/** Open pages of one reader that are followed; the oldest gives way. */
const streamsMax = 8;
const pingMilliseconds = 20_000;
/** After a look that failed, such as while the database restarts. */
const recoverMilliseconds = 1000;

/** The last word of a stream whose reader was signed out: what stands on their screen is no longer theirs. */
const gone = 'event: gone\ndata:\n\n';

/**
 * A stream of server-sent events that looks at each notification and at each ping. One look at a
 * time, with a rest after each; a wake meanwhile is kept; after one that fails it looks again. It ends when the look says
 * so, when the reader opens too many, or the reader or server goes: a browser does not come back to a stream that answered a fault.
 */
export function stream(look: Look, left: AbortSignal, reader: string): ReadableStream<Uint8Array> {
	const text = new TextEncoder();
	let close = () => {};
	return new ReadableStream({
		start(controller) {
			let looking = false;
			let resting: NodeJS.Timeout | undefined;
			let asked = false;
			let open = true;
			let timer: NodeJS.Timeout | undefined;
			const ping = setInterval(() => {
				if (open) controller.enqueue(text.encode(': ping\n\n'));
				wake();
			}, pingMilliseconds);
			close = () => {
				if (!open) return;
				open = false;
				clearInterval(ping);
				clearTimeout(timer);
				clearTimeout(resting);
				streams.delete(wake);
				forget(reader, close);
				endings.delete(close);
				try {
					controller.close();
				} catch {
					// The reader cancelled: there is nothing left to close.
				}
			};
			const once = async () => {
				const seen = await look();
				if (!open) return;
				if (!seen) {
					controller.enqueue(text.encode(gone));
					return close();
				}
				for (const line of seen.lines) controller.enqueue(text.encode(line));
				if (seen.again) later(againMilliseconds);
			};
			const later = (milliseconds: number) => {
				clearTimeout(timer);
				if (open) timer = setTimeout(wake, milliseconds);
			};
			function wake(): void {
				asked = true;
				if (looking || resting || !open) return;
				looking = true;
				asked = false;
				once()
					.catch(() => later(recoverMilliseconds))
					.finally(() => {
						looking = false;
						if (open) resting = setTimeout(rested, restMilliseconds);
					});
			}
			function rested(): void {
				resting = undefined;
				if (asked) wake();
			}
			streams.add(wake);
			admit(reader, close);
			endings.add(close);
			left.addEventListener('abort', close);
			controller.enqueue(text.encode('retry: 1000\n\n'));
			wake();
		},
		cancel() {
			close();
		},
	});
}

function admit(reader: string, close: () => void): void {
	const mine = readers.get(reader) ?? new Set();
	readers.set(reader, mine.add(close));
	if (mine.size > streamsMax) [...mine][0]?.();
}

function forget(reader: string, close: () => void): void {
	const mine = readers.get(reader);
	mine?.delete(close);
	if (mine?.size === 0) readers.delete(reader);
}
