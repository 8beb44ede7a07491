/** Moves between the links of a grid with the arrow keys, as they lie on the screen; Tab still works. */
export function arrowKeys(grid: HTMLElement): () => void {
	const move = (event: KeyboardEvent) => {
		const links = [...grid.querySelectorAll('a')];
		const at = links.findIndex((link) => link === document.activeElement);
		const here = links[at]?.getBoundingClientRect();
		if (!here) return;
		const row = links.filter((link) => link.getBoundingClientRect().top === here.top).length;
		const steps: Readonly<Record<string, number>> = {
			ArrowLeft: -1,
			ArrowRight: 1,
			ArrowUp: -row,
			ArrowDown: row,
			Home: -at,
			End: links.length - 1 - at,
		};
		const step = steps[event.key];
		if (step === undefined) return;
		event.preventDefault();
		links[Math.min(Math.max(at + step, 0), links.length - 1)]?.focus();
	};
	grid.addEventListener('keydown', move);
	return () => grid.removeEventListener('keydown', move);
}
