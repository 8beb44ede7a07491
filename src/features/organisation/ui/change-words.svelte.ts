import { getLocale } from '#i18n-runtime';
import { m } from '#messages';
import { dayText } from '#platform/time/format.ts';
import type { ChangeView } from '../schema.ts';

/** One change in a sentence for who keeps the organisation. */
export function changeWords(change: ChangeView): string {
	const { kind, organisation } = change;
	const who = change.who ?? m.organisation_changes_somebody();
	const whom = change.whom ?? m.organisation_changes_colleague();
	const role = change.role ? m.people_role({ role: change.role }) : '';
	const what = change.what ?? '';
	switch (kind) {
		case 'role.given': {
			const day = change.begins ? dayText(change.begins, getLocale()) : '';
			return m.organisation_change_role_given({ who, whom, role, day });
		}
		case 'role.ended':
			return m.organisation_change_role_ended({ who, whom, role });
		case 'role.kept':
			return m.organisation_change_role_kept({ who, whom, role });
		case 'hand-over.left':
			return m.organisation_change_hand_over_left({ who, whom });
		case 'mailbox.added':
			return m.organisation_change_mailbox({ who, whom });
		case 'sign-ins.ended':
			return m.organisation_change_sign_ins({ who, whom });
		case 'organisation.changed':
			return m.organisation_change_organisation({ who, organisation });
		case 'site.added':
			return m.organisation_change_site_added({ who, what });
		case 'site.changed':
			return m.organisation_change_site_changed({ who, what });
		case 'claim.asked':
			return m.organisation_change_claim_asked({ who, what });
		case 'claim.withdrawn':
			return m.organisation_change_claim_withdrawn({ who, what });
		case 'claim.approved':
			return m.organisation_change_claim_approved({ what });
		case 'claim.refused':
			return m.organisation_change_claim_refused({ what });
		case 'number.lost':
			return m.organisation_change_number_lost({ organisation });
		case 'person.erased':
			return m.organisation_change_erased({ who });
		case 'copy.offered':
			return m.organisation_change_copy({ who, whom });
		case 'looks.named':
			return m.organisation_change_looks({ who, whom });
	}
}

/** One change in a sentence for whom it was done to. */
export function changeOfMeWords({ kind, role, organisation }: ChangeView): string {
	const word = role ? m.people_role({ role }) : '';
	switch (kind) {
		case 'role.given':
			return m.organisation_me_role_given({ organisation, role: word });
		case 'role.ended':
			return m.organisation_me_role_ended({ organisation, role: word });
		case 'role.kept':
			return m.organisation_me_role_kept({ organisation, role: word });
		default:
			return m.organisation_me_sign_ins({ organisation });
	}
}
