import { expect, it } from 'vitest';
import { addColleagueForm } from './schema.ts';

const colleague = {
	form: '019aa000-0000-7000-8000-000000000001',
	office: '019aa000-0000-7000-8000-000000000002',
	kind: 'coach',
	begins: '2026-11-22',
	ends: '',
	name: 'Anna Meijer',
	address: '',
};
const wrong = (change: object) =>
	(addColleagueForm.safeParse({ ...colleague, ...change }).error?.issues ?? []).map(
		({ path, message }) => [path[0], message],
	);

it.each(["Sinéad O'Neill", "Maarten 't Hart", 'Thị Ánh Nguyễn', 'Łukasz Żółć', 'محمد علی'])(
	'an administrator adds %s',
	(name) => expect(wrong({ name })).toEqual([]),
);

it.each(['=HYPERLINK("https://a.example")', '. - .', '‮', `Z${'́'.repeat(100)} Smit`, '<b>Jan</b>'])(
	'an administrator adds nobody by the name of %j',
	(name) => expect(wrong({ name })).toEqual([['name', 'name-wrong']]),
);

it.each(['9999-01-01', '0225-01-01', '2026-02-30'])('nobody begins or ends on %s', (day) => {
	expect(wrong({ begins: day })).toEqual([['begins', 'day-wrong']]);
	expect(wrong({ ends: day })).toEqual([['ends', 'day-wrong']]);
});
