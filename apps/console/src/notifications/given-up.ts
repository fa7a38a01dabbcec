// States of an e-mail that did not go out, as far as anybody knows.
export const givenUp = ['dead', 'unknown', 'no_channel'] as const;
export type GivenUp = (typeof givenUp)[number];
