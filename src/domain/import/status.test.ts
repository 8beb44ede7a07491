import { expect, it } from 'vitest';
import { readStatus } from './status.ts';

it.each([
	['Voorlopig', 'expected'],
	['Volledig', 'expected'],
	['Overeenkomst afgedrukt', 'expected'],
	['OvereenkomstAfgedrukt', 'expected'],
	['definitief ', 'running'],
	['Beëindigd', 'ended'],
	['BEEINDIGD', 'ended'],
	['Afgemeld', 'rejected'],
	['Afgewezen', 'rejected'],
])('reads the status %j as %s', (word, status) => {
	expect(readStatus(word)).toEqual({ ok: true, value: status });
});

it('does not guess what an unknown word or an empty cell means', () => {
	expect(readStatus('Geparkeerd')).toEqual({ ok: false, refusal: 'status_unknown' });
	expect(readStatus(' ')).toEqual({ ok: false, refusal: 'status_missing' });
});
