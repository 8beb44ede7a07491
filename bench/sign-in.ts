import { codeOf } from '#platform/server/auth/code.ts';

/**
 * Signs in over the pages that a person uses. The code would come by mail; whoever has the instance's
 * secret can work it out.
 * @returns the `cookie` header of that person's browser
 */
export async function signIn(url: string, secret: string, address: string): Promise<string> {
	const asked = await post(`${url}/sign-in`, '', { address });
	const ask = /leerkring\.ask=([^;.]+)/.exec(asked)?.[1] ?? '';
	const given = await post(`${url}/sign-in/code`, asked, { code: codeOf(secret, ask) });
	if (!given.includes('session_token')) throw new Error(`${address} could not sign in`);
	return given;
}

async function post(
	url: string,
	cookie: string,
	fields: Readonly<Record<string, string>>,
): Promise<string> {
	const answer = await fetch(url, {
		method: 'POST',
		headers: { cookie, origin: new URL(url).origin },
		body: new URLSearchParams(fields),
		redirect: 'manual',
	});
	await answer.arrayBuffer();
	return answer.headers
		.getSetCookie()
		.map((line) => line.split(';')[0] ?? '')
		.join('; ');
}
