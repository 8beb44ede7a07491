import { expect, it } from 'vitest';
import { addSiteForm, keepOrganisationForm } from './schema.ts';

const ids = {
	office: '019aa000-0000-7000-8000-000000000001',
	form: '019aa000-0000-7000-8000-000000000002',
};

it.each([
	'=1+1',
	'=HYPERLINK("a")',
	'+100000001',
	'@100000001',
	'100000001;=1',
	'99999999',
	'０00000001',
])('nobody asks for the leerbedrijf-ID or BRIN %j', (number) => {
	const site = addSiteForm.safeParse({ ...ids, name: 'Noord', number });
	const school = keepOrganisationForm.safeParse({ ...ids, name: 'School', brin: number });
	expect(site.error?.issues.map(({ message }) => message)).toEqual(['site-number-wrong']);
	expect(school.error?.issues.map(({ message }) => message)).toEqual(['brin-wrong']);
});

it('keeps the name of a site as it is read, without what hides in it', () => {
	const named = (name: string) => addSiteForm.safeParse({ ...ids, name, number: '' });
	expect(named(' Van\u202e Dalen \n& Zn. ').data?.name).toBe('Van Dalen & Zn.');
	for (const name of ['', '\u202e', ' -- ', `Z${'\u0301'.repeat(9)}`])
		expect(named(name).success, JSON.stringify(name)).toBe(false);
});
