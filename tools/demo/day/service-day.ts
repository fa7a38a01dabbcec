// The part of the demo's day that is about services: offers and needs in two clusters, one course agreed, one waiting for its provider.
import { ApiError, type Client } from '#client';
import { everyPage } from '../../every-page.js';
import { dayNeeds, dayOffers, secondCluster, type NeedOf } from './needs.js';
import type { Patience } from './patience.js';

interface Clients {
  admin: Client;
  cda: Client;
  provider: Client;
  enterprise: Client;
}

export class ServiceDay {
  private readonly today = new Date();

  constructor(
    private readonly clients: Clients,
    private readonly clusterId: string,
    private readonly patience: Patience,
  ) {}

  async play(): Promise<void> {
    const { admin } = this.clients;
    const providers = (await admin.GET('/v1/providers', { params: { query: { clusterId: this.clusterId, limit: 200 } } })).data.items;
    for (const [name, offer] of dayOffers(this.today)) await this.offer(this.clusterId, providers.find((each) => each.name === name)!.id, offer);
    await this.need(this.clusterId, dayNeeds(this.today));
    await Promise.all([this.agree('Selam Garments', true), this.agree('Meskel Uniforms', false), this.second()]);
  }

  private async offer(clusterId: string, providerId: string, offer: ReturnType<typeof dayOffers>[number][1]): Promise<void> {
    const { admin } = this.clients;
    this.patience.check();
    const { items } = (await admin.GET('/v1/service-offers', { params: { query: { clusterId, limit: 200 } } })).data;
    if (!items.some(({ title }) => title === offer.title)) await admin.POST('/v1/service-offers', { body: { ...offer, providerId } });
  }

  private async need(clusterId: string, needs: NeedOf[]): Promise<void> {
    const { admin } = this.clients;
    const query = { clusterId, limit: 200 };
    const enterprises = await everyPage((cursor) => admin.GET('/v1/enterprises', { params: { query: { ...query, ...cursor } } }));
    const known = await everyPage((cursor) => admin.GET('/v1/service-needs', { params: { query: { ...query, ...cursor } } }));
    for (const [name, need] of needs) {
      this.patience.check();
      const enterpriseId = enterprises.find((each) => each.name === name)!.id;
      if (known.some((each) => each.enterpriseId === enterpriseId && each.text === need.text)) continue;
      await admin.POST('/v1/service-needs', { body: { ...need, clusterId, enterpriseId } });
    }
  }

  /** The agent approves the stitching course for an enterprise; both say yes, or nobody has answered yet. */
  private async agree(enterprise: string, isAnswered: boolean): Promise<void> {
    const { cda, provider, enterprise: own } = this.clients;
    const query = { clusterId: this.clusterId, code: 'BS.TRN.STITCH', limit: 200 };
    const need = (await cda.GET('/v1/service-needs', { params: { query } })).data.items.find(({ enterpriseName }) => enterpriseName === enterprise)!;
    const proposal = await this.patience.until(`a course for ${enterprise}`, async () => {
      const [found] = (await cda.GET('/v1/service-proposals', { params: { query: { needId: need.id } } })).data.items;
      if (found?.status !== 'proposed') return found;
      return cda.POST('/v1/service-proposals/{id}/decision', {
        params: { path: { id: found.id }, header: { 'If-Match': `"${found.version}"` } }, body: { ruling: 'approve', conflictOfInterest: 'none' },
      }).then(() => found, (error: unknown) => {
        if (error instanceof ApiError && error.status < 500) return undefined;
        throw error;
      });
    });
    if (!isAnswered) return;
    for (const [side, by] of [['provider', provider], ['enterprise', own]] as const) {
      const { id, reply } = await this.patience.until(`an invitation to the course for ${enterprise}`, async () =>
        (await cda.GET('/v1/service-invitations', { params: { query: { proposalId: proposal.id } } })).data.items.find((each) => each.side === side));
      if (reply === null) await by.POST('/v1/service-invitations/{id}/reply', { params: { path: { id } }, body: { answer: 'yes' } });
    }
  }

  /** A younger cluster, which the agent and the manager of the first look after too. */
  private async second(): Promise<void> {
    const { admin } = this.clients;
    const { cluster, college, offers, enterprises, needs } = secondCluster;
    const clusterId = (await admin.GET('/v1/clusters', { params: { query: { limit: 200 } } })).data.items.find(({ name }) => name === cluster.name)?.id
      ?? (await admin.POST('/v1/clusters', { body: cluster })).data.id;
    const query = { clusterId, limit: 200 };
    const known = (await admin.GET('/v1/enterprises', { params: { query } })).data.items;
    for (const each of enterprises(this.today)) {
      this.patience.check();
      if (!known.some(({ name }) => name === each.name)) await admin.POST('/v1/enterprises', { body: { ...each, clusterId } });
    }
    const providerId = (await admin.GET('/v1/providers', { params: { query } })).data.items.find(({ name }) => name === college.name)?.id
      ?? (await admin.POST('/v1/providers', { body: { ...college, clusterIds: [clusterId] } })).data.id;
    for (const offer of offers) await this.offer(clusterId, providerId, offer);
    await this.need(clusterId, needs(this.today));
    const accounts = (await admin.GET('/v1/accounts', { params: { query: { clusterId: this.clusterId, limit: 200 } } })).data.items;
    for (const { id, version, clusterIds } of accounts.filter(({ role, name }) => role === 'manager' || (role === 'cda' && name.startsWith('Hirut')))) {
      if (clusterIds.includes(clusterId)) continue;
      await admin.PATCH('/v1/accounts/{id}', { params: { path: { id }, header: { 'If-Match': `"${version}"` } }, body: { clusterIds: [...clusterIds, clusterId] } });
    }
  }
}
