import { m } from '#messages';
import type { FieldChange } from '#domain/import/difference.ts';
import { cleaned } from '#domain/import/text.ts';
import type { ImportCounts, ImportEntry, ImportLine, ImportSaw } from '#features/import/schema.ts';
import type { Locale } from './terminal.ts';

type Text<Inputs extends object = object> = (inputs: Inputs, options: { locale: Locale }) => string;

/** Turns the lines of a report into sentences for the terminal, with a heading where a part begins. */
export class ImportText {
	readonly #locale: Locale;
	readonly #dryRun: boolean;
	#part = '';

	constructor(locale: Locale, dryRun: boolean) {
		this.#locale = locale;
		this.#dryRun = dryRun;
	}

	/** The sentences of one line of the report; a file's own words cannot steer the terminal. */
	of(line: ImportLine): string[] {
		switch (line.kind) {
			case 'school-unknown':
				return [this.#text(m.import_school_unknown, { brin: line.brin })];
			case 'refused':
				return [this.#refusal(line.code, line.fields)];
			case 'saw':
				return this.#saw(line.saw);
			case 'step':
				return [this.#text(m.import_rows_read, { count: line.rows })];
			case 'entry':
				return [...this.#heading(line.entry.what), ...this.#entry(line.entry)];
			case 'problem': {
				const { problem } = line;
				const text = this.#say(`import_problem_${problem.code}`, problem);
				return [
					...this.#heading(problem.severity),
					`  ${this.#text(m.import_row, { line: problem.line, problem: text })}`,
				];
			}
			case 'counts':
				return [...this.#heading('counts'), ...this.#counts(line.counts), this.#end(line.applied)];
		}
	}

	/** A text whose key is put together; a key without a text is shown as it is. */
	#say(key: string, inputs: object = {}): string {
		const text = (m as unknown as Readonly<Record<string, Text>>)[key];
		return text ? this.#text(text, inputs) : key;
	}

	#text<Inputs extends object>(text: Text<Inputs>, inputs: object = {}): string {
		const safe = Object.entries(inputs).map(([name, value]) => [name, cleaned(String(value))]);
		return text(Object.fromEntries(safe) as Inputs, { locale: this.#locale });
	}

	#heading(part: string): string[] {
		if (this.#part === part) return [];
		this.#part = part;
		return ['', this.#say(`import_heading_${part}`)];
	}

	#refusal(code: string, fields: readonly string[]): string {
		if (code !== 'columns-missing') return this.#say(`import_file_${code.replaceAll('-', '_')}`);
		const columns = fields.map((field) => this.#field(field)).join(', ');
		return this.#text(m.import_missing_columns, { columns });
	}

	#saw({ encoding, delimiter, headerLine, columns }: ImportSaw): string[] {
		const shown = delimiter === '\t' ? 'tab' : delimiter;
		const lines = [this.#text(m.import_saw, { encoding, delimiter: shown, line: headerLine })];
		const dropped = columns.flatMap(({ header, use }) =>
			use.kind === 'dropped' ? [`${header} (${this.#say(`import_reason_${use.reason}`)})`] : [],
		);
		const refused = columns.filter(({ use }) => use.kind === 'refused').map(({ header }) => header);
		if (dropped.length > 0)
			lines.push(this.#text(m.import_dropped_columns, { columns: dropped.join(', ') }));
		if (refused.length > 0)
			lines.push(this.#text(m.import_refused_columns, { columns: refused.join(', ') }));
		for (const { header, use } of columns)
			if (use.kind === 'read' && use.askWhoIsMeant)
				lines.push(this.#text(m.import_who_is_meant, { column: header }));
		if (columns.some(({ use }) => use.kind === 'read' && use.field.endsWith('Email')))
			lines.push(this.#text(m.import_emails_left));
		return lines;
	}

	#entry({ line, studentNumber: number, student, company, fields }: ImportEntry): string[] {
		const who = this.#text(m.import_who, { student, number, company });
		const first = line === null ? who : this.#text(m.import_row, { line, problem: who });
		return [`  ${first}`, ...fields.map((change) => `      ${this.#change(change)}`)];
	}

	#change({ field, was, becomes }: FieldChange): string {
		const inputs = { field: this.#field(field), becomes: this.#value(field, becomes) };
		if (was === null) return this.#text(m.import_change_first, inputs);
		return this.#text(m.import_change, { ...inputs, was: this.#value(field, was) });
	}

	#field(field: string): string {
		return this.#say(
			`import_field_${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`,
		);
	}

	#value(field: string, value: string): string {
		if (field === 'status') return this.#say(`import_status_${value}`);
		const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
		if (!day || this.#locale === 'en') return value;
		return `${Number(day)}-${Number(month)}-${year}`;
	}

	#counts(counts: ImportCounts): string[] {
		const rows: [Text<{ count: NonNullable<unknown> }>, number, boolean][] = [
			[m.import_new, counts.added, true],
			[m.import_changed, counts.changed, true],
			[m.import_ended, counts.ended, true],
			[m.import_unchanged, counts.unchanged, true],
			[m.import_gone, counts.gone, false],
			[m.import_never_known, counts.neverKnown, false],
			[m.import_conflicting, counts.conflicting, false],
			[m.import_rows_left_out, counts.leftOut, true],
		];
		return rows
			.filter(([, count, always]) => always || count > 0)
			.map(([text, count]) => `  ${this.#text(text, { count })}`);
	}

	#end(applied: boolean): string {
		if (this.#dryRun) return this.#text(m.import_dry_run);
		return this.#text(applied ? m.import_applied : m.import_nothing);
	}
}
