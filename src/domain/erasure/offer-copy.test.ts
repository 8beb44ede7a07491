import { describe, expect, it } from 'vitest';
import { mailingsPerHourMax } from '../people/mailing.ts';
import { offerCopy } from './offer-copy.ts';

describe('a copy is offered', () => {
	it('by an administrator to somebody with an address', () =>
		expect(offerCopy({ reachable: true, mailingsLastHour: 0 })).toEqual({
			ok: true,
			value: 'offered',
		}));

	it('not by an administrator to somebody without one, who would never hear of it', () =>
		expect(offerCopy({ reachable: false, mailingsLastHour: 0 })).toEqual({
			ok: false,
			refusal: 'copy-unreachable',
		}));

	it('not by an administrator who mailed a hundred times this hour', () =>
		expect(offerCopy({ reachable: true, mailingsLastHour: mailingsPerHourMax })).toEqual({
			ok: false,
			refusal: 'mailed-too-often',
		}));
});
