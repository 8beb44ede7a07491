import autocannon from 'autocannon';

/** What a server did under load; times in milliseconds, as the client waited. */
export interface Load {
	readonly connections: number;
	readonly requestsPerSecond: number;
	readonly p50: number;
	readonly p95: number;
}

/**
 * Asks for a page over and over. Throws when an answer was not a 200. Where none came in all that time,
 * p50 and p95 are that time: what is known is that it takes longer.
 */
export async function load(
	url: string,
	cookie: string,
	connections: number,
	seconds: number,
): Promise<Load> {
	const times: number[] = [];
	// As every browser asks, so that the work of packing is in the figures.
	const headers = { cookie, 'accept-encoding': 'gzip, deflate, br' };
	const instance = autocannon({ url, connections, duration: seconds, headers });
	instance.on('response', (_client, status: number, _bytes, milliseconds: number) => {
		if (status === 200) times.push(milliseconds);
	});
	const result = await instance;
	if (result.non2xx || result.errors)
		throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`);
	if (times.length === 0) times.push(seconds * 1000);
	times.sort((one, other) => one - other);
	return {
		connections,
		requestsPerSecond: Math.round(times.length / result.duration),
		p50: percentile(times, 0.5),
		p95: percentile(times, 0.95),
	};
}

function percentile(sorted: readonly number[], part: number): number {
	const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
	return Math.round(value * 10) / 10;
}
