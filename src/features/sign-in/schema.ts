import { z } from 'zod';
import { isName, isPlaceName } from '#domain/import/name.ts';
import { cleaned } from '#domain/import/text.ts';
import { address } from '#platform/form/address.ts';

/** Six digits; spaces that a phone pastes along are fine. */
const code = z
	.string()
	.transform((text) => text.replace(/\s/g, ''))
	.pipe(z.string().regex(/^\d{6}$/, 'code-shape'));

const ownDevice = z
	.string()
	.optional()
	.transform((text) => text === 'on');

export const askForm = z.object({ address });
export const ownAddressForm = z.object({ address });
export const ownAddressCodeForm = z.object({ ask: z.uuid(), code });
export const removeAddressForm = z.object({ mailbox: z.uuid() });
/** `able` says that this browser can make keys; only a script sets it. */
export const codeForm = z.object({ code, ownDevice, able: z.string().optional() });
export const linkForm = z.object({ ownDevice });

/** The code of one's own, of who shares a mailbox, under the name that was chosen. */
const codeOrNone = z.union([z.literal(''), code]).default('');
export const whoForm = z.object({ person: z.uuid('required'), code: codeOrNone, ownDevice });
export const ownCodeForm = z
	.object({ code, again: code, current: codeOrNone })
	.refine(({ code: one, again }) => one === again, {
		path: ['again'],
		message: 'own-code-differs',
	});

/** What a browser answered with a key, as JSON. */
const key = z.string().min(1).max(20_000);
export const keyForm = z.object({ key });
export const removeKeyForm = z.object({ key: z.uuid() });

/** One key of the reader. */
export interface KeyView {
	readonly id: string;
	/** The browser and the system in which it was made: "Chrome, Android". */
	readonly device: string;
	/** ISO 8601, like `used`, which is null for a key that nobody used yet. */
	readonly added: string;
	readonly used: string | null;
}

/** The mailbox that the reader shares, and since when there is a code of their own; ISO 8601. */
export interface OwnCodeView {
	readonly address: string;
	readonly set: string | null;
}

/** Eight signs without 0, 1, I and O; dashes and spaces are fine. */
const passCode = z
	.string()
	.transform((text) => text.replace(/[\s-]/g, '').toUpperCase())
	.pipe(z.string().regex(/^[2-9A-HJ-NP-Z]{8}$/, 'pass-shape'));

export const passForm = z.object({ code: passCode, ownDevice });

const name = (max: number) =>
	z.string().trim().min(1, 'required').max(max, 'too-long').refine(isName, 'name-wrong');

export const firstForm = z
	.object({
		code: z.string().transform((text) => text.replace(/[\s-]/g, '').toUpperCase()),
		kind: z.enum(['school', 'company'], 'required'),
		organisation: z
			.string()
			.transform(cleaned)
			.pipe(z.string().min(1, 'required').max(200, 'too-long').refine(isPlaceName, 'name-wrong')),
		brin: z.string().trim().toUpperCase().default(''),
		firstName: name(100),
		infix: z.union([z.string().trim().max(0), name(40)]).default(''),
		lastName: name(100),
		address,
	})
	.refine((form) => form.kind !== 'school' || /^\d{2}[A-Z]{2}$/.test(form.brin), {
		path: ['brin'],
		message: 'brin-wrong',
	});

export const endForm = z.object({ session: z.uuid() });

/** One running sign-in of the reader. */
export interface SignInView {
	readonly id: string;
	/** The browser and the system: "Chrome, Android". */
	readonly device: string;
	/** Since when and until when, in words. */
	readonly detail: string;
	readonly current: boolean;
}

export const demoForm = z.object({
	person: z.uuid(),
	to: z.enum(['today', 'placements']).default('today'),
});

/** Somebody whom the demo's page lists. */
export interface DemoLine {
	readonly person: string;
	readonly name: string;
	readonly role: string;
	readonly organisation: string;
	readonly comesFor: string;
	/** What makes them worth a look; empty for most. */
	readonly about: string;
	/** The walk that starts with them; empty for most. */
	readonly walk: string;
}

/** The mailboxes of the reader, and the request of which the code can be typed now. */
export interface OwnAddressPage {
	readonly mailboxes: readonly {
		readonly id: string;
		readonly address: string;
		readonly proven: boolean;
		readonly mayRemove: boolean;
	}[];
	readonly waiting: { readonly id: string; readonly address: string } | null;
}
