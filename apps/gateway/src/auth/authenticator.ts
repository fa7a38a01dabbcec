// Finds out who presents a key: asks the registry, and remembers a good answer for a few seconds.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { Output, RequestContext } from '#contracts/message.js';
import { Authenticate } from '#contracts/registry/accounts.js';
import { Bus } from '#platform/bus/requests.js';
import { Recent } from './recent.js';

export type Caller = Output<typeof Authenticate>;

/** A revoked key works at most this long after its last use. */
const rememberMs = 10_000;
const rememberAtMost = 10_000;
const keyForm = /^lw_[A-Za-z0-9_-]{16,200}$/;

const howTo = 'Send Authorization: Bearer lw_… with an API key of your account.';

/** The API key in an Authorization header; throws the 401 that fits. */
export function keyIn(authorization: string | undefined): string {
  if (authorization === undefined || authorization === '') {
    throw new DomainError('credential_missing', `This request needs a credential. ${howTo}`);
  }
  const [scheme, key, ...rest] = authorization.trim().split(/ +/);
  if (scheme?.toLowerCase() !== 'bearer' || key === undefined || rest.length > 0) {
    throw new DomainError(
      'credential_invalid',
      `The Authorization header is not a bearer credential. ${howTo}`,
    );
  }
  if (!keyForm.test(key)) {
    throw new DomainError(
      'credential_invalid',
      `The credential does not have the form of an API key. ${howTo}`,
    );
  }
  return key;
}

@Injectable()
export class Authenticator {
  private readonly recent = new Recent<Caller>(rememberAtMost);
  private readonly asking = new Map<string, Promise<Caller>>();

  constructor(private readonly bus: Bus) {}

  /** What is remembered of a key; undefined means `ask` the registry. */
  remembered(key: string): Caller | undefined {
    return this.recent.get(hash(key));
  }

  /** Asks the registry; simultaneous questions about one key become one. Refusals are not remembered. */
  ask(key: string, context: RequestContext): Promise<Caller> {
    const keyHash = hash(key);
    const underway = this.asking.get(keyHash);
    if (underway) return underway;
    const answer = this.bus
      .ask(Authenticate, { keyHash }, context)
      .then((caller) => {
        this.recent.set(keyHash, caller, Math.min(Date.now() + rememberMs, Date.parse(caller.expiresAt)));
        return caller;
      })
      .finally(() => this.asking.delete(keyHash));
    this.asking.set(keyHash, answer);
    return answer;
  }
}

const hash = (key: string) => createHash('sha256').update(key).digest('hex');
