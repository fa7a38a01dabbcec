// What tests of webhooks do again and again: make an endpoint for somebody, make something happen, wait for what became of it.
import type { Output, RequestContext } from '#contracts/message.js';
import { MatchRunFinished } from '#contracts/matching/requirements.js';
import {
  CreateWebhookEndpoint, GetWebhookEndpoint, ListWebhookDeliveries, type WebhookDelivery, type WebhookType,
} from '#contracts/notifications/webhooks.js';
import type { RunningService } from '#platform/app.js';
import { newId } from '#platform/ids.js';
import { waitFor } from '#testing/wait-for.js';
import { as, patienceMs, type Notified } from './system.js';

/** Webhooks may reach this machine. */
export const development = { WEBHOOK_ALLOW_LOOPBACK: 'true' };

/** The same person a moment later: somebody who asks again and again has new patience each time. */
const asNow = (who: RequestContext): RequestContext => ({ ...who, deadline: Date.now() + patienceMs });

export class Hooked {
  constructor(readonly notified: Notified, public service: RunningService) {}

  get buyer(): RequestContext {
    return as('buyer', { organisationId: this.notified.scene.buyerId });
  }

  get enterprise(): RequestContext {
    return as('enterprise', { organisationId: this.notified.scene.enterpriseId });
  }

  get cda(): RequestContext {
    return as('cda', { clusterIds: [this.notified.scene.clusterId] });
  }

  create(url: string, who = this.buyer, types: WebhookType[] = ['requirement.matched']): Promise<Output<typeof CreateWebhookEndpoint>> {
    return this.notified.ask(this.service, CreateWebhookEndpoint, { url, types }, who);
  }

  /** Something that the buyer and the cluster hear of as `requirement.matched`. Returns the event. */
  happen(): Promise<string> {
    const { clusterId, buyerId } = this.notified.scene;
    const { requirementId, lotId } = this.notified.proposal();
    return this.notified.publish(MatchRunFinished, { runId: newId(), lotId, requirementId, clusterId, buyerId, proposals: 2, withdrawn: 1 });
  }

  async endpoint(id: string, who = this.buyer) {
    return this.notified.ask(this.service, GetWebhookEndpoint, { id }, asNow(who));
  }

  async deliveries(id: string, who = this.buyer): Promise<WebhookDelivery[]> {
    return (await this.notified.ask(this.service, ListWebhookDeliveries, { id, limit: 200 }, asNow(who))).items;
  }

  /** The newest delivery to an endpoint, once it is in this state; `attempts`: and so many have ended. */
  async newest(id: string, status: WebhookDelivery['status'], { who = this.buyer, attempts = 0, timeoutMs = 30_000 } = {}): Promise<WebhookDelivery> {
    return waitFor(async () => {
      const [newest] = await this.deliveries(id, who);
      const ended = newest?.attempts.filter(({ outcome }) => outcome !== null).length ?? 0;
      return newest?.status === status && ended >= attempts ? newest : null;
    }, { what: `the newest delivery to ${id} to be ${status}`, timeoutMs });
  }
}
