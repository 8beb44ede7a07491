import { expect, it } from 'vitest';
import { deviceOf } from './device.ts';

it.each([
	[
		'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/143.0 Mobile Safari/537.36',
		'Chrome, Android',
	],
	[
		'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/143.0 Safari/537.36 Edg/143.0',
		'Edge, Windows',
	],
	['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1', 'Safari, iPhone'],
	['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
])('names the browser and the system of %s', (agent, words) => expect(deviceOf(agent)).toBe(words));

it('is silent about a browser that tells nothing', () => {
	for (const agent of ['', 'curl/8.0']) expect(deviceOf(agent)).toBe('');
});
