import { z } from 'zod';

/** An e-mail address as somebody types it; kept in lower case. */
export const address = z
	.string()
	.trim()
	.toLowerCase()
	.min(1, 'required')
	.max(254, 'too-long')
	.pipe(z.email('address-wrong'));
