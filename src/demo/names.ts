/** The students whom the demo adds to the sample lists: invented, as a Dutch class sounds. Surname first, as schools list them. */

/** At ROC Oost. The first one is of the cast. */
export const namesOost: readonly string[] = `
Aslan, Ömer|Amrani, Bilal el|Veen, Jesse van der|Groot, Luca de|Bouchrit, Yassin|Dekker, Sven
Yıldırım, Emre|Postmus, Fleur|Doornbos, Jayden|Nguyen, Kevin|Ouali, Rayan|Wierik, Stijn te
Martina, Zoë|Haidari, Amir|Wolbers, Niek|Demirtaş, Can|Hulshof, Job|Karataş, Dilan
Bosch, Tim van den|Ait Taleb, Mohamed|Oude Egberink, Lars|Croes, Giovanni|Nijenhuis, Twan|Tesfay, Samuel
Leferink, Joris|Şahin, Burak|Eshuis, Bram|Zerouali, Ilyas|Boersma, Melle|Pinas, Jamie-Lee
Rikkerink, Wout|Idrissi, Hamza el|Kamphuis, Tijn|Wójcik, Kacper|Mengistu, Ruth|Braak, Dennis ter
Vossebeld, Anouk|Kılıç, Sefa|Hofstede, Roel|Baptiste, Jérôme|Saleh, Marwan|Kottink, Thijmen
Nowak, Olek|Ramdin, Ashwin|Slot, Jelle|Morsink, Nick|Sluijters, Yara|Jabbari, Omar
Krabbenbos, Ties|Lohuis, Levi|Benali, Zakaria|Haverkate, Cas|Polat, Umut|Wiersma, Sjoerd
Loon, Dion van|Rahimi, Faisal|Bruggink, Guus|Stroink, Eva|Lansink, Mats|Warsame, Abdi
Koopman, Julian|Vaneker, Rick|Azzouzi, Soufiane|Tijhuis, Jurre|Bruin, Maikel de|Güneş, Berat
Schreur, Timo|Averink, Robin|Hosseini, Ali|Spijker, Finn van 't|Semedo, Dário|Pierik, Hugo
Yılmaz, Isa|Roelofs, Max|Chaouch, Nabil|Overbeek, Silas|Hemmink, Loïs|Doğan, Arda`
	.split(/[|\n]/)
	.filter(Boolean);

/** At College Westpoort: first name, infix, surname. */
export const namesWest: readonly (readonly [string, string, string])[] = [
	['Lina', '', 'Mansour'],
	['Boaz', '', 'Visscher'],
	['Tarik', '', 'Essaidi'],
	['Sterre', '', 'Mulder'],
	['Jonah', '', 'Plantinga'],
	['Oğuz', '', 'Acar'],
	['Pim', '', 'Zandbergen'],
	['Rohan', '', 'Bihari'],
	['Mik', 'van', 'Rooijen'],
	['Elif', '', 'Tekin'],
];
