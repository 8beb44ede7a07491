import { database } from '../db/open.ts';
import { log } from '../log.ts';

type Wake = () => void;

const streams = new Set<Wake>();
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
const pingMilliseconds = 20_000;
/** After a look that failed, such as while the database restarts. */
const recoverMilliseconds = 1000;

/**
 * A stream of server-sent events that looks at each notification and at each ping. One look at a
 * time; a wake during a look is kept; after one that fails it looks again. It ends when the look says
 * so, or the reader or server goes: a browser does not come back to a stream that answered a fault.
 */
export function stream(look: Look, gone: AbortSignal): ReadableStream<Uint8Array> {
	const text = new TextEncoder();
	let close = () => {};
	return new ReadableStream({
		start(controller) {
			let looking = false;
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
				streams.delete(wake);
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
				if (!seen) return close();
				for (const line of seen.lines) controller.enqueue(text.encode(line));
				if (seen.again) later(againMilliseconds);
			};
			const later = (milliseconds: number) => {
				clearTimeout(timer);
				if (open) timer = setTimeout(wake, milliseconds);
			};
			function wake(): void {
				asked = true;
				if (looking || !open) return;
				looking = true;
				asked = false;
				once()
					.catch(() => later(recoverMilliseconds))
					.finally(() => {
						looking = false;
						if (asked) wake();
					});
			}
			streams.add(wake);
			endings.add(close);
			gone.addEventListener('abort', close);
			controller.enqueue(text.encode('retry: 1000\n\n'));
			wake();
		},
		cancel() {
			close();
		},
	});
}
