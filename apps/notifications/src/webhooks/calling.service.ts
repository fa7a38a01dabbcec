// Works off the due deliveries of one endpoint at a time, one after the other: a slow receiver holds up nobody else.
import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '#contracts/message.js';
import { testType, WebhookEndpointDisabled } from '#contracts/notifications/webhooks.js';
import { CONFIG } from '#platform/app.js';
import { Audit } from '#platform/audit.js';
import { currentContext, runInContext } from '#platform/context.js';
import type { Tx } from '#platform/database/database.js';
import { Outbox } from '#platform/outbox/outbox.js';
import type { NotificationsConfig } from '../config.js';
import { Attempts, type Made, type SendingChannel } from '../deliveries/attempts.service.js';
import type { SendResult } from '../deliveries/send-result.js';
import { SendingRepository, type Claim } from '../deliveries/sending.repository.js';
import { shortestRound, verdictOnCall, type Outcome, type Verdict } from '../deliveries/verdict.js';
import { WebhookCaller, type OutgoingCall } from './caller.js';
import { CallingRepository, type CallableEndpoint } from './calling.repository.js';
import { WebhookSecrets } from './secrets.js';
import { bodyOf, signedHeaders, type Payload } from './signing.js';

/** After so long an endpoint makes room for others; what is left is due and comes again. */
const turnMs = 5_000;

/** Null when it cannot be signed. */
type Call = OutgoingCall | null;

@Injectable()
export class CallingService implements SendingChannel<Call> {
  readonly channel = 'webhook';
  readonly noun = 'A webhook call';
  readonly leaseMs: number;
  /** A receiver that takes nothing for a whole round of retries is switched off. */
  private readonly roundMs: number;

  constructor(
    private readonly calls: CallingRepository,
    private readonly deliveries: SendingRepository,
    private readonly attempts: Attempts,
    private readonly caller: WebhookCaller,
    private readonly secrets: WebhookSecrets,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    @Inject(CONFIG) private readonly config: NotificationsConfig,
  ) {
    this.leaseMs = config.WEBHOOK_TIMEOUT_MS * 1.5;
    this.roundMs = shortestRound(config.RETRY_SCHEDULE_S);
  }

  pending(limit: number): Promise<string[]> {
    return this.calls.endpoints(limit);
  }

  async callAll(endpointId: string, context: RequestContext): Promise<void> {
    const end = performance.now() + turnMs;
    while (performance.now() < end) {
      const id = await this.calls.next(endpointId);
      const claim = id && await this.deliveries.claim(id, this.leaseMs);
      if (!claim) return;
      // The request that led to the delivery, not the one that led to this turn.
      const own = { ...context, requestId: claim.requestId ?? context.requestId };
      await runInContext(own, () => this.attempts.attempt(claim, this, own));
    }
  }

  async make(claim: Claim): Promise<Made<Call>> {
    const endpoint = await this.calls.endpoint(claim.recipientId);
    if (!endpoint || endpoint.state === 'deleted') return { none: 'obsolete', reason: 'The endpoint was deleted.' };
    if (endpoint.state !== 'active' && claim.template !== testType) return { none: 'no_channel', reason: 'The endpoint is off.' };
    const secrets = this.open(endpoint, claim.recipientId);
    if (secrets.length === 0) return { message: null };
    const body = bodyOf({ type: claim.template, ...(claim.facts as Omit<Payload, 'type'>) });
    return { message: { url: endpoint.url, body, headers: signedHeaders(claim.id, body, secrets) } };
  }

  async send(call: Call): Promise<SendResult> {
    if (call) return this.caller.call(call);
    return { outcome: 'not_sent', detail: 'The secret of the endpoint cannot be read any more: rotate it.', serverSpoke: false };
  }

  verdictOn(outcome: Outcome, claim: Claim): Verdict {
    return verdictOnCall(outcome, claim, claim.template === testType ? [] : this.config.RETRY_SCHEDULE_S);
  }

  async noted(tx: Tx, claim: Claim, { waitMs }: Pick<Verdict, 'waitMs'>, result: SendResult | null): Promise<void> {
    // Without a result there was no call, or our own death ended it.
    if (!result) return;
    if (result.outcome === 'accepted') return this.calls.succeeded(tx, claim.recipientId);
    if (result.reply?.status === 410) return this.disable(tx, claim.recipientId, 'gone');
    if (claim.template === testType) return;
    const { BREAKER_FAILURES: failures, BREAKER_OPEN_MS: openMs } = this.config;
    const failingMs = await this.calls.failed(tx, claim.recipientId, { failures, openMs });
    if (waitMs === null && failingMs >= this.roundMs) await this.disable(tx, claim.recipientId, 'failing');
  }

  private open({ sealed }: CallableEndpoint, endpointId: string): string[] {
    try {
      return sealed.map((each) => this.secrets.open(each, endpointId));
    } catch {
      return [];
    }
  }

  private async disable(tx: Tx, endpointId: string, because: 'failing' | 'gone'): Promise<void> {
    const disabled = await this.calls.disable(tx, endpointId, because);
    if (!disabled) return;
    const { owner, ownerId, version } = disabled;
    await this.outbox.publish(WebhookEndpointDisabled, { endpointId, owner, ownerId, because }, tx, { aggregateId: endpointId, version });
    await this.audit.record(tx, {
      action: 'webhook_endpoint.disabled', subjectType: 'webhook_endpoint', subjectId: endpointId, actor: null,
      requestId: currentContext()?.requestId ?? endpointId, details: { because },
    });
  }
}
