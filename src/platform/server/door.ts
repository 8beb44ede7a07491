import { error, fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { isId, type Id } from '#domain/kernel/id.ts';
import type { Result } from '#domain/kernel/result.ts';
import { isProblem, problemText, statuses } from '../problem.ts';
import type { FormResult } from '../form/result.ts';
import { echoed } from './echo.ts';
import { keepDraft } from './draft.ts';
import { scoped, scopedReading, type PersonScope } from './db/scope.ts';

/** The signed-in person of a request, or a redirect to the sign-in page that leads back here. */
export function signedIn(event: Pick<RequestEvent, 'locals' | 'url'>): { person: Id; session: Id } {
	if (!event.locals.actor)
		redirect(303, `/sign-in?next=${encodeURIComponent(event.url.pathname + event.url.search)}`);
	return event.locals.actor;
}

/** Reads for a page, as who asks for it, in one transaction that cannot write; within one placement if told. */
export async function reading<T>(
	event: Pick<RequestEvent, 'locals' | 'url'>,
	read: (scope: PersonScope) => Promise<T>,
	narrow: { within?: Id } = {},
): Promise<T> {
	const { person } = signedIn(event);
	return scopedReading({ person }, read, narrow);
}

/** The value, or the answer that what does not exist gives too. */
export function orNotFound<T>(value: T | null | undefined): T {
	if (value === undefined || value === null) error(404, 'not-found');
	return value;
}

/** Reads a posted form, files and all, through its schema. What was typed comes back either way, up to a page's worth. */
export async function parse<S extends z.ZodType>(
	event: Pick<RequestEvent, 'request' | 'url'>,
	schema: S,
	most = fieldsMax,
): Promise<
	| { ok: true; data: z.output<S>; values: FormResult['values'] }
	| { ok: false; failure: ActionFailure<FormResult> }
> {
	const posted = await postedIn(event.request, most);
	if (!posted) return { ok: false, failure: failure(event, 'too-large', {}) };
	const values = echoed(posted.values);
	const result = schema.safeParse({ ...posted.values, ...posted.files });
	if (result.success) return { ok: true, data: result.data, values };
	const errors = Object.fromEntries(
		result.error.issues.map((issue) => [
			String(issue.path[0] ?? ''),
			problemText(issue.message, issue.code === 'too_big' ? String(issue.maximum) : ''),
		]),
	);
	return { ok: false, failure: fail(422, { action: actionOf(event), values, errors }) };
}

/** More fields, or stranger names, are no form of ours; they come back in no answer either. */
const fieldsMax = 60;
const fieldName = /^[a-zA-Z][\w.-]{0,60}$/;

/**
 * The texts of a posted form, and the bytes of its files, which come back in no answer. What is no form is a bad
 * request; NUL is no text to the database; a file that was not chosen is none. Undefined: more than a server takes.
 */
async function postedIn(request: Request, most: number) {
	const data = await request.formData().catch((fault: unknown) => {
		if (isTooLarge(fault)) return undefined;
		error(400, 'form-wrong');
	});
	if (!data) return undefined;
	const posted = [...data].slice(0, most).filter(([name]) => fieldName.test(name));
	const values: Record<string, string> = {};
	const files: Record<string, Uint8Array> = {};
	for (const [name, value] of posted) {
		if (typeof value === 'string') values[name] = value.replaceAll('\0', '');
		else if (value.size > 0) files[name] = new Uint8Array(await value.arrayBuffer());
	}
	return { values, files };
}

/** What the server stopped reading says so with its status. */
function isTooLarge(fault: unknown): boolean {
	const { status, cause } = (fault ?? {}) as { status?: number; cause?: { status?: number } };
	return (status ?? cause?.status) === 413;
}

/** A refusal as a form gets it back: status, code and sentence, and what was typed. */
export function failure(
	event: Pick<RequestEvent, 'url'>,
	refusal: string,
	values: FormResult['values'],
): ActionFailure<FormResult> {
	const status = isProblem(refusal) ? statuses[refusal] : 422;
	const sentence = problemText(refusal);
	return fail(status, { action: actionOf(event), values, errors: {}, problem: refusal, sentence });
}

/** What a form gets back that was accepted. */
export function accepted(event: Pick<RequestEvent, 'url'>, done = 'done'): FormResult {
	return { action: actionOf(event), values: {}, errors: {}, done };
}

/** What a form in steps gets back once a step was taken: what was given so far. */
export function stepTaken(
	event: Pick<RequestEvent, 'url'>,
	values: FormResult['values'],
): FormResult {
	return { action: actionOf(event), values, errors: {} };
}

/**
 * The road of every form: parse, scope, decide and store, or say why not. `undefined` from the work
 * is what does not exist. Who was signed out finds what they typed after signing in again.
 * @param fields how many a form has at most, where that is more than most have
 */
export async function act<S extends z.ZodType, T>(
	event: RequestEvent,
	schema: S,
	work: (scope: PersonScope, input: z.output<S>) => Promise<Result<T, string> | undefined>,
	{ fields = fieldsMax } = {},
): Promise<ActionFailure<FormResult> | { value: T; values: FormResult['values'] }> {
	const parsed = await parse(event, schema, fields);
	if (!event.locals.actor)
		keepDraft(event, actionOf(event), parsed.ok ? parsed.values : parsed.failure.data.values);
	const { person } = signedIn(event);
	if (!parsed.ok) return parsed.failure;
	const result = await scoped({ person }, (scope) => work(scope, parsed.data));
	const answer = orNotFound(result);
	return answer.ok
		? { value: answer.value, values: parsed.values }
		: failure(event, answer.refusal, parsed.values);
}

/**
 * The action of a page about many things: its form says of which.
 * @param done what the page needs to know of what was done; nothing more if left out
 */
export function acting<S extends z.ZodType, T>(
	schema: S,
	work: (scope: PersonScope, input: z.output<S>) => Promise<Result<T, string> | undefined>,
	done?: (value: T) => string,
): (event: RequestEvent) => Promise<ActionFailure<FormResult> | FormResult> {
	return async (event) => {
		const answer = await act(event, schema, work);
		return isFailure(answer) ? answer : accepted(event, done?.(answer.value));
	};
}

/**
 * The action of a page about one thing: its id from the URL, its form, and the work on the two.
 * @param done what the page needs to know of what was done; nothing more if left out
 */
export function actingOn<S extends z.ZodType, T>(
	schema: S,
	work: (scope: PersonScope, id: Id, input: z.output<S>) => Promise<Result<T, string> | undefined>,
	done?: (value: T) => string,
): (event: RequestEvent) => Promise<ActionFailure<FormResult> | FormResult> {
	return async (event) => {
		const id = idIn(event.params['id']);
		const answer = await act(event, schema, (scope, input) => work(scope, id, input));
		return isFailure(answer) ? answer : accepted(event, done?.(answer.value));
	};
}

/** True for what a form gets back that was not accepted. */
export function isFailure<T>(
	answer: ActionFailure<FormResult> | { value: T },
): answer is ActionFailure<FormResult> {
	return 'status' in answer;
}

/** The named action of a request, as its form wrote it (`?/answer`); empty for the default one. */
function actionOf(event: Pick<RequestEvent, 'url'>): string {
	return /^\?\/[a-zA-Z]+/.exec(event.url.search)?.[0] ?? '';
}

/** The id in a URL; what is no id does not exist. */
export function idIn(text: string | undefined): Id {
	if (!text || !isId(text)) error(404, 'not-found');
	return text;
}

/** What its reader did just before a page opened, as the step that led there put it in the address: `?goal`. */
export function justDone<Deed extends string>(url: URL, deeds: readonly Deed[]): Deed | undefined {
	return deeds.find((deed) => url.searchParams.has(deed));
}
