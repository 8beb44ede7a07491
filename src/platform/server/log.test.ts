import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { faultFields, log, type LogFields } from './log.ts';

let written: string;

beforeEach(() => {
	written = '';
	vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
		written += String(text);
		return true;
	});
});

afterEach(() => vi.restoreAllMocks());

describe('log', () => {
	it('writes one line of JSON with when, how grave, what and the fields', () => {
		log('info', 'request', { route: '/placements/[id]', status: 200, ms: 12, queries: 3 });
		const { at, ...rest } = JSON.parse(written);
		const request = { route: '/placements/[id]', status: 200, ms: 12, queries: 3 };
		expect(rest).toEqual({ level: 'info', event: 'request', ...request });
		expect(Date.parse(at)).not.toBeNaN();
		expect(written.match(/\n/g)).toHaveLength(1);
	});

	it('leaves out a field that is not on the list', () => {
		// @ts-expect-error the compiler refuses it as well
		log('info', 'signal_raised', { text: 'Floris vraagt hulp', id: 'a1' });
		expect(written).not.toContain('Floris');
		expect(JSON.parse(written)).not.toHaveProperty('text');
		expect(JSON.parse(written).id).toBe('a1');
	});

	it('hides a sentence or an address in an allowed field', () => {
		log('warn', 'mail_refused', { code: 'floris@oost.example', id: 'Floris te Riele' });
		expect(written).not.toMatch(/floris/i);
		expect(JSON.parse(written)).toMatchObject({ code: '?', id: '?' });
	});

	it('cannot be made to write a second line or another event', () => {
		const forged = { id: 'x\n{"event":"forged"}', event: 'forged' } as LogFields;
		log('info', 'request', forged);
		expect(written.match(/\n/g)).toHaveLength(1);
		expect(JSON.parse(written)).toMatchObject({ event: 'request', id: '?' });
	});
});

describe('faultFields', () => {
	it('tells class, code and place of an error, and not its message', () => {
		const fault = Object.assign(new TypeError('Key (email)=(floris@oost.example)'), {
			code: '23505',
		});
		const fields = faultFields(fault);
		expect(fields).toMatchObject({ kind: 'TypeError', code: '23505' });
		expect(fields.where).toMatch(/^log\.test\.ts:\d+:\d+$/);
		expect(JSON.stringify(fields)).not.toContain('floris');
	});

	it('survives what is no error', () => {
		expect(faultFields('Floris')).toEqual({ kind: 'string' });
	});
});
