import { expect, it } from 'vitest';
import { bookForm, bringForm, lookForm, removeForm, schoolsTaught, teachForm } from './schema.ts';

const form = '019aa000-0000-7000-8000-000000000001';
const programme = `${form}:25835`;
const teach = { form, programme, text: ' Rookgas ', period: ' Periode 2 ', until: '' };
const fields = (
	schema: { safeParse: typeof teachForm.safeParse } | typeof bookForm | typeof lookForm,
	posted: object,
) => {
	const result = schema.safeParse(posted);
	return result.success ? [] : result.error.issues.map(({ path, message }) => [path[0], message]);
};

it('reads what is taught, from when it is typed until a day or for good', () => {
	expect(teachForm.parse(teach)).toEqual({
		form,
		programme,
		text: 'Rookgas',
		period: 'Periode 2',
		until: null,
		healthChecked: false,
	});
	expect(teachForm.parse({ ...teach, until: '2027-01-31', healthChecked: 'on' })).toMatchObject({
		until: '2027-01-31',
		healthChecked: true,
	});
	expect(teachForm.parse({ form, programme, text: 'x' })).toMatchObject({
		period: '',
		until: null,
	});
});

it('refuses, at its field, what is empty, too long or no day', () => {
	const wrong = (change: object) => fields(teachForm, { ...teach, ...change });
	expect(wrong({ text: '  ' })).toEqual([['text', 'required']]);
	expect(wrong({ text: 'x'.repeat(9601) })).toEqual([['text', 'too-long']]);
	expect(wrong({ period: 'x'.repeat(41) })).toEqual([['period', 'too-long']]);
	expect(wrong({ until: '31-1-2027' })).toEqual([['until', 'day-wrong']]);
	expect(wrong({ until: '2027-02-30' })).toEqual([['until', 'day-wrong']]);
	expect(wrong({ programme: 'x' }).map(([field]) => field)).toEqual(['programme']);
	expect(wrong({ form: 'x' }).map(([field]) => field)).toEqual(['form']);
});

it('reads a book with its periods, and refuses what is no period', () => {
	const book = { form, programme, title: 'Meten', periods: '1-4', required: 'on' };
	expect(bookForm.parse(book)).toEqual({
		form,
		programme,
		title: 'Meten',
		subject: '',
		publisher: '',
		periods: { first: 1, last: 4 },
		required: true,
	});
	expect(bookForm.parse({ ...book, periods: undefined })).toMatchObject({ periods: null });
	expect(fields(bookForm, { ...book, periods: 'altijd' })).toEqual([['periods', 'period-wrong']]);
	expect(fields(bookForm, { ...book, title: ' ' })).toEqual([['title', 'required']]);
	expect(removeForm.safeParse({ book: 'x' }).success).toBe(false);
});

it('takes a book list as a file or as text, and asks for one of them', () => {
	const look = { form, school: form };
	expect(lookForm.parse({ ...look, list: 'a;b' })).toMatchObject({ list: 'a;b' });
	const file = new TextEncoder().encode('a;b');
	expect(lookForm.parse({ ...look, file })).toMatchObject({ file, list: '' });
	expect(fields(lookForm, { ...look, list: ' ' })).toEqual([['list', 'book-list-empty']]);
	expect(bringForm.safeParse({ ...look, list: '' }).success).toBe(false);
});

it('names each school once at which somebody teaches', () => {
	const [one, other] = [
		{ id: '1', name: 'Oost' },
		{ id: '2', name: 'West' },
	];
	expect(
		schoolsTaught([
			{ school: one!, taught: true },
			{ school: one!, taught: true },
			{ school: other!, taught: false },
		]),
	).toEqual([one]);
});
