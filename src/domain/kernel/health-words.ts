/**
 * Words about somebody's health, for the soft check on text that a company can read:
 * it asks before saving and forbids nothing. Source: the policy rule "De zieke werknemer"
 * of the Autoriteit Persoonsgegevens (2016): nature and cause of an illness are never
 * noted, and a bare sick report is health data already.
 *
 * What is a word of the trade stays out: a hospital, a clinic or a pharmacy is a job site,
 * a diagnosis is made of a boiler, an infection is legionella, `invalide` is a kind of
 * toilet. `add` stays out because English uses it for something else. `zieke pomp` is
 * asked about: one tap too many costs less than one illness too many.
 */
const words = new Set(
	`ziek zieke zieken zieker ziekte ziektes ziekten zieks ziekmelding ziekmeldingen ziekgemeld
	ziekteverlof ziekteverzuim ziektewet ziekbed griep griepje koorts verkouden corona covid covid19
	migraine hoofdpijn rugpijn rugklachten buikpijn hernia hernias longontsteking hersenschudding
	epilepsie epileptisch diabetes suikerziekte kanker chemo chemokuur tumor reuma allergie allergisch
	astma dokter dokters doktersafspraak huisarts huisartsen arts artsen bedrijfsarts bedrijfsartsen
	specialist tandarts psycholoog psychologe psychologen psychiater psychiaters therapeut therapie
	fysio fysiotherapie fysiotherapeut medicatie medicijn medicijnen antidepressiva ritalin pillen
	geopereerd blessure geblesseerd gehandicapt chronisch zwanger zwangerschap zwangerschapsverlof
	miskraam abortus adhd autisme autistisch asperger borderline ptss ocd dyslexie dyslectisch
	dyscalculie burnout overspannen depressie depressies depressief angststoornis paniekaanval
	paniekaanvallen eetstoornis anorexia psychisch psychische psychose suicidaal suicide zelfmoord
	verslaafd verslaving afkicken
	sick sickness ill illness disease doctor doctors physician psychologist psychiatrist therapist
	therapy physiotherapy medication medicine medicines antidepressants depression depressed anxiety
	autism autistic dyslexia dyslexic ptsd epilepsy cancer asthma allergy allergic migraine headache
	flu fever surgery injury injured disabled pregnant pregnancy miscarriage addicted addiction
	suicidal`.split(/\s+/),
);

/** Terms of two words, found with a space or a hyphen between them. */
const pairs = new Map([
	['burn out', 'burn-out'],
	['chronic pain', 'chronic pain'],
	['mental health', 'mental health'],
]);

/** Lower case, without accents, invisible characters, or the dots of `a.d.h.d.` */
function plain(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')
		.toLowerCase()
		.replace(/(?<![\p{L}\p{N}])\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])/gu, (dotted) =>
			dotted.replaceAll('.', ''),
		);
}

/**
 * The words about health in a text, each once, in the order in which they appear and
 * written as this list writes them. Only whole words count, whatever their case, accents
 * or hyphens: `ADHD-medicatie` holds two, `ziekenhuisproject` none. Nothing is kept.
 */
export function healthWordsIn(text: string): string[] {
	const found = new Set<string>();
	const tokens = plain(text).match(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu) ?? [];
	tokens.forEach((token, at) => {
		const near = /^[\s\p{Pd}]+$/u.test(tokens[at + 1] ?? '');
		const pair = near ? pairs.get(`${token} ${tokens[at + 2]}`) : undefined;
		if (words.has(token)) found.add(token);
		else if (pair) found.add(pair);
	});
	return [...found];
}
