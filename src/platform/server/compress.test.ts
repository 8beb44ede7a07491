import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compressed } from './compress.ts';

const text = '<li>Noor</li>'.repeat(500);
const asking = (headers: Record<string, string> = { 'accept-encoding': 'gzip, deflate, br' }) =>
	new Request('http://school.example/placements', { headers });
const page = (body: string | null = text, headers: Record<string, string> = {}) =>
	new Response(body, { headers: { 'content-type': 'text/html; charset=utf-8', ...headers } });
const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe('a page on its way to a browser', () => {
	it('is packed by brotli, says so, and unpacks to the same', async () => {
		const answer = await compressed(asking(), page());
		expect(answer.headers.get('content-encoding')).toBe('br');
		expect(answer.headers.get('vary')).toBe('accept-encoding');
		const packed = await bytes(answer);
		expect(answer.headers.get('content-length')).toBe(String(packed.length));
		expect(packed.length).toBeLessThan(text.length / 10);
		expect(brotliDecompressSync(packed).toString()).toBe(text);
	});

	it('is zipped for who knows nothing newer', async () => {
		const answer = await compressed(asking({ 'accept-encoding': 'GZIP, br;q=0' }), page());
		expect(answer.headers.get('content-encoding')).toBe('gzip');
		expect(gunzipSync(await bytes(answer)).toString()).toBe(text);
	});

	it.each([{}, { 'accept-encoding': 'identity' }, { 'accept-encoding': 'gzip;q=0, br;q=0.0' }])(
		'stays as it is for who asks for neither (%o)',
		async (headers) => {
			const answer = await compressed(asking(headers as Record<string, string>), page());
			expect(answer.headers.has('content-encoding')).toBe(false);
			expect(answer.headers.get('vary')).toBe('accept-encoding');
			expect(await answer.text()).toBe(text);
		},
	);

	it('is not packed where another site started the request and could weigh its guesses', async () => {
		const headers = { 'accept-encoding': 'br', 'sec-fetch-site': 'cross-site' };
		const answer = await compressed(asking(headers), page());
		expect(answer.headers.has('content-encoding')).toBe(false);
		expect(await answer.text()).toBe(text);
	});

	it('keeps its status, its cookies and, weaker, its tag', async () => {
		const headers = new Headers({ 'content-type': 'application/json', etag: '"abc"' });
		headers.append('set-cookie', 'one=1');
		headers.append('set-cookie', 'two=2');
		const answer = await compressed(asking(), new Response(text, { status: 422, headers }));
		expect(answer.status).toBe(422);
		expect(answer.headers.getSetCookie()).toEqual(['one=1', 'two=2']);
		expect(answer.headers.get('etag')).toBe('W/"abc"');
	});

	it.each([
		['a stream of events', page(text, { 'content-type': 'text/event-stream' })],
		['a picture', page(text, { 'content-type': 'image/png' })],
		['a few words', page('Noor')],
		['nothing', page(null)],
		['what is packed already', page(text, { 'content-encoding': 'zstd' })],
	])('leaves %s alone', async (_, response) => {
		const before = response.headers.get('content-encoding');
		const answer = await compressed(asking(), response);
		expect(answer.headers.get('content-encoding')).toBe(before);
	});
});
