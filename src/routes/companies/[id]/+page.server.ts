import { companiesPage } from '#features/people/server/read-companies.ts';
import { me } from '#features/people/server/read.ts';
import { idIn, orNotFound, reading } from '#platform/server/door.ts';
import { qrOf } from '#platform/server/qr.ts';
import { readSettings } from '#platform/server/settings.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const id = idIn(event.params.id);
	const page = await reading(event, async (scope) => {
		const [company] = (await companiesPage(scope, id)).companies;
		return { me: orNotFound(await me(scope)), company: orNotFound(company) };
	});
	const { publicUrl } = readSettings();
	return { ...page, publicUrl, qr: qrOf(publicUrl) };
};
