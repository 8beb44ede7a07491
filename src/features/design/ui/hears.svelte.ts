import { m } from '#messages';

/** What a screen reader calls things. */
const roles = {
	alert: m.design_role_alert,
	button: m.design_role_button,
	checkbox: m.design_role_checkbox,
	combobox: m.design_role_combobox,
	dialog: m.design_role_dialog,
	group: m.design_role_group,
	heading: m.design_role_heading,
	img: m.design_role_img,
	link: m.design_role_link,
	list: m.design_role_list,
	navigation: m.design_role_navigation,
	radio: m.design_role_radio,
	status: m.design_role_status,
	textbox: m.design_role_textbox,
} as const;

export type HeardRole = keyof typeof roles;

/** What is said of one thing; a journey compares it with what the browser tells a screen reader. */
export interface Heard {
	/** Without a role it is read as the text that it is. */
	readonly role?: HeardRole;
	/** Its name; what a status or an alert says; empty where there is nothing to hear. */
	readonly name: string;
	/** What is said besides: that it is busy, chosen or wrong. */
	readonly state?: string;
	/** What is read after it: the hint, what is wrong. */
	readonly described?: string;
}

/** The sentence that a screen reader says, in the order in which most of them do. */
export function hearsText({ role, name, state, described }: Heard): string {
	return [name, role && roles[role](), state, described].filter(Boolean).join(', ');
}
