import { happened, refused, type Result } from '../kernel/result.ts';
import { mailsTooOften } from '../people/mailing.ts';

/**
 * Decides whether an administrator tells somebody that their data are ready. The administrator never reads
 * them: the person fetches them alone (docs/trust-model.md, "A copy of what is held").
 */
export function offerCopy(facts: {
	/** A code can be sent to them, so that they can get in by themselves. */
	readonly reachable: boolean;
	readonly mailingsLastHour: number;
}): Result<'offered', 'copy-unreachable' | 'mailed-too-often'> {
	if (!facts.reachable) return refused('copy-unreachable');
	if (mailsTooOften(facts.mailingsLastHour)) return refused('mailed-too-often');
	return happened('offered');
}
