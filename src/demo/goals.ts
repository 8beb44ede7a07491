/** What students work on, in the words of the floor. `{name}`: somebody else wrote it about them. */
import type { Trade } from './companies.ts';

const texts = (lines: string): readonly string[] =>
	lines
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean);

/** No two alike; who comes after the last one has no goal yet. */
export const goalsOf: Readonly<Record<Trade, readonly string[]>> = {
	pipes: texts(`
		Ik soldeer 15 mm koper zonder lekken, vier op een rij.
		Ik buig 22 mm koper op maat en hoef niets over te doen.
		Ik hang een wc met inbouwreservoir en sluit de afvoer zelf aan.
		{name} legt de afvoer van een badkamer op afschot en controleert dat zelf.
		Weten welke hulpstukken mee moeten, vóór we wegrijden.
		Ik pers een hele verdieping met persfittingen af en schrijf de druk op.
		Meteen vragen als ik een tekening niet snap.
		Radiatoren waterpas ophangen en aansluiten, zonder hulp.
		{name} sluit een verdeler voor vloerverwarming aan. De monteur kijkt pas aan het eind.
		Ik ruim elke dag zo op dat de klant niet ziet dat we er waren.
		Een stalen leiding van een halve duim zagen, ontbramen en fitten.
		Ik tap een installatie af en vul hem weer, in de goede volgorde.
		Ik zet zelf de maten uit voor een fonteintje en een wastafel.
		Voor de zomer: een gasleiding leggen en op dichtheid beproeven.
		Tien lassen in PE-buis, allemaal goed, met toezicht.
		{name} doet het dakdoorvoerwerk voortaan mee. Eerst kijken, dan zelf.`),
	heating: texts(`
		Ik hang een cv-ketel op en sluit hem aan, van gas tot condensafvoer.
		Ik meet de rookgassen van een HR-ketel en leg uit wat ik zie.
		{name} maakt met de monteur drie warmtepompen bedrijfsklaar.
		Een huis met vloerverwarming waterzijdig inregelen.
		Ik leg een klant uit hoe de thermostaat van de warmtepomp werkt.
		Ik maak zelf de materiaallijst voor een complete badkamer.
		De rookgasafvoer nalopen van toestel tot dak, en het formulier invullen.
		{name} legt de leidingen van een technische ruimte aan, op tekening.
		Het expansievat en de vuldruk kunnen uitrekenen voor een rijtjeshuis.
		Ik leer een eerstejaars leidingen persen.
		Een boiler van 200 liter aansluiten, met inlaatcombinatie.
		Weten wat je doet bij koolmonoxide, en dat kunnen voordoen.
		Ik zet een hybride warmtepomp naast een ketel die blijft hangen.
		Een ketel vervangen in één dag, en 's avonds is er warm water.
		{name} plant een woning zelf: wat eerst, wat daarna, wie is er nodig.
		Ik lees het schema van een ketelhuis en wijs elk onderdeel aan.
		Leidingen zo isoleren dat niemand het over hoeft te doen.
		Een mengregeling instellen en nameten of het klopt.
		Ik zie of een toestel genoeg lucht krijgt, en zeg het als dat niet zo is.
		Kanalen voor een wtw-unit leggen en het debiet per kamer meten.
		Ik lever een badkamer op, samen met de klant.
		{name} bouwt de zonneboiler bij de familie aan de Dorpsstraat. Ik let op de veiligheid.
		Zelf de groothandel bellen als er iets mist.
		Een installatie spoelen zoals het moet, en de waterkwaliteit noteren.`),
	service: texts(`
		Een ketelstoring zoeken in een vaste volgorde, niet op gevoel.
		Ik doe het jaarlijks onderhoud aan een cv-ketel zonder spiekbriefje.
		Een koelcircuit vacumeren met toezicht, en de drukken aflezen.
		Na elk bezoek in drie zinnen opschrijven wat ik deed.
		{name} vindt zelf waarom een warmtepomp 's nachts uitvalt.
		Ik meet een driewegklep door en weet wanneer hij op is.
		Het eerste deel van F-gassen halen, vóór de zomer.
		Alleen naar een klant met een lekkage, en bellen als ik twijfel.
		Ik reinig een warmtewisselaar en laat het verschil zien.
		Het gasblok afstellen op CO₂ en de rookgasmeter goed lezen.
		{name} legt een klant rustig uit wat er stuk is en wat het kost.
		Mijn servicebus ligt zo dat ik niets hoef te zoeken.
		Een lek in een koelleiding vinden, met sop en met de detector.
		Ik vervang een pomp en ontlucht tot het stil is.
		Het elektrisch schema van een ketel lezen en de spanning nameten.
		Een week mee met de storingsdienst koudetechniek.
		Van elk toestel een foto, voor en na het werk.
		{name} doet een inspectie en schrijft zelf het rapport.`),
	electric: texts(`
		Een groepenkast met twaalf groepen bouwen en alles labelen.
		Ik trek kabels door een heel huis en weet welke waarheen gaat.
		Een meterkast aansluiten op tekening. Mijn monteur meet na.
		Ik meet de aarding en kan zeggen wat het getal betekent.
		{name} sluit een laadpaal aan, met toezicht van begin tot eind.
		Een wisselschakeling aansluiten zonder het schema erbij.
		Spanningsloos maken in de goede volgorde, elke keer.
		Ik hang kabelgoten in een hal: waterpas, en voor de koffie.
		Een stroomkringschema lezen en de relais aanwijzen in de kast.
		Ik test een aardlekschakelaar en vul het meetrapport in.
		{name} monteert tien noodarmaturen en test ze.
		Een draaistroommotor aansluiten in ster en in driehoek.
		Zonnepanelen tot en met de omvormer, samen met de ploeg.
		De tekening bijwerken als we het anders hebben gelegd.
		Kunnen uitleggen waarom een groep eruit klapt.
		Nette lasdozen: geen los draadje, en je kunt er nog bij.
		Ik stel een frequentieregelaar in met het boekje ernaast.
		{name} stuurt een middag twee jongens aan bij het draden trekken.
		Sleuven recht frezen, en het stof zelf opruimen.
		Ik leg een brandmeldlus en zoek een onderbreking op.
		Eerst de isolatieweerstand meten, dan pas spanning erop.
		Ik reken uit welke kabel er naar een warmtepomp moet.
		Een KNX-dimmer inbouwen en met hulp programmeren.
		Mijn materiaal twee dagen vooruit bestellen.
		{name} sluit een machine aan en is bij de eerste proefdraai.
		Het zeggen als ik iets niet veilig vind, ook tegen een oude rot.`),
	technician: texts(`
		Ik begeleid een eerstejaars een week lang, met een praatje op vrijdag.
		Een storing die steeds terugkomt uitzoeken, en mijn aanpak uitleggen.
		Een regelkring inregelen en laten zien dat hij rustig blijft.
		Ik maak een onderhoudsplan voor de luchtbehandeling van één gebouw.
		{name} leidt een storing bij de klant. De monteur volgt.
		Een PLC-programma meelezen en zien welke voorwaarde ontbreekt.
		Ik kalibreer een druktransmitter en schrijf de afwijking op.
		Een werkbon schrijven waarmee de volgende verder kan.
		Eerst een risicoanalyse, dan pas het ketelhuis in.
		{name} belt zelf de klant als de planning uitloopt.
		De regeling van een kantoor bijstellen als mensen het koud hebben.
		Uitzoeken of een koelmachine zuiniger kan draaien.`),
};
