const leastDifferent = 2;

/**
 * True when most filled cells of a column are citizen service numbers (BSN) by the 11-test and at
 * least two different ones are. Never on a single value: one in eleven nine-digit numbers passes.
 */
export function looksLikePersonalNumbers(cells: readonly string[]): boolean {
	const filled = cells.map((cell) => cell.replace(/[\s.]/gu, '')).filter((cell) => cell !== '');
	const passing = filled.filter(passesElevenTest);
	return passing.length * 2 > filled.length && new Set(passing).size >= leastDifferent;
}

/** The 11-test of a BSN: 9×a + 8×b + … + 2×h − i is a multiple of eleven; a lost leading zero is put back. */
function passesElevenTest(number: string): boolean {
	if (!/^\d{8,9}$/u.test(number)) return false;
	const digits = [...number.padStart(9, '0')].map(Number);
	const sum = digits.reduce((total, digit, at) => total + digit * (at === 8 ? -1 : 9 - at), 0);
	return sum % 11 === 0 && Number(number) > 0;
}
