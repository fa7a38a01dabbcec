// Who listens at this process: one subscription to all events, and a hint to each listener whom one concerns.
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import { AccountChanged } from '#contracts/registry/accounts.js';
import type { Envelope } from '#platform/bus/envelope.js';
import { PublishedEvents } from '#platform/bus/published-events.js';
import { newId } from '#platform/ids.js';
import { Authenticator, type Caller } from '../auth/authenticator.js';
import type { Credential } from '../auth/credentials.js';
import { heardBy } from './change.js';
import { hintIn } from './hints.js';
import { LiveStream } from './live-stream.js';

const keepAliveMs = 20_000;
const lookMs = 60_000;
/** How long the registry may take to say whether a credential is still good. */
const patienceMs = 10_000;
const mostStreams = 10;

interface Listener {
  caller: Caller;
  credential: Credential;
  stream: LiveStream;
}

@Injectable()
export class Live implements OnModuleDestroy {
  private readonly listeners = new Set<Listener>();
  private readonly timers: readonly NodeJS.Timeout[];
  private isStopping = false;
  private isLooking = false;

  constructor(
    events: PublishedEvents,
    private readonly authenticator: Authenticator,
  ) {
    events.listen({ heard: (event) => this.tell(event), missed: () => this.greet() });
    authenticator.whenForgotten((accountId) => {
      const theirs = [...this.listeners].filter(({ caller }) => caller.actor.accountId === accountId);
      for (const listener of theirs) void this.look(listener);
    });
    this.timers = [
      setInterval(() => {
        for (const { stream } of this.listeners) stream.keepAlive();
      }, keepAliveMs).unref(),
      setInterval(() => void this.lookAtAll(), lookMs).unref(),
    ];
  }

  /** The streams of one account are few: a page that opens more forgets to close them. */
  open(caller: Caller, credential: Credential): LiveStream {
    if (this.isStopping) throw new DomainError('service_unavailable', 'This gateway is stopping. Connect again in a moment.');
    const open = [...this.listeners].filter((each) => each.caller.actor.accountId === caller.actor.accountId).length;
    if (open >= mostStreams) {
      throw new DomainError('rate_limited', `Your account has ${open} live streams open, as many as it may. Close one, then connect again.`, { retryAfterSeconds: 30 });
    }
    const listener: Listener = { caller, credential, stream: new LiveStream() };
    this.listeners.add(listener);
    listener.stream.once('close', () => this.listeners.delete(listener));
    return listener.stream;
  }

  /** Ends the streams whose credential is not good any more. One after the other: nobody waits for it. */
  async lookAtAll(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    for (const listener of this.listeners) await this.look(listener);
    this.isLooking = false;
  }

  /** Before the server waits for its replies: these would never end. */
  onModuleDestroy(): void {
    this.isStopping = true;
    for (const timer of this.timers) clearInterval(timer);
    for (const { stream } of this.listeners) stream.end();
  }

  private async look(listener: Listener): Promise<void> {
    const context = { requestId: newId(), actor: null, deadline: Date.now() + patienceMs, idempotency: null };
    try {
      listener.caller = await this.authenticator.look(listener.credential, context);
    } catch (error) {
      // While nobody can tell, it goes on.
      if (error instanceof DomainError && error.kind === 'unauthenticated') listener.stream.end();
    }
  }

  private tell(event: Envelope): void {
    this.lookAtAccount(event);
    const hint = this.listeners.size > 0 ? hintIn(event) : undefined;
    if (!hint) return;
    for (const { caller: { actor }, stream } of this.listeners) {
      const change = heardBy(actor, hint);
      if (!change) continue;
      stream.tell(change);
      stream.tellLater({ ...change, areas: hint.later });
    }
  }

  /** Its role or clusters are others now, or it is closed: what was remembered of it does not count any more. */
  private lookAtAccount({ type, data }: Envelope): void {
    const changed = type === AccountChanged.subject ? AccountChanged.payload.safeParse(data) : undefined;
    if (changed?.success) this.authenticator.forgetSessionsOf(changed.data.accountId);
  }

  private greet(): void {
    for (const { stream } of this.listeners) stream.hello();
  }
}
