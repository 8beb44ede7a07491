import { expect, it } from 'vitest';
import { answerForm, lineForm, optionsFor, raiseForm } from './schema.ts';

const form = '019aa000-0000-7000-8000-000000000001';
const raise = { form, asks: 'company', topic: 'together', asked: ' Kan dit? ' };

it('reads whom and what a signal asks', () => {
	expect(raiseForm.parse(raise)).toMatchObject({
		asks: { party: 'company', person: null },
		topic: { kind: 'together', detail: '' },
		asked: 'Kan dit?',
		wished: '',
		healthChecked: false,
	});
	expect(raiseForm.parse({ ...raise, asks: `school:${form}` }).asks).toEqual({
		party: 'school',
		person: form,
	});
	expect(raiseForm.parse({ ...raise, topic: 'subject:Vak: leer' }).topic).toEqual({
		kind: 'subject',
		detail: 'Vak: leer',
	});
});

it('takes the subject that was typed, unless one was chosen or it is about something else', () => {
	const topicOf = (topic: string) => raiseForm.parse({ ...raise, topic, subject: 'Rekenen' }).topic;
	expect(topicOf('subject:')).toEqual({ kind: 'subject', detail: 'Rekenen' });
	expect(topicOf('subject:Vakleer')).toEqual({ kind: 'subject', detail: 'Vakleer' });
	expect(topicOf('together')).toEqual({ kind: 'together', detail: '' });
});

it('refuses, at its field, what is empty, too long or made up', () => {
	const fields = (change: object) => {
		const result = raiseForm.safeParse({ ...raise, ...change });
		return result.success ? [] : result.error.issues.map(({ path, message }) => [path[0], message]);
	};
	expect(fields({ topic: 'subject:', subject: ' ' })).toEqual([
		['subject', 'signal-topic-incomplete'],
	]);
	expect(fields({ asked: '  ' })).toEqual([['asked', 'question-empty']]);
	expect(fields({ asked: 'x'.repeat(401) })).toEqual([['asked', 'too-long']]);
	expect(fields({ wished: 'x'.repeat(121) })).toEqual([['wished', 'too-long']]);
	expect(fields({ asks: 'everybody' })).toEqual([['asks', 'whom-empty']]);
	expect(fields({ asks: undefined })).toEqual([['asks', 'whom-empty']]);
	expect(fields({ topic: '' })).toEqual([['topic', 'required']]);
	expect(fields({ form: 'x' }).map(([path]) => path)).toEqual(['form']);
	expect(answerForm.safeParse({ form, choice: 'maybe' }).success).toBe(false);
	const empty = answerForm.safeParse({ form, choice: 'words', text: ' ' });
	expect(empty.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
		['text', 'answer-empty'],
	]);
	expect(answerForm.safeParse({ form, choice: 'words', text: 'Vrijdag' }).success).toBe(true);
	expect(lineForm.safeParse({ form, text: 'x'.repeat(201) }).success).toBe(false);
});

const placement = {
	myPart: 'student',
	state: 'running',
	school: { name: 'School' },
	company: { name: 'Bedrijf' },
	student: { firstName: 'Noor' },
	detail: null,
	people: [
		{ person: 'me', part: 'student', name: 'Noor', as: '', organisation: '', reach: 'proven' },
		{
			person: 'k',
			part: 'trainer',
			name: 'Karin',
			as: '',
			organisation: 'Bedrijf',
			reach: 'proven',
		},
		{
			person: 'h',
			part: 'coach',
			name: 'Hanneke',
			as: '',
			organisation: 'School',
			reach: 'proven',
		},
	],
} as const;
const whom = (change: object, me = 'me') =>
	optionsFor({ ...placement, ...change }, me)?.whom.map(({ value }) => value);

it('lets a student ask both parties or one person of them, and others never their own party', () => {
	expect(whom({})).toEqual(['company', 'school', 'company:k', 'school:h']);
	expect(whom({ myPart: 'coach' }, 'h')).toEqual(['company', 'student', 'company:k']);
	expect(whom({ myPart: 'trainer' }, 'k')).toEqual(['school', 'student', 'school:h']);
});

it('offers nothing to who has no part in a placement, or when it ended', () => {
	expect(whom({ myPart: null })).toBeUndefined();
	expect(whom({ state: 'ended' })).toBeUndefined();
});
