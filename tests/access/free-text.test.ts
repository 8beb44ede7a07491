/** Every column that can hold somebody's words is erased with the text or the person, or says why it can't. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { monthsKept, retention } from '#domain/erasure/retention.ts';
import { root } from '#platform/server/root.ts';
import { engines, openEngine, type OpenEngine } from '../engines/engine.ts';

/** Emptied by `erase_text`, and with everything of a person. */
const erasedAsText = [
	'goal.text',
	'signal.asked',
	'signal.wished',
	'signal.topic_detail',
	'signal_step.text',
	'signal_line.text',
];

/** Emptied, or deleted with its row, when a person is erased. */
const erasedWithPerson = [
	'person.first_name',
	'person.infix',
	'person.last_name',
	'role.phone',
	'role.reachable',
	'role.listed_as',
	'mailbox_address.address',
	'placement_detail.student_number',
	'placement_detail.agreement_number',
	'placement_detail.group_name',
	'placement_detail.unit',
	'placement_detail.cohort',
	'placement_detail.listed',
	'practice_entry.work_process',
	'auth.user.name',
	'auth.user.email',
	'auth.user.image',
	'auth.session.token',
	'auth.session.ipAddress',
	'auth.session.userAgent',
	...['accountId', 'providerId', 'accessToken', 'refreshToken', 'idToken', 'scope', 'password'].map(
		(column) => `auth.account.${column}`,
	),
	...['runs', 'waits', 'know'].map((column) => `hand_over_line.${column}`),
	...['credential', 'public_key', 'device'].map((column) => `auth.passkey.${column}`),
	'auth.own_code.mark',
	'auth.own_address_ask.address',
	'auth.sign_in_ask.address',
	'auth.sign_in_ask.browser_hash',
	'auth.sign_in_ask.from_hash',
	'auth.pass_code.mark',
];

/** No words of or about a person, each with the reason. */
const explained: Readonly<Record<string, readonly string[]>> = {
	'the name of an organisation or a place': [
		'organisation.name',
		'organisation.brin',
		'site.name',
		'site.work_placement_company_id',
		'claim.number',
		...['organisation_change.was', 'organisation_change.becomes'],
	],
	'what a programme teaches, and about nobody': [
		...['text', 'period', 'crebo', 'programme'].map((column) => `teaching.${column}`),
		...['isbn', 'title', 'publisher', 'subject', 'programme'].map((column) => `book.${column}`),
		...['book_list.crebo', 'book_list.programme', 'book_removal.programme'],
		'teaching_removal.programme',
	],
	'public data of the national register, or a code of it': [
		'placement_detail.crebo',
		'placement_detail.pathway',
	],
	'a subject of the school, chosen by it': ['placement_person.subject'],
	'keys made of ids and parts; a subject that was typed leaves with the question': [
		...['signal', 'signal_step', 'signal_line', 'event'].flatMap((table) => [
			`${table}.audience`,
			`${table}.readers`,
		]),
	],
	'a kind from a fixed list': [
		...['organisation.kind', 'organisation.holiday_region', 'person.language', 'role.kind'],
		...[
			'placement_person.part',
			'goal.as_part',
			'goal.erased_as',
			'signal.raised_part',
			'signal.topic',
		],
		...[
			'signal.asks',
			'signal.erased_as',
			'signal_step.kind',
			'signal_step.as_part',
			'signal_step.choice',
		],
		...[
			'signal_step.erased_as',
			'signal_line.erased_as',
			'event.kind',
			'look.part',
			'contact.edge',
		],
		...[
			'contact.kind',
			'contact.as_part',
			'contact_correction.as_part',
			'rhythm.edge',
			'rhythm.as_part',
		],
		...[
			'rhythm_confirmation.as_part',
			'practice_entry.help',
			'practice_entry.as_part',
			'pass.as_part',
		],
		...['claim.decision', 'hand_over.part', 'auth.session.way', 'partnership_state.state'],
		'organisation_change.field',
		...[
			'school_day.as_part',
			'erasure.kind',
			'erasure.as_part',
			'erasure.reason',
			'auth.sign_in_ask.language',
		],
	],
	'a hash of a list or of a code, from which nothing can be read back': [
		'import.file_hash',
		'auth.first_code.code_hash',
	],
	'hashes of a browser and a place, gone within two days, that name no person': [
		'auth.pass_try.browser_hash',
		'auth.pass_try.from_hash',
		'auth.passkey_challenge.mark',
		'auth.passkey_challenge.from_hash',
	],
	'of the sign-in library, which uses it for nothing here': [
		'auth.verification.identifier',
		'auth.verification.value',
	],
};

describe.each(engines)('what can hold words on %s', (name) => {
	let engine: OpenEngine;
	beforeAll(async () => {
		engine = await openEngine(name);
	});
	afterAll(() => engine?.close());

	it('is erased with the text or the person, or says why nobody is in it', async () => {
		const found = await engine.run(
			`select case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname || '.' || a.attname as name
			from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
			join pg_type t on t.oid = a.atttypid
			where c.relkind in ('r', 'p') and n.nspname in ('public', 'auth') and a.attnum > 0 and not a.attisdropped
				and t.typname in ('text', 'varchar', 'bpchar', '_text', 'json', 'jsonb', 'xml', 'bytea')`,
		);
		const known = [...erasedAsText, ...erasedWithPerson, ...Object.values(explained).flat()];
		expect(found.map((row) => String(row['name'])).sort()).toEqual(known.sort());
	});

	it('goes with its placement: every table that names one is emptied after the term', async () => {
		const rules = await Promise.all(
			['erase.sql', 'retention.sql'].map((file) =>
				readFile(join(root, 'database', 'rules', file), 'utf8'),
			),
		);
		const found = await engine.run(
			`select distinct c.relname::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid
			where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = 'placement_id'
				and not a.attisdropped`,
		);
		const kept = found
			.map((row) => String(row['name']))
			.filter((table) => !new RegExp(`delete from ${table}\\b`).test(rules.join('')));
		// The record of what was erased, without a word of it, is to stay.
		expect(kept).toEqual(['erasure']);
	});

	it('is told in the words of one table, with every kind once', () => {
		expect(new Set(retention.map(({ what }) => what)).size).toBe(retention.length);
		expect(retention.some(({ afterErasing }) => afterErasing === 'nameless')).toBe(true);
		// "At most two years after the programme ends" is what schools publish (standards.md, 5.4).
		expect(monthsKept).toBeLessThanOrEqual(24);
	});
});
