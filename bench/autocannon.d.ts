/** What the bench uses of autocannon, which ships no types. */
declare module 'autocannon' {
	import type { EventEmitter } from 'node:events';

	export interface Result {
		/** Seconds. */
		readonly duration: number;
		readonly non2xx: number;
		readonly errors: number;
		readonly requests: { readonly average: number; readonly total: number };
	}

	/** Emits `response` with client, status, bytes and milliseconds. */
	export interface Instance extends EventEmitter, Promise<Result> {}

	export default function autocannon(options: {
		url: string;
		connections: number;
		duration: number;
		headers?: Readonly<Record<string, string>>;
	}): Instance;
}
