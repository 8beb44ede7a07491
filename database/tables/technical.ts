import type { Generated } from 'kysely';
import type { Written, WrittenLater } from './column.ts';

/** Sign-in, reference data and the facts of the database: outside the lock. */
export interface TechnicalTables {
	'reference.qualification': {
		crebo: string;
		title: string;
		level: number;
		dossier_code: string;
		dossier_title: string;
		source: string;
		version: string;
		verified: boolean;
	};
	'reference.work_process': {
		crebo: string;
		code: string;
		title: string;
		core_task_code: string;
		core_task_title: string;
	};
	'auth.user': { id: string; name: string; email: string; emailVerified: boolean };
	'auth.session': {
		id: string;
		token: string;
		userId: string;
		expiresAt: Date;
		createdAt: Date;
		userAgent: string | null;
	};
	'auth.sign_in_ask': {
		id: string;
		browser_hash: string;
		address: string;
		language: Generated<'nl' | 'en'>;
		asked_at: Written;
		expires_at: Written;
		tries: Generated<number>;
		used_at: WrittenLater;
		from_hash: string;
	};
	'auth.own_address_ask': {
		id: string;
		person_id: string;
		address: string;
		asked_at: Written;
		expires_at: Written;
		tries: Generated<number>;
		used_at: WrittenLater;
	};
	'auth.first_code': {
		id: string;
		code_hash: string;
		made_at: Written;
		used_at: WrittenLater;
	};
	'auth.pass_code': { pass_id: string; mark: string };
	'auth.pass_try': { id: string; browser_hash: string; from_hash: string; tried_at: Written };
	'meta.fact': { name: string; value: string };
}
