// The use cases of webhook endpoints: made, shown, changed, their secret rotated, deleted.
import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '#contracts/errors.js';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import type {
  ChangeWebhookEndpoint, IssuedWebhookSecret, ListWebhookEndpoints, NewWebhookEndpoint, RotateWebhookSecret, WebhookEndpoint,
} from '#contracts/notifications/webhooks.js';
import { GetCluster } from '#contracts/registry/clusters.js';
import { Audit } from '#platform/audit.js';
import { Bus } from '#platform/bus/requests.js';
import { Database, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { idOfCursor, pageOf } from '#platform/page.js';
import { endpointScope, type EndpointScope } from '../access.js';
import { WebhookCaller } from './caller.js';
import { EndpointsRepository, type NewEndpoint } from './endpoints.repository.js';
import { WebhookSecrets } from './secrets.js';
import { RefusedTarget } from './target.js';

const mostEndpoints = 10;
const mostSecrets = 5;

@Injectable()
export class EndpointsService {
  constructor(
    private readonly database: Database,
    private readonly endpoints: EndpointsRepository,
    private readonly secrets: WebhookSecrets,
    private readonly caller: WebhookCaller,
    private readonly bus: Bus,
    private readonly audit: Audit,
  ) {}

  async create({ url, description, types, clusterId }: NewWebhookEndpoint, context: RequestContext): Promise<IssuedWebhookSecret> {
    const owner = await this.ownerOf(clusterId, context);
    const made: NewEndpoint = {
      id: newId(), ...owner, url: await this.allowed(url), description: description ?? null, types: [...new Set(types)],
      createdBy: context.actor!.accountId,
    };
    const secret = this.secrets.make();
    // The response kept for a repetition is without the secret, which is not shown again.
    const kept = await this.database.idempotently(context, async (tx) => {
      if ((await this.endpoints.count(tx, made.ownerId)) >= mostEndpoints) throw enough();
      await this.endpoints.insert(tx, made);
      await this.endpoints.addSecret(tx, made.id, this.secrets.seal(secret, made.id));
      await this.record(tx, 'webhook_endpoint.created', made.id, context);
      return this.get(made.id, context, tx);
    });
    if (kept.id !== made.id) throw shownBefore(kept.id);
    return { ...kept, secret };
  }

  async list({ cursor, limit }: Input<typeof ListWebhookEndpoints>, context: RequestContext): Promise<Output<typeof ListWebhookEndpoints>> {
    const found = await this.endpoints.list(endpointScope(context), idOfCursor(cursor), limit + 1);
    return pageOf(found, limit);
  }

  async get(id: string, context: RequestContext, tx?: Tx): Promise<WebhookEndpoint> {
    const found = await this.endpoints.find(id, endpointScope(context), tx);
    if (!found) throw notFound('webhook endpoint', id);
    return found;
  }

  async change({ id, version, change }: Input<typeof ChangeWebhookEndpoint>, context: RequestContext): Promise<WebhookEndpoint> {
    await this.get(id, context);
    const checked = change.url === undefined ? change : { ...change, url: await this.allowed(change.url) };
    return this.database.idempotently(context, async (tx) => {
      const before = await this.lock(tx, id, endpointScope(context));
      if (before.version !== version) throw stale(before.version);
      await this.endpoints.change(tx, id, checked);
      await this.record(tx, 'webhook_endpoint.changed', id, context, { fields: Object.keys(change), active: change.active });
      return this.get(id, context, tx);
    });
  }

  async delete(id: string, context: RequestContext): Promise<WebhookEndpoint> {
    return this.database.idempotently(context, async (tx) => {
      const before = await this.lock(tx, id, endpointScope(context));
      await this.endpoints.delete(tx, id);
      await this.record(tx, 'webhook_endpoint.deleted', id, context);
      return { ...before, active: false, secrets: [] };
    });
  }

  async rotate({ id, overlapSeconds }: Input<typeof RotateWebhookSecret>, context: RequestContext): Promise<IssuedWebhookSecret> {
    const secret = this.secrets.make();
    let rotated = false;
    const kept = await this.database.idempotently(context, async (tx) => {
      const { secrets } = await this.lock(tx, id, endpointScope(context));
      if (overlapSeconds > 0 && secrets.length >= mostSecrets) throw tooManySecrets();
      await this.endpoints.addSecret(tx, id, this.secrets.seal(secret, id), overlapSeconds);
      await this.endpoints.touch(tx, id);
      await this.record(tx, 'webhook_endpoint.secret_rotated', id, context, { overlapSeconds });
      rotated = true;
      return this.get(id, context, tx);
    });
    if (!rotated) throw shownBefore(id);
    return { ...kept, secret };
  }

  private async lock(tx: Tx, id: string, scope: EndpointScope): Promise<WebhookEndpoint> {
    const found = await this.endpoints.lock(tx, id, scope);
    if (!found) throw notFound('webhook endpoint', id);
    return found;
  }

  private async ownerOf(clusterId: string | undefined, context: RequestContext): Promise<Pick<NewEndpoint, 'owner' | 'ownerId'>> {
    const scope = endpointScope(context);
    if ('organisationIds' in scope) {
      if (clusterId !== undefined) throw wrong('clusterId', 'is for those who work for a cluster; your endpoint hears of all your clusters');
      return { owner: 'organisation', ownerId: scope.organisationIds[0]! };
    }
    const chosen = clusterId ?? (scope.clusterIds?.length === 1 ? scope.clusterIds[0] : undefined);
    if (chosen === undefined) throw wrong('clusterId', 'must name one of your clusters');
    if (scope.clusterIds && !scope.clusterIds.includes(chosen)) throw unknownCluster(chosen);
    await this.bus.ask(GetCluster, { id: chosen }, { ...context, idempotency: null }).catch((error: unknown) => {
      throw error instanceof DomainError && error.kind === 'not_found' ? unknownCluster(chosen) : error;
    });
    return { owner: 'cluster', ownerId: chosen };
  }

  /** The address in its usual form; what it leads to now is checked again at every call. */
  private async allowed(url: string): Promise<string> {
    try {
      return await this.caller.check(url);
    } catch (error) {
      if (error instanceof RefusedTarget) throw wrong('url', error.message);
      throw wrong('url', 'has a name that cannot be looked up at the moment; check it, or try again');
    }
  }

  private record(tx: Tx, action: string, subjectId: string, context: RequestContext, details: Record<string, unknown> = {}): Promise<void> {
    return this.audit.record(tx, {
      action, subjectType: 'webhook_endpoint', subjectId, actor: context.actor, requestId: context.requestId, details,
    });
  }
}

const wrong = (field: string, message: string) =>
  new DomainError('body_invalid', `Correct the field ${field}: it ${message}.`, { fields: [{ field, message }] });
const unknownCluster = (id: string) =>
  new DomainError('cluster_unknown', `There is no cluster ${id} that you work for. Use the id of one in GET /v1/clusters.`);
const stale = (version: number) =>
  new DomainError('version_stale', `The endpoint was changed meanwhile; its version is ${version}. Read it again.`);
const enough = () =>
  new DomainError('transition_not_allowed', `There are ${mostEndpoints} webhook endpoints, and more are not possible. Delete one first.`);
const tooManySecrets = () =>
  new DomainError('transition_not_allowed',
    `${mostSecrets} secrets are valid at the moment. Wait until one has ended, or rotate with overlapSeconds 0, which ends the earlier ones.`);
const shownBefore = (id: string) =>
  new DomainError('already_exists',
    `This request was answered before, with the secret of the endpoint ${id}. A secret is shown once: rotate one that was lost.`,
    { endpointId: id });
