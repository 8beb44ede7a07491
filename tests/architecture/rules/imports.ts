import { domainOrder, rooms, sliceOrder } from '../rooms.ts';
import type { Room } from '../rooms.ts';
import { importsOf, resolved } from '../parse.ts';
import { isTest } from '../rule.ts';
import type { Finding, Rule, SourceFile } from '../rule.ts';

type Place = { readonly room: Room; readonly member: string };

function placeOf(path: string): Place | undefined {
	for (const room of rooms) {
		const match = room.holds.exec(path);
		if (match) return { room, member: match[1] ?? '' };
	}
	return undefined;
}

/** Why this place may not import that one, or nothing when it may. */
function refusal(from: Place, to: Place): string | undefined {
	const { room } = from;
	const names = [to.room.name, `${to.room.name}/${to.member}`];
	if (names.some((name) => room.mayImport.includes(name))) return undefined;
	if (from.member === to.member && room.own?.includes(to.room.name)) return undefined;
	if (!room.earlier?.rooms.includes(to.room.name)) return `${room.name} may not enter ${names[0]}`;
	const [here, there] = [from, to].map(({ member }) => room.earlier?.order.indexOf(member) ?? -1);
	if (here === undefined || there === undefined || here < 0 || there < 0)
		return `${from.member} or ${to.member} has no place in the order`;
	return there < here ? undefined : `${to.member} stands after ${from.member}`;
}

const sources = (files: readonly SourceFile[]) =>
	files.filter(({ path }) => /^src\/.*\.(?:ts|svelte|css)$/.test(path) && !isTest(path));

function wrongDirections(files: readonly SourceFile[]): Finding[] {
	return sources(files).flatMap((file) => {
		const from = placeOf(file.path);
		if (!from) return [];
		return importsOf(file).flatMap((specifier) => {
			const what = judged(file.path, from, specifier);
			return what ? [{ path: file.path, what: `imports ${specifier}: ${what}` }] : [];
		});
	});
}

function judged(path: string, from: Place, specifier: string): string | undefined {
	const target = resolved(path, specifier);
	if (target === undefined)
		return from.room.packages.test(specifier)
			? undefined
			: `${from.room.name} may not use this package`;
	if (/\/\$types(?:\.js|\.d\.ts)?$/.test(target)) return undefined;
	const to = placeOf(target);
	if (!to) return 'that stands in no room';
	if (from.room.browser && /\/server\//.test(target)) return 'server code may not reach a browser';
	return refusal(from, to);
}

/** Every import that closes a circle in `src`, once per circle, types included. */
function cycles(files: readonly SourceFile[]): Finding[] {
	const edges = new Map(
		sources(files).map((file) => [
			file.path,
			importsOf(file).flatMap((specifier) => resolved(file.path, specifier) ?? []),
		]),
	);
	const done = new Set<string>();
	const found: Finding[] = [];
	const walk = (path: string, trail: readonly string[]): void => {
		const at = trail.indexOf(path);
		if (at >= 0)
			return void found.push({ path, what: ['cycle', ...trail.slice(at + 1), path].join(' -> ') });
		if (done.has(path)) return;
		for (const next of edges.get(path) ?? []) walk(next, [...trail, path]);
		done.add(path);
	};
	for (const path of edges.keys()) walk(path, []);
	return found;
}

/** Every file stands in a room, every folder of the domain and every slice in its order. */
function strays(files: readonly SourceFile[]): Finding[] {
	return sources(files).flatMap(({ path }) => {
		const place = placeOf(path);
		if (!place) return path === 'src/app.d.ts' ? [] : [{ path, what: 'stands in no room' }];
		const order = path.startsWith('src/domain/') ? domainOrder : sliceOrder;
		const ordered = place.room.earlier && !order.includes(place.member);
		return ordered ? [{ path, what: `${place.member} has no place in the order` }] : [];
	});
}

export const importRules: readonly Rule[] = [
	{ name: 'no import goes in a wrong direction', check: wrongDirections },
	{ name: 'no imports go in a circle', check: cycles },
	{ name: 'every file stands in a room', check: strays },
];
