// A visit by reply link, as a phone makes it, and what matching is made to say to it.
import { DomainError, type ErrorCode } from '#contracts/errors.js';
import type { GatewayUnderTest } from './gateway.js';

export const token = 'dG9rZW4tdG9rZW4tdG9rZW4_-9';
const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** `under` is asked for at each visit: a test file starts its gateway later. */
export const visitsOf = (under: () => GatewayUnderTest) => ({
  show: (query = '', headers: Record<string, string> = {}) => under().send(`/r/${token}${query}`, { headers }),
  answer: (fields: Record<string, string>, query = '') =>
    under().send(`/r/${token}${query}`, {
      method: 'POST',
      headers: form,
      body: new URLSearchParams(fields).toString(),
    }),
  /** From now on the request of this name is answered with the error. */
  refuse: (name: string, code: ErrorCode) =>
    under().services.answers.set(name, () => {
      throw new DomainError(code, 'What happened.');
    }),
  /** Names of the requests that reached other services since the last call. */
  askedFor: () => under().services.take().map(({ name }) => name),
});
