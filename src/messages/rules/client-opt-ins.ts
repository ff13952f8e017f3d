/** Who outside the office is reminded: the client after release, somebody of the family, a sponsor. */
export const WHO = ['client', 'family', 'sponsor'] as const;
export type Who = (typeof WHO)[number];

/** `call`: a landline, or somebody for whom texts are not safe. Then a person calls. */
export const CLIENT_WAYS = ['text', 'call'] as const;
export type ClientWay = (typeof CLIENT_WAYS)[number];

/** "Is it safe to text this phone, may somebody else read it?" Nobody is texted on a phone they have not called safe. */
export const SAFETIES = ['private', 'others-may-read', 'unsafe'] as const;
export type Safety = (typeof SAFETIES)[number];

/** Through whom the wish came: their own words, or somebody who passed them on. */
export const ASKED_BY = ['self', 'family', 'attorney'] as const;
export type AskedBy = (typeof ASKED_BY)[number];

export const ENDINGS = ['by-hand', 'stopped', 'wrong-number', 'dates-over', 'case-closed'] as const;
export type Ending = (typeof ENDINGS)[number];

/** More are no family but a list. */
export const MOST_OPT_INS = 6;

/** After the last date, so long nobody is forgotten yet: a judge may set the next one weeks later. */
export const QUIET_DAYS_BEFORE_END = 30;
