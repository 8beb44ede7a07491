declare global {
	namespace App {
		interface Locals {
			/** Who sends this request; null before sign-in. */
			actor: { person: string; session: string } | null;
			demo: boolean;
		}
		/** The words come with it, in the reader's language; without them our own scripts failed. */
		interface Error {
			title?: string;
			text?: string;
			/** Asking again may help. */
			again?: boolean;
		}
		interface PageData {
			me?: import('#features/people/schema.ts').Me | null;
			demo?: boolean;
			/** True where mail can be sent. */
			mail?: boolean;
			/** Also on the page of an error, which knows nobody's name. */
			signedIn?: boolean;
		}
	}
}

export {};
