// What the routes of proposals, invitations and agreements know of the service that brokers; read it before them.
import type { z } from 'zod';
import type { Words } from '#contracts/brokering/words.js';
import type { RequestDefinition, Role } from '#contracts/message.js';

/** A request in the words of any service: the gateway checks and passes on, it does not read. */
export type Ask = RequestDefinition<z.ZodType<object>, z.ZodType<object>>;
/** A query or a body in the words of any service. */
export type Shape = z.ZodType<object>;

export interface Brokered<M> {
  /** Where they are found: `/v1/proposals`. */
  path: string;
  words: Words;
  messages: M;
  /** Both sides, and those who work for the cluster. */
  parties: readonly Role[];
}

/** Paths below `base`; the type keeps what is below, for the names of its parameters. */
export const below = (base: string) => <const P extends string>(rest: P) => `${base}${rest}` as P;
