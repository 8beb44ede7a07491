/** Each names itself in its user agent; the first that fits, because most say that they are others as well. */
const browsers = { Firefox: 'Firefox', 'Edg/': 'Edge', Chrome: 'Chrome', Safari: 'Safari' };
const systems = {
	iPhone: 'iPhone',
	iPad: 'iPad',
	Android: 'Android',
	Windows: 'Windows',
	'Mac OS': 'Mac',
	Linux: 'Linux',
};

/** The browser and the system that a user agent tells of: "Chrome, Android"; empty when it tells of none. */
export function deviceOf(agent: string): string {
	const found = [browsers, systems].map((names) => {
		const sign = Object.entries(names).find(([text]) => agent.includes(text));
		return sign?.[1];
	});
	return found.filter(Boolean).join(', ');
}
