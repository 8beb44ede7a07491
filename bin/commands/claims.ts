import { parseArgs } from 'node:util';
import type { ClaimLine, WaitingClaim } from '#features/organisation/schema.ts';

export const about = {
	usage: 'claims [--approve ID | --refuse ID] [--demo]',
	nl: 'Toont wie een BRIN of leerbedrijf-ID vraagt dat al bekend is, en beslist daarover.',
	en: 'Shows who asks for a BRIN or leerbedrijf-ID that is known already, and decides on it.',
};

const options = {
	approve: { type: 'string' },
	refuse: { type: 'string' },
	demo: { type: 'boolean', default: false },
} as const;

/** Lists what waits, or decides on one. Answers 1 when the one named does not wait. */
export async function run(args: readonly string[]): Promise<number> {
	const { m } = await import('#messages');
	const { ask, localeOf, settingsFor } = await import('../terminal.ts');
	const { values } = parseArgs({ args: [...args], options });
	const inLocale = { locale: localeOf() };
	const id = values.approve ?? values.refuse;
	if (values.approve && values.refuse) {
		console.error(m.organisation_claims_one({}, inLocale));
		return 1;
	}
	const send = id ? { id, ...(values.approve ? { approve: 'yes' } : {}) } : {};
	let lines = 0;
	for await (const line of ask<ClaimLine>(settingsFor(values.demo), 'claims', Buffer.alloc(0), {
		...send,
	})) {
		lines += 1;
		if (line.kind === 'not-waiting') {
			console.error(m.organisation_claims_not_waiting({}, inLocale));
			return 1;
		}
		if (line.kind === 'claim') for (const text of textOf(line.claim)) console.log(text);
		else
			console.log(
				line.decision === 'approved'
					? m.organisation_claims_approved({}, inLocale)
					: m.organisation_claims_refused({}, inLocale),
			);
	}
	if (lines === 0) console.log(m.organisation_claims_none({}, inLocale));
	return 0;

	function textOf(claim: WaitingClaim): string[] {
		const { number, organisation, site, askedBy: who, asked, id: claimed } = claim;
		const where = site ? `${organisation}, ${site}` : organisation;
		const held = claim.holder
			? m.organisation_claims_holder(
					{ holder: claim.holder, count: claim.holderPlacements },
					inLocale,
				)
			: m.organisation_claims_no_holder({}, inLocale);
		const line = m.organisation_claims_line(
			{ number, where, who, day: asked.slice(0, 10) },
			inLocale,
		);
		return [claimed, `  ${line}`, `  ${held}`];
	}
}
