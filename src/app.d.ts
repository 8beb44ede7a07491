declare global {
	namespace App {
		interface Locals {
			/** Who sends this request; null before sign-in. */
			actor: { person: string; session: string } | null;
			demo: boolean;
		}
		interface PageData {
			me?: import('#features/people/schema.ts').Me | null;
			demo?: boolean;
		}
	}
}

export {};
