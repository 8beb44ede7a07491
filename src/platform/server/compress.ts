import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Below this a packet is a packet. */
const bytesMin = 1000;
/** Whole texts; what trickles (`text/event-stream`) must not wait until it is whole. */
const wholeText = /^(?:text\/(?:html|csv|plain)|application\/json)\b/;
/** Of brotli's eleven steps: the later ones take longer than the bytes that they save take on a slow line. */
const quality = 4;

/**
 * The same answer, smaller, for who says that they can unpack it; files of the build are packed already.
 *
 * Not for a request that another site started: there somebody could guess a secret of the page from how
 * much smaller it becomes beside words that they chose (BREACH). Nor for what is not there: two pages that must
 * be alike to the byte get as long as chance has it, once packed.
 */
export async function compressed(request: Request, response: Response): Promise<Response> {
	if (!wholeText.test(response.headers.get('content-type') ?? '')) return response;
	response.headers.append('vary', 'accept-encoding');
	const encoding = encodingFor(request);
	if (
		!encoding ||
		response.status === 404 ||
		!response.body ||
		response.headers.has('content-encoding')
	)
		return response;
	const whole = Buffer.from(await response.arrayBuffer());
	const { status, headers } = response;
	if (whole.length < bytesMin) return new Response(whole, { status, headers });
	const packed = await (encoding === 'br'
		? brotli(whole, {
				params: {
					[constants.BROTLI_PARAM_QUALITY]: quality,
					[constants.BROTLI_PARAM_SIZE_HINT]: whole.length,
				},
			})
		: zip(whole));
	headers.set('content-encoding', encoding);
	headers.set('content-length', String(packed.length));
	const tag = headers.get('etag');
	// The same page in other bytes: alike, no longer equal.
	if (tag?.startsWith('"')) headers.set('etag', `W/${tag}`);
	return new Response(packed, { status, headers });
}

function encodingFor({ method, headers }: Request): 'br' | 'gzip' | undefined {
	if (method === 'HEAD' || headers.get('sec-fetch-site') === 'cross-site') return undefined;
	const wanted = (headers.get('accept-encoding') ?? '')
		.split(',')
		.map((one) => one.trim().toLowerCase())
		.filter((one) => !/;\s*q=0(?:\.0*)?$/.test(one))
		.map((one) => one.split(';')[0]?.trim());
	return wanted.includes('br') ? 'br' : wanted.includes('gzip') ? 'gzip' : undefined;
}
