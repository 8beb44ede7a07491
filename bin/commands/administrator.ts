export const about = {
	usage: 'administrator [--demo]',
	nl: 'Maakt een nieuwe code waarmee iemand beheerder wordt. De code werkt een keer.',
	en: 'Makes a new code with which somebody becomes administrator. It works once.',
};

/** Prints a new one-time code and where to type it. */
export async function run(args: readonly string[]): Promise<number> {
	const { ask, settingsFor } = await import('../terminal.ts');
	const settings = settingsFor(args.includes('--demo'));
	for await (const { code } of ask<{ code: string }>(
		settings,
		'administrator',
		Buffer.alloc(0),
		{},
	))
		console.log(`${code}  (${settings.publicUrl}/first)`);
	return 0;
}
