// A running system with two clusters for the hostile-input test.
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Schemas } from '#client';
import { waitFor } from '#testing/wait-for.js';
import { ReplyLinks } from '#brokering/invitations/reply-links.js';
import { day, makeSmallCluster, type SmallCluster } from '../../tools/fleet/small-cluster.js';
import { WholeSystem, secret } from './whole-system.js';

export const polo = 'TX.GAR.TOP.POLO';

export interface Sent {
  method?: string;
  /** The buyer's key if left out; null sends none. */
  key?: string | null;
  headers?: Record<string, string>;
  body?: unknown;
  /** A body as it is. */
  raw?: string;
}

export interface Answer {
  status: number;
  text: string;
  headers: Headers;
  problem: Schemas['Problem'] | null;
}

export class HostileGround {
  draft!: Schemas['Requirement'];
  proposal!: Schemas['LinkageProposal'];
  link!: { open: string; expired: string; forged: string };

  private constructor(
    private readonly system: WholeSystem,
    readonly cluster: SmallCluster,
    /** Somebody else's: another cluster with its own buyer and CDA. */
    readonly foreign: SmallCluster,
  ) {}

  /** Every service, two clusters, a posted requirement with proposals, a draft, and reply links of each kind. */
  static async start(): Promise<HostileGround> {
    const system = await WholeSystem.start();
    const cluster = await makeSmallCluster(system.url, system.adminKey, polo, { enterprises: 3 });
    const foreign = await makeSmallCluster(system.url, system.adminKey, polo, { enterprises: 1 });
    const ground = new HostileGround(system, cluster, foreign);
    await ground.prepare();
    return ground;
  }

  get postgres(): pg.Client {
    return this.system.postgres;
  }

  lot(more: object = {}) {
    return { code: polo, quantity: 500, unit: 'piece', deadline: day(90), ...more };
  }

  /** A requirement that would be taken. */
  body(more: object = {}) {
    return { clusterId: this.cluster.clusterId, title: 'Polo shirts', lots: [this.lot()], ...more };
  }

  /** A service need that would be taken. */
  need(more: object = {}) {
    const [enterpriseId] = this.cluster.enterprises.keys();
    return { clusterId: this.cluster.clusterId, enterpriseId, code: 'BS.TRN.STITCH', quantity: 3, wantedBy: day(60), ...more };
  }

  async send(
    path: string,
    { method = 'POST', key = this.cluster.buyerKey, headers = {}, body, raw }: Sent = {},
  ): Promise<Answer> {
    const hasBody = body !== undefined || raw !== undefined;
    const response = await fetch(`${this.system.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(hasBody ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(hasBody ? { body: raw ?? JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    const isProblem = response.headers.get('content-type') === 'application/problem+json';
    return {
      status: response.status,
      text,
      headers: response.headers,
      problem: isProblem ? (JSON.parse(text) as Schemas['Problem']) : null,
    };
  }

  stored(): Promise<Record<string, string>> {
    return this.system.stored();
  }

  quiet(): Promise<void> {
    return this.system.quiet();
  }

  /** A new key for the account with this role in the cluster, once all is quiet again. */
  async keyOf(role: 'buyer' | 'cda'): Promise<string> {
    const { admin, clusterId } = this.cluster;
    const { items } = (await admin.GET('/v1/accounts', { params: { query: { clusterId, role } } })).data;
    const { key } = (
      await admin.POST('/v1/accounts/{id}/api-keys', {
        params: { path: { id: items[0]!.id } },
        body: { label: 'for this test' },
      })
    ).data;
    await this.quiet();
    return key;
  }

  stop(): Promise<void> {
    return this.system.stop();
  }

  private async prepare(): Promise<void> {
    const post = async (more: object = {}) =>
      (await this.cluster.buyer.POST('/v1/requirements', { body: this.body(more) })).data;
    const requirement = await post();
    this.draft = await post({ draft: true });
    const proposals = await waitFor(async () => {
      const query = { requirementId: requirement.id };
      const { items } = (await this.cluster.cda.GET('/v1/proposals', { params: { query } })).data;
      return items.length === 3 && items;
    });
    this.proposal = proposals[2]!;
    const open = await this.invite(proposals[0]!);
    const expired = await this.invite(proposals[1]!);
    await this.postgres.query(
      `UPDATE matching.invitation SET closes_at = now() - interval '1 second' WHERE id = $1`,
      [expired],
    );
    const links = new ReplyLinks({ REPLY_LINK_SECRET: secret, REPLY_LINK_DAYS: 30 }, '');
    const others = new ReplyLinks({ REPLY_LINK_SECRET: 'the secret of somebody else entirely', REPLY_LINK_DAYS: 30 }, '');
    this.link = {
      open: links.tokenFor(open),
      expired: links.tokenFor(expired),
      forged: others.tokenFor(open),
    };
    await this.quiet();
  }

  /** Approves a proposal; the id of the invitation that its enterprise gets. */
  private async invite(proposal: Schemas['LinkageProposal']): Promise<string> {
    await this.cluster.cda.POST('/v1/proposals/{id}/decision', {
      params: { path: { id: proposal.id }, header: { 'If-Match': `"${proposal.version}"` } },
      body: { ruling: 'approve', conflictOfInterest: 'none' },
    });
    const invitation = await waitFor(async () => {
      const { items } = (
        await this.cluster.cda.GET('/v1/invitations', { params: { query: { proposalId: proposal.id } } })
      ).data;
      return items.find(({ side }) => side === 'enterprise');
    });
    return invitation.id;
  }
}
