import type { Row } from './measure.ts';

type Column = readonly [head: string, cell: (row: Row) => string | number];

const speed: readonly Column[] = [
	['page', (row) => row.page],
	['engine', (row) => row.engine],
	['placements', (row) => row.placements],
	['req/s', (row) => row.requestsPerSecond],
	['bare req/s', (row) => row.bareRequestsPerSecond],
	['ratio', (row) => row.ratio.toFixed(3)],
	['queries', (row) => row.queries],
	['p50 ms', (row) => row.p50],
	['p95 ms', (row) => row.p95],
	['alone p50', (row) => row.p50Alone],
	['alone p95', (row) => row.p95Alone],
];

const seen: readonly Column[] = [
	['page', (row) => row.page],
	['engine', (row) => row.engine],
	['placements', (row) => row.placements],
	['first paint ms', (row) => row.firstPaint],
	['largest paint ms', (row) => row.largestPaint],
	['worst', (row) => row.largestPaintWorst],
	['layout shift', (row) => row.shift],
	['js kB gz', (row) => (row.javascriptBytes / 1000).toFixed(1)],
	['html kB', (row) => (row.htmlBytes / 1000).toFixed(1)],
	['packed', (row) => (row.htmlSentBytes / 1000).toFixed(1)],
];

const rest: readonly Column[] = [
	['page', (row) => row.page],
	['engine', (row) => row.engine],
	['placements', (row) => row.placements],
	['MB at start', (row) => row.memoryAtStart],
	['MB under load', (row) => row.memoryUnderLoad],
	['first start ms', (row) => row.startFirst],
	['later start ms', (row) => row.startLater],
];

/** The rows as three readable tables. */
export function table(rows: readonly Row[]): string {
	const at = rows[0]?.connections ?? 0;
	return [
		`\nPages, ${at} connections at once (alone: one)`,
		grid(speed, rows),
		'\nFirst visit, slow 4G and a quarter of this processor',
		grid(seen, rows),
		'\nMemory and start',
		grid(rest, rows),
	].join('\n');
}

function grid(columns: readonly Column[], rows: readonly Row[]): string {
	const cells = [
		columns.map(([head]) => head),
		...rows.map((row) => columns.map(([, cell]) => String(cell(row)))),
	];
	const widths = columns.map((_, place) =>
		Math.max(...cells.map((line) => line[place]?.length ?? 0)),
	);
	return cells
		.map((line) =>
			line
				.map((cell, place) =>
					place < 2 ? cell.padEnd(widths[place] ?? 0) : cell.padStart(widths[place] ?? 0),
				)
				.join('  '),
		)
		.join('\n');
}
