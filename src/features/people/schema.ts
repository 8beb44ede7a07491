import { z } from 'zod';
import { address } from '#platform/form/address.ts';

export const addAddressForm = z.object({ person: z.uuid(), form: z.uuid(), address });
export const languageForm = z.object({ language: z.enum(['nl', 'en']) });
export const reachableForm = z.object({
	role: z.uuid(),
	phone: z.string().trim().max(40, 'too-long'),
	reachable: z.string().trim().max(120, 'too-long'),
});

/** Somebody who is signed in, as every page knows them. */
export interface Me {
	readonly id: string;
	readonly name: string;
	readonly language: 'nl' | 'en';
	readonly roles: readonly {
		id: string;
		kind: string;
		organisation: string;
		phone: string;
		reachable: string;
	}[];
	readonly isAdministrator: boolean;
	/** From where the page is to be followed for what happens next; sealed. */
	readonly cursor: string;
}

/** Somebody with a role in the own organisation, for its administrator. */
export interface Colleague {
	readonly person: string;
	readonly name: string;
	readonly kind: string;
	readonly reach: 'none' | 'waiting' | 'proven';
	/** The address that waits for its proof, for who typed it; else null. */
	readonly address: string | null;
	readonly ended: boolean;
}
