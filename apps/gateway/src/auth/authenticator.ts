// Finds out who presents a key or a session: asks the registry, and remembers a good answer for a few seconds.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { Actor, RequestContext } from '#contracts/message.js';
import { Authenticate } from '#contracts/registry/accounts.js';
import { RecogniseSession } from '#contracts/registry/sign-in.js';
import { everyScope, type ApiScope } from '#contracts/scopes.js';
import { Bus } from '#platform/bus/requests.js';
import { hashOf } from './browser.js';
import type { Credential } from './credentials.js';
import { Recent } from './recent.js';

export interface Caller {
  actor: Actor;
  name: string;
  language: string | null;
  /** When the key or session stops working, as an ISO instant. */
  expiresAt: string;
  scopes: readonly ApiScope[];
  /** Null for who came with an API key. */
  sessionId: string | null;
}

/** What was revoked or ended works at most this long after its last use. */
const rememberMs = { key: 10_000, session: 5_000 } as const;
const rememberAtMost = 10_000;
/** So long whoever was here counts as no stranger; whether the credential is still good is asked all the same. */
const familiarMs = 3_600_000;

@Injectable()
export class Authenticator {
  private readonly recent = new Recent<Caller>(rememberAtMost);
  private readonly familiar = new Recent<true>(rememberAtMost);
  private readonly asking = new Map<string, Promise<Caller>>();
  private readonly onForgotten: ((accountId: string) => void)[] = [];

  constructor(private readonly bus: Bus) {}

  /** What is remembered of a credential; undefined means `ask` the registry. */
  remembered(credential: Credential): Caller | undefined {
    return this.recent.get(nameOf(credential));
  }

  /** Whether it was good not long ago: its owner is not held up by what strangers of the same network do. */
  isFamiliar(credential: Credential): boolean {
    return this.familiar.get(nameOf(credential)) === true;
  }

  /** Asks the registry; simultaneous questions about one credential become one. Refusals are not remembered. */
  ask(credential: Credential, context: RequestContext): Promise<Caller> {
    const name = nameOf(credential);
    const underway = this.asking.get(name);
    if (underway) return underway;
    const answer = this.callerOf(credential, context, true)
      .then((caller) => {
        this.recent.set(name, caller, Math.min(Date.now() + rememberMs[credential.kind], Date.parse(caller.expiresAt)));
        this.familiar.set(name, true, Date.now() + familiarMs);
        return caller;
      })
      .catch((error: unknown) => {
        if (error instanceof DomainError && error.kind === 'unauthenticated') this.familiar.delete(name);
        throw error;
      })
      .finally(() => this.asking.delete(name));
    this.asking.set(name, answer);
    return answer;
  }

  /** In this process sessions of the account are asked about anew from now on. */
  forgetSessionsOf(accountId: string): void {
    this.recent.forget(({ actor, sessionId }) => sessionId !== null && actor.accountId === accountId);
    for (const listener of this.onForgotten) listener(accountId);
  }

  /** Calls `listener` whenever sessions of an account may have ended in this process. */
  whenForgotten(listener: (accountId: string) => void): void {
    this.onForgotten.push(listener);
  }

  /** Whether it is still good, asked anew; other than a request this does not keep a session from running out. */
  look(credential: Credential, context: RequestContext): Promise<Caller> {
    return this.callerOf(credential, context, false);
  }

  private async callerOf({ kind, secret }: Credential, context: RequestContext, isUse: boolean): Promise<Caller> {
    if (kind === 'session') {
      const caller = await this.bus.ask(RecogniseSession, { tokenHash: hashOf(secret), isUse }, context);
      return { ...caller, scopes: everyScope };
    }
    return { ...(await this.bus.ask(Authenticate, { keyHash: hashOf(secret) }, context)), sessionId: null };
  }
}

const nameOf = ({ kind, secret }: Credential) => `${kind} ${hashOf(secret)}`;
