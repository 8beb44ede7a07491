import { sayNothing, sizes, vocabulary } from '../rooms.ts';
import { isTest } from '../rule.ts';
import type { Finding, Rule, SourceFile } from '../rule.ts';

function outsideVocabulary(files: readonly SourceFile[]): Finding[] {
	return files.flatMap(({ path }) => {
		const place = vocabulary.find(({ under }) => under.test(path));
		return !place || place.names.test(path)
			? []
			: [{ path, what: 'this folder has no file of that name' }];
	});
}

function emptyNames(files: readonly SourceFile[]): Finding[] {
	return files.flatMap(({ path }) => {
		const name = path.split('/').find((part) => sayNothing.test(part.replace(/\..*$/, '')));
		return name ? [{ path, what: `${name} says nothing` }] : [];
	});
}

const lines = (text: string) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

function tooLong(files: readonly SourceFile[]): Finding[] {
	const code =
		/^(?:src|bin|tests|bench|database)\/.*(?:\.(?:ts|mjs|js|svelte|css|html|sql)|\/[\w-]+)$/;
	return files
		.filter(({ path }) => code.test(path))
		.flatMap(({ path, text }) => {
			const most = isTest(path)
				? sizes.test
				: path.startsWith('src/routes/')
					? sizes.route
					: sizes.code;
			const count = lines(text);
			return count > most ? [{ path, what: `${count} lines, at most ${most}` }] : [];
		});
}

export const nameRules: readonly Rule[] = [
	{ name: 'every file name is in the vocabulary', check: outsideVocabulary },
	{ name: 'no name says nothing', check: emptyNames },
	{ name: 'no file is too long', check: tooLong },
];
