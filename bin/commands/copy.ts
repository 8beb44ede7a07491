export const about = {
	usage: 'copy PERSOON [--demo]',
	nl: 'Maakt een pagina van alles wat er van iemand bewaard wordt, voor wie zelf niet meer kan inloggen.',
	en: 'Makes a page of everything that is held of somebody, for who can’t sign in any more.',
};

/** Prints a page to give to that person. Answers 1 when there is nobody with this id. */
export async function run(args: readonly string[]): Promise<number> {
	const { m } = await import('#messages');
	const { ask, localeOf, settingsFor } = await import('../terminal.ts');
	const [person = ''] = args.filter((one) => !one.startsWith('--'));
	const settings = settingsFor(args.includes('--demo'));
	for await (const { html } of ask<{ html: string }>(settings, 'copy', Buffer.alloc(0), {
		person,
	})) {
		console.log(html);
		return 0;
	}
	console.error(m.erasure_copy_nobody({}, { locale: localeOf() }));
	return 1;
}
