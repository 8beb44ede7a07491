import { Temporal, type Instant } from '#domain/kernel/time.ts';

/** The one place that asks what time it is. */
export function now(): Instant {
	return Temporal.Now.instant();
}
