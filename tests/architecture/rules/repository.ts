import { textOf } from '../rule.ts';
import type { Finding, Rule, SourceFile } from '../rule.ts';

type Package = Record<string, Record<string, string> | undefined>;

/** A version that says one thing: no range, no tag. */
const exact = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;

function loose(files: readonly SourceFile[]): Finding[] {
	const path = 'package.json';
	const own = JSON.parse(textOf(files, path) ?? '{}') as Package;
	return ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
		Object.entries(own[kind] ?? {})
			.filter(([, version]) => !exact.test(version))
			.map(([name, version]) => ({ path, what: `${name} may be ${version}` })),
	);
}

/** Where packages came from is this machine's business, and a lock that says so ages badly. */
function hosts(files: readonly SourceFile[]): Finding[] {
	const lock = textOf(files, 'package-lock.json');
	if (lock === undefined) return [{ path: 'package-lock.json', what: 'is missing' }];
	const resolved = /"resolved":\s*"(?:https?|git[^"]*):\/\/[^"]*"/.exec(lock)?.[0];
	const registry = /^.*registry\s*=.*$/m.exec(textOf(files, '.npmrc') ?? '')?.[0];
	return [
		...(resolved ? [{ path: 'package-lock.json', what: `names a host: ${resolved}` }] : []),
		...(registry ? [{ path: '.npmrc', what: `names a host: ${registry}` }] : []),
	];
}

function licence(files: readonly SourceFile[]): Finding[] {
	const text = textOf(files, 'LICENSE') ?? '';
	return /European Union Public Licence/i.test(text) && /1\.2/.test(text)
		? []
		: [{ path: 'LICENSE', what: 'is not the text of EUPL-1.2' }];
}

function inlineScripts(files: readonly SourceFile[]): Finding[] {
	return files
		.filter(({ path }) => /^(?:vite\.config\.ts|svelte\.config\.js|src\/.*)$/.test(path))
		.flatMap(({ path, text }) => {
			const directives = text.match(
				/script-src(?:-elem|-attr)?['"]?\s*:?\s*(?:\[[^\]]*\]|[^;\n]*)/g,
			);
			return (directives ?? [])
				.filter((directive) => /unsafe-(?:inline|eval)/.test(directive))
				.map(() => ({ path, what: 'lets a script run that nobody vouched for' }));
		});
}

export const repositoryRules: readonly Rule[] = [
	{ name: 'every dependency has one exact version', check: loose },
	{ name: 'the lock names no host', check: hosts },
	{ name: 'the licence is there', check: licence },
	{ name: 'no script runs without a nonce or hash', check: inlineScripts },
];
