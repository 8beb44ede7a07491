import { encode } from 'uqr';

/** A link as a drawing: black squares in a square of `size`, a quiet border of four included. */
export interface QrDrawing {
	readonly size: number;
	/** The `d` of one svg path. */
	readonly path: string;
}

/** Draws a link, so that a phone beside the screen can read it. */
export function qrOf(link: string): QrDrawing {
	const { data, size } = encode(link, { ecc: 'M', border: 4 });
	const squares = data.flatMap((row, y) =>
		row.flatMap((black, x) => (black ? [`M${x} ${y}h1v1h-1z`] : [])),
	);
	return { size, path: squares.join('') };
}
