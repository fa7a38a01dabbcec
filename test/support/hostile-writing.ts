// Writes hostile texts into everything that people write and others see, through the API, and notes into which fields.
import { randomUUID } from 'node:crypto';
import { createClient, type Client, type Schemas } from '#client';
import { waitFor } from '#testing/wait-for.js';
import { day, type SmallCluster } from '../../tools/fleet/small-cluster.js';
import { polo } from '../../tools/fuzz/furnish.js';
import { hostile, hostileNames, hostileTogether, isHostile } from './hostile-names.js';
import type { WholeSystem } from './whole-system.js';

const numbers = hostileNames.map((_, number) => number);
const lot = { code: polo, quantity: 10, unit: 'piece', deadline: day(90) };
const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` }) as never;

/** Ids of things in which hostile texts stand. */
export interface HostileThings {
  requirements: Schemas['Requirement'][];
  enterprises: string[];
  drafts: string[];
  accounts: string[];
  offers: string[];
  imports: string[];
  linkages: string[];
  needs: string[];
  serviceProposals: string[];
  openInvitation: string;
}

export class HostileWriter {
  /** `enterprises establishments.*.town`: the path without its last id, and the field of the body. */
  readonly written = new Set<string>();
  private decider!: Client;
  private teacher!: Client;

  constructor(private readonly system: WholeSystem, private readonly cluster: SmallCluster) {}

  private get admin(): Client {
    return this.client(this.system.adminKey);
  }

  private client(apiKey: string): Client {
    return createClient({ baseUrl: this.system.url, apiKey, fetch: async (request) => {
      const copy = request.clone();
      const answer = await fetch(request);
      if (answer.ok) await this.note(copy);
      return answer;
    } });
  }

  private async note(request: Request): Promise<void> {
    if (request.headers.get('content-type') !== 'application/json') return;
    const kind = pathOf(new URL(request.url).pathname.replaceAll(/[0-9a-f-]{36}/g, '{id}'));
    const visit = (value: unknown, path: readonly string[]): void => {
      if (typeof value === 'string' && isHostile(value)) this.written.add(`${kind} ${path.join('.')}`);
      if (Array.isArray(value)) for (const each of value) visit(each, [...path, '*']);
      else if (typeof value === 'object' && value !== null) for (const [name, each] of Object.entries(value)) visit(each, [...path, name]);
    };
    visit(await request.json(), []);
  }

  /** Throws when the API refuses one. */
  async write(): Promise<HostileThings> {
    await this.nameCluster();
    await this.codes();
    const accounts = await this.accounts();
    const enterprises = await this.enterprises();
    await this.organisations();
    await this.system.quiet();
    const { requirements, drafts } = await this.requirements();
    const offers = await this.offers();
    const imports = await this.imports();
    await this.system.quiet();
    const { needs, serviceProposals } = await this.services();
    const { linkages, openInvitation } = await this.decisions(requirements);
    await this.system.quiet();
    return { requirements, drafts, accounts, enterprises, offers, imports, needs, serviceProposals, linkages, openInvitation };
  }

  private async nameCluster(): Promise<void> {
    const path = { id: this.cluster.clusterId };
    const { version } = (await this.admin.GET('/v1/clusters/{id}', { params: { path } })).data;
    await this.admin.PATCH('/v1/clusters/{id}', { params: { path, header: ifMatch(version) }, body: {
      name: hostile(1, 200), trade: hostile(9, 100), vision: hostileTogether(2000),
      place: { country: 'ET', town: hostile(10, 100), latitude: 9.01, longitude: 38.75 }, policy: { holdingSeconds: 0 },
    } });
  }

  /** A classification whose names are hostile. */
  private async codes(): Promise<void> {
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const rows = numbers.map((number) => `HO-${number},,piece,${quoted(hostile(number, 100))}`);
    await this.send('/v1/imports/codes?scheme=HOSTILE', this.system.adminKey, 'text/csv', ['code,parent,unit,label_en', ...rows, ''].join('\n'));
  }

  private async accounts(): Promise<string[]> {
    const { admin, cluster: { clusterId } } = this;
    const made = await Promise.all(numbers.map(async (number) => (await admin.POST('/v1/accounts', { body: {
      name: hostile(number, 200), email: `hostile-${number}@example.com`, role: 'cda', clusterIds: [clusterId],
    } })).data.id));
    const { items } = (await admin.GET('/v1/accounts', { params: { query: { limit: 200 } } })).data;
    const keyOf = async (id: string, label: string) => (await admin.POST('/v1/accounts/{id}/api-keys', { params: { path: { id } }, body: { label } })).data.key;
    const agent = items.find(({ email }) => email === 'agent@example.com')!.id;
    for (const number of numbers.slice(1)) await keyOf(agent, hostile(number, 100));
    this.decider = this.client(await keyOf(made[1]!, hostile(0, 100)));
    this.teacher = this.client(await keyOf(items.find(({ email }) => email === 'school-account@example.com')!.id, hostile(0, 100)));
    return made;
  }

  private async enterprises(): Promise<string[]> {
    const { decider, cluster: { clusterId } } = this;
    const body = (number: number, all: readonly number[]): Schemas['NewEnterprise'] => ({
      clusterId, externalId: hostile(number + 1, 90) + number, name: hostile(number, 200), size: 'small', registered: true, languages: ['en'],
      establishments: all.map((each) => ({
        country: 'ET', name: hostile(each, 100), street: hostile(each + 1, 200), postcode: hostile(each + 2, 20), town: hostile(each + 3, 100), latitude: 9, longitude: 38.7,
      })),
      identifiers: [{ scheme: 'ET-MOT', id: hostile(number + 4, 50).replaceAll(/\s/g, '') + number }],
      certifications: all.map((each) => ({ scheme: hostile(each, 60), number: hostile(each + 5, 100), evidence: hostile(each + 6, 1000) })),
      trackRecords: all.map((each) => ({
        date: day(-30 - each), title: hostile(each, 500), buyer: hostile(each + 7, 200), source: hostile(each + 8, 200), verifiedBy: hostile(each + 9, 200),
      })),
      capabilities: all.map((each) => ({ code: `HO-${each}`, unit: 'piece', statedOn: day(-1), evidence: hostile(each, 1000) })),
    });
    const made: Pick<Schemas['ShownEnterprise'], 'id' | 'version'>[] = [];
    for (const number of numbers) {
      const wanted = body(number, [number]);
      // Some can make what is asked for below.
      if (number % 4 === 1) wanted.capabilities!.push({ code: polo, unit: 'piece', statedOn: day(-1), evidence: hostile(number, 1000) });
      made.push((await decider.POST('/v1/enterprises', { body: wanted })).data);
    }
    made.push((await decider.POST('/v1/enterprises', { body: { ...body(9, numbers), externalId: 'all of them', identifiers: [] } })).data);
    const [kept, merged] = [made[0]!, made[4]!];
    await decider.PUT('/v1/enterprises/{id}/inclusion', { params: { path: { id: kept.id } }, body: {
      declarations: [{ category: 'women', purposes: ['aggregate_reporting'], consentedOn: day(-1), consentGiven: hostile(1, 200) }],
    } });
    await decider.POST('/v1/enterprises/{id}/merge', {
      params: { path: { id: kept.id }, header: ifMatch(kept.version) }, body: { mergedId: merged.id, mergedVersion: merged.version, reason: hostile(9, 500) },
    });
    return [made.at(-1)!, ...made.filter((each) => each !== merged)].map(({ id }) => id);
  }

  private async organisations(): Promise<void> {
    const { admin, cluster: { clusterId } } = this;
    await Promise.all(numbers.map((number) => admin.POST('/v1/providers', { body: {
      name: hostile(number, 200), kind: 'other', clusterIds: [clusterId], languages: ['en'],
      establishments: [{ country: 'ET', name: hostile(number + 1, 100), street: hostile(number + 2, 200), postcode: hostile(number + 3, 20), town: hostile(number + 4, 100) }],
    } })));
    for (const number of [1, 9]) await this.decider.POST('/v1/webhook-endpoints', { body: { url: `http://127.0.0.1:9/${number}`, description: hostile(number, 200), clusterId } });
    const question = (await this.decider.GET('/v1/claim-questions', { params: { query: { status: 'open' } } })).data.items[0]!;
    await this.decider.POST('/v1/claim-questions/{id}/answer', { params: { path: { id: question.id } }, body: { answer: 'yes', note: hostile(9, 500) } });
  }

  private async requirements(): Promise<{ requirements: Schemas['Requirement'][]; drafts: string[] }> {
    const { admin, decider, cluster: { clusterId, buyerKey } } = this;
    const buyer = this.client(buyerKey);
    const requirements: Schemas['Requirement'][] = [];
    const drafts: string[] = [];
    for (const number of numbers) {
      const written = { clusterId, title: hostile(number, 300), description: number === 0 ? hostileTogether(4000) : hostile(number + 1, 4000) };
      const text = hostile(number + 2, 500);
      const asked = { ...lot, text, place: { country: 'ET', town: hostile(number + 3, 100) }, preferredCertifications: [hostile(number + 4, 60)] };
      requirements.push((await buyer.POST('/v1/requirements', { body: { ...written, lots: [asked] } })).data);
      if (number % 5 === 0) drafts.push((await buyer.POST('/v1/requirements', { body: { ...written, draft: true, lots: [asked, { ...lot, text }] } })).data.id);
      const { id: buyerId } = (await admin.POST('/v1/buyers', { body: { name: hostile(number, 200), country: 'DE', clusterIds: [clusterId], languages: ['en'] } })).data;
      await decider.POST('/v1/requirements', { body: { ...written, buyerId, lots: [{ ...lot, mandatoryCertifications: [hostile(number, 60)] }] } });
    }
    return { requirements, drafts };
  }

  private async offers(): Promise<string[]> {
    const { teacher, cluster: { clusterId, enterpriseKey } } = this;
    const enterprise = this.client(enterpriseKey);
    const made: string[] = [];
    for (const number of numbers) {
      made.push((await teacher.POST('/v1/service-offers', { body: {
        code: 'BS.TRN.STITCH', title: hostile(number, 200), text: number === 0 ? hostileTogether(2000) : hostile(number + 1, 2000), unit: 'person',
        places: [{ country: 'ET', town: hostile(number + 2, 100) }],
      } })).data.id);
      await enterprise.POST('/v1/service-needs', { body: {
        clusterId, code: 'BS.TRN.STITCH', text: hostile(number, 500), quantity: 3, wantedBy: day(60), place: { country: 'ET', town: hostile(number + 1, 100) } as never,
      } });
    }
    return made;
  }

  /** Files with hostile sources, headings, ids and cells. */
  private async imports(): Promise<string[]> {
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const made: string[] = [];
    for (const number of [1, 9, 15]) {
      const heading = ['external_id', 'name', 'size', 'registered', 'town', ...numbers.map((each) => hostile(each, 200))];
      const rows = numbers.map((each) => [`${hostile(each, 80)} ${number} ${each}`, hostile(each, 300), each % 2 ? 'small' : hostile(each, 50), 'yes', '', ...numbers.map(() => hostile(each, 50))]);
      const query = new URLSearchParams({ clusterId: this.cluster.clusterId, source: hostile(number, 100) });
      const answer = await this.send(`/v1/imports?${query}`, this.cluster.cdaKey, 'application/octet-stream', [heading, ...rows].map((cells) => cells.map(quoted).join(',')).join('\n'));
      made.push((JSON.parse(answer) as { id: string }).id);
    }
    return made;
  }

  /** Ruled and answered with hostile notes. */
  private async services(): Promise<Pick<HostileThings, 'needs' | 'serviceProposals'>> {
    const { decider, teacher, cluster: { clusterId, enterpriseKey } } = this;
    const enterprise = this.client(enterpriseKey);
    const openings = (await decider.GET('/v1/service-needs', { params: { query: { clusterId, origin: 'market_opening', status: 'proposed' } } })).data.items;
    const [confirmed, dismissed] = openings as [Schemas['ServiceNeed'], Schemas['ServiceNeed']];
    await decider.POST('/v1/service-needs/{id}/confirm', { params: { path: { id: confirmed.id }, header: ifMatch(confirmed.version) }, body: { note: hostileTogether(1000) } });
    await decider.POST('/v1/service-needs/{id}/dismiss', { params: { path: { id: dismissed.id }, header: ifMatch(dismissed.version) }, body: { reasonCode: 'other', note: hostileTogether(1000) } });
    const provider = (await teacher.GET('/v1/providers')).data.items[0]!;
    const { items } = (await decider.GET('/v1/service-proposals', { params: { query: { clusterId, status: 'proposed', limit: 200 } } })).data;
    const approved = items.find(({ providerId }) => providerId === provider.id)!;
    const decided = [approved, items.find(({ providerId, needId }) => providerId !== provider.id && needId !== approved.needId)!];
    for (const proposal of decided) {
      const ruling = proposal === approved ? { ruling: 'approve' as const } : { ruling: 'decline' as const, reasonCode: 'other' as const };
      await decider.POST('/v1/service-proposals/{id}/decision', {
        params: { path: { id: proposal.id }, header: ifMatch(proposal.version) }, body: { ...ruling, conflictOfInterest: 'none', note: hostileTogether(2000) },
      });
    }
    for (const side of [enterprise, teacher]) {
      const { id } = await waitFor(async () => (await side.GET('/v1/service-invitations', { params: { query: { proposalId: approved.id } } })).data.items[0], { what: 'a service invitation' });
      await side.POST('/v1/service-invitations/{id}/reply', { params: { path: { id } }, body: { answer: 'yes', note: hostileTogether(1000) } });
    }
    return { needs: [confirmed.id, dismissed.id], serviceProposals: decided.map(({ id }) => id) };
  }

  /** Decided in every way, split, and answered, each with a note. */
  private async decisions(requirements: readonly Schemas['Requirement'][]): Promise<{ linkages: string[]; openInvitation: string }> {
    const { decider, cluster: { buyerKey, enterpriseKey, enterprises } } = this;
    const [buyer, enterprise] = [this.client(buyerKey), this.client(enterpriseKey)];
    const enterpriseId = [...enterprises.keys()].at(-1)!;
    // What was decided before changes what is left for others: their versions are read once that is over.
    const proposalsOf = async (requirementId: string) => {
      await this.system.quiet();
      return (await decider.GET('/v1/proposals', { params: { query: { requirementId } } })).data.items;
    };
    let openInvitation = '';
    for (const [at, { id: requirementId }] of requirements.slice(0, 5).entries()) {
      const note = at === 0 ? hostileTogether(1000) : hostile(at * 5 + 1, 1000);
      const found = await proposalsOf(requirementId);
      const own = found.find((each) => each.enterpriseId === enterpriseId)!;
      const [declined, asked] = found.filter((each) => each !== own);
      const rulings = [[declined!, { ruling: 'decline', reasonCode: 'other' }], [asked!, { ruling: 'ask', reasonCode: 'other' }], [own, { ruling: 'approve' }]] as const;
      for (const [{ id, version }, ruling] of rulings)
        await decider.POST('/v1/proposals/{id}/decision', { params: { path: { id }, header: ifMatch(version) }, body: { ...ruling, conflictOfInterest: 'none', note } });
      for (const side of [enterprise, buyer]) {
        const { id } = await waitFor(async () => (await side.GET('/v1/invitations', { params: { query: { proposalId: own.id } } })).data.items[0], { what: 'an invitation' });
        if (at === 4 && side === enterprise) openInvitation = id;
        else if (at === 3 && side === enterprise) await side.POST('/v1/invitations/{id}/reply', { params: { path: { id } }, body: { answer: 'no', reasonCode: 'other', note } });
        else if (at < 3) await side.POST('/v1/invitations/{id}/reply', { params: { path: { id } }, body: { answer: 'yes', note } });
      }
    }
    const { id, lots: [divided] } = requirements[5]!;
    const shares = (await proposalsOf(id)).slice(0, 2).map(({ id: proposalId, version }) => ({ proposalId, version, quantity: 5 }));
    await decider.POST('/v1/lots/{id}/allocations', { params: { path: { id: divided!.id } }, body: { shares, conflictOfInterest: 'none', note: hostileTogether(2000) } });
    const linkages = await waitFor(async () => {
      const all = (await decider.GET('/v1/linkages', { params: { query: { limit: 200 } } })).data.items.filter(({ requirementId }) => requirements.slice(0, 3).some((each) => each.id === requirementId));
      return all.length === 3 && all;
    }, { what: 'three linkages' });
    return { linkages: linkages.map((each) => each.id), openInvitation };
  }

  private async send(path: string, key: string, type: string, body: string): Promise<string> {
    const answer = await fetch(`${this.system.url}${path}`, { method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': type, 'idempotency-key': randomUUID() }, body });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`POST ${path} was answered with ${answer.status}: ${text}`);
    return text;
  }
}

/** `/v1/enterprises/{id}` and `/v1/enterprises` are about the same fields. */
export const pathOf = (path: string): string => path.replace(/^\/v1\//, '').replace(/\/\{id\}$/, '');
