/**
 * How often in an hour one person may do what sends others a mail. A coach who invites a class and its
 * companies in one go stays below it; who has somebody else's sign-in can't flood mailboxes with it.
 */
export const mailingsPerHourMax = 100;

/** True for who mailed others so often in the last hour that it is enough for now. */
export function mailsTooOften(lastHour: number): boolean {
	return lastHour >= mailingsPerHourMax;
}
