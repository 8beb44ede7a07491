import { m } from '#messages';
import { voicesOf, type CircleLook, type GuideLevel, type SeatTone } from '#ui/glyph/circle.ts';

const groups: Readonly<Record<SeatTone, () => string>> = {
	student: m.design_circle_students,
	company: m.design_circle_mechanics,
	school: m.design_circle_school,
};
const guides: Readonly<Record<GuideLevel, () => string>> = {
	3: m.design_circle_guide_leads,
	2: m.design_circle_guide_together,
	1: m.design_circle_guide_watches,
	0: m.design_circle_guide_called,
};

/** The whole circle in words, for who does not see it: each group's seats and voice, then the guide. */
export function circleText(look: CircleLook): string {
	const voices = voicesOf(look).map(({ tone, seats, of, percent }) =>
		m.design_circle_group({ group: groups[tone](), seats, of, percent }),
	);
	return [...voices, guides[look.guide]()].join('; ');
}
