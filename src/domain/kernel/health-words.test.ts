import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { healthWordsIn } from './health-words.ts';

describe('healthWordsIn', () => {
	it.each([
		['Hij is al een week ziek.', ['ziek']],
		['Zijn ziekmelding kwam te laat', ['ziekmelding']],
		['Moet vrijdag naar de huisarts; neemt medicatie', ['huisarts', 'medicatie']],
		['ADHD-medicatie', ['adhd', 'medicatie']],
		['A.D.H.D. en autisme', ['adhd', 'autisme']],
		['She is pregnant and on sick leave', ['pregnant', 'sick']],
		['been to the doctor', ['doctor']],
		['Ze is zwanger', ['zwanger']],
		['Suïcidaal', ['suicidaal']],
		['sui\u0308cidaal', ['suicidaal']],
		['de\u00adpressie', ['depressie']],
		['covid-19', ['covid']],
		['had koorts', ['koorts']],
	])('asks about %j', (text, words) => expect(healthWordsIn(text)).toEqual(words));

	it.each(['burn-out', 'Burn out', 'burn‑out', 'burn – out'])('reads %j as one term', (text) =>
		expect(healthWordsIn(text)).toEqual(['burn-out']),
	);

	it('reads burnout in one word too', () => expect(healthWordsIn('burnout')).toEqual(['burnout']));

	it('asks about a sick pump as well: one tap too many is the cheaper mistake', () =>
		expect(healthWordsIn('die zieke pomp')).toEqual(['zieke']));

	it.each([
		'Werkt deze maand in het ziekenhuis',
		'ziekenhuisproject, ziekenhuis-project, Ziekenhuizen',
		'Nieuwe radiatoren in de huisartsenpost en de dokterswoning',
		'Stelt zelf de diagnose van de storing',
		'Toilet voor invaliden en een invalide toilet',
		'overspanningsbeveiliging, overspanning, onderdruk',
		'legionella-infectie in de leiding',
		'operatiekamer, apotheek, kliniek, verpleeghuis',
		'Kan de brander niet uit: burn. Out of order',
		'please add a valve; still, will, chill, pill box',
		'kortsluiting, moeilijk, muziek, fysiek, fabriek, artsenijtuin',
		'praktijkboek deel 3, bladzijde 112',
		'',
	])('lets %j pass', (text) => expect(healthWordsIn(text)).toEqual([]));

	it('names each word once', () => expect(healthWordsIn('ziek, ZIEK en ziek')).toEqual(['ziek']));

	it('finds a word between any punctuation, but never inside a longer word', () => {
		const mark = fc.constantFrom(' ', '.', ',', '!', '(', ')', '"', '’', '-', '/', '\n', '…');
		const letter = fc.constantFrom(
			...'abcdefghijklmnopqrstuvwxyz'.replaceAll('e', '').replaceAll('s', ''),
		);
		fc.assert(
			fc.property(mark, mark, letter, (before, after, next) => {
				expect(healthWordsIn(`x${before}dokter${after}x`)).toEqual(['dokter']);
				expect(healthWordsIn(`dokter${next}`)).toEqual([]);
				expect(healthWordsIn(`${next}dokter`)).toEqual([]);
			}),
		);
	});

	it('stays quick on a long text without spaces', () =>
		expect(healthWordsIn('a.'.repeat(50_000) + 'z'.repeat(50_000))).toEqual([]));
});
