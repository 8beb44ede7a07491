import type { ColumnType, Generated } from 'kysely';
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
		/** How it came about; empty for what is older than this column. */
		way: Generated<'' | 'mail' | 'coach' | 'trainer' | 'key' | 'demo'>;
	};
	'auth.passkey': {
		id: string;
		person_id: string;
		credential: string;
		public_key: string;
		/** A bigint: the driver reads it as text. */
		counter: ColumnType<string, number, number>;
		device: string;
		added_at: Written;
		used_at: ColumnType<Date | null, string | null, string>;
	};
	'auth.passkey_challenge': {
		mark: string;
		from_hash: string;
		used_at: Written;
		failed: Generated<boolean>;
	};
	'auth.own_code': {
		person_id: string;
		mark: string;
		set_at: ColumnType<Date, string, string>;
		wrong: Generated<number>;
		wrong_lately: Generated<number>;
		wrong_from: ColumnType<Date, string, string>;
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
		/** When who proved a shared mailbox said who they are. */
		entered_at: WrittenLater;
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
