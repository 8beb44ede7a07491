import { m } from '#messages';

/** A device in words that its owner knows it by: "Safari, iPhone". */
export const deviceWords = (agent: string): string =>
	[
		/Firefox|Edg|Chrome|Safari/.exec(agent)?.[0],
		/iPhone|iPad|Android|Windows|Mac OS|Linux/.exec(agent)?.[0],
	]
		.filter(Boolean)
		.join(', ') || m.people_me_device_unknown();
