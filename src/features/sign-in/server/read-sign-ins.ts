import { getLocale } from '#i18n-runtime';
import { deviceOf } from '#domain/people/device.ts';
import type { Id } from '#domain/kernel/id.ts';
import { m } from '#messages';
import { signInsOf } from '#platform/server/auth/session.ts';
import { instantText } from '#platform/time/format.ts';
import type { SignInView } from '../schema.ts';

/** All running sign-ins of a person in words, newest first. `current`: the one that asks, if it is theirs. */
export async function signInViews(person: Id, current: Id | null): Promise<readonly SignInView[]> {
	const text = (at: string) => instantText(at, getLocale());
	return (await signInsOf(person, current)).map((signIn) => ({
		id: signIn.id,
		device: deviceOf(signIn.device) || m.people_me_device_unknown(),
		detail: m.people_me_sign_in_since({ since: text(signIn.since), until: text(signIn.until) }),
		current: signIn.current,
	}));
}
