import { m } from '#messages';

/** The browser and the system that a user agent tells of, in two words. */
export function deviceOf(agent: string): string {
	const words = [
		/Firefox|Edg|Chrome|Safari/.exec(agent)?.[0],
		/iPhone|iPad|Android|Windows|Mac OS|Linux/.exec(agent)?.[0],
	];
	return words.filter(Boolean).join(', ') || m.people_me_device_unknown();
}
