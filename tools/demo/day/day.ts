// A working day in the demo, so that every page has something to show: orders posted, decided and answered, services needed, files
// uploaded. By the public API, after the seed; what is there already is left as it is, so a day that was interrupted goes on.
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, createClient, type Client, type Schemas } from '#client';
import { everyPage } from '../../every-page.js';
import { dayFrom } from '../demo-data.js';
import type { DemoCredentials } from '../seed.js';
import { dayFiles } from './files.js';
import { dayOrders, type Order, type Verdict } from './orders.js';
import { ServiceDay } from './service-day.js';
import { Patience } from './patience.js';

export interface DayOptions {
  url: string;
  credentials: DemoCredentials;
  /** True once the demo is to end: the day breaks off. */
  isOver: () => boolean;
}

/** How often somebody may be too busy to answer, as on a machine that does something else besides. */
const mostBusy = 10;

/** Takes some seconds longer than the time in which decisions can be undone. */
export async function playDay(options: DayOptions): Promise<void> {
  for (let busy = 1; ; busy += 1) {
    try {
      return await playOnce(options);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 503 || busy > mostBusy || options.isOver()) throw error;
      await sleep(1000);
    }
  }
}

async function playOnce({ url, credentials, isOver }: DayOptions): Promise<void> {
  const client = (login: keyof Omit<DemoCredentials, 'clusterId'>) => createClient({ baseUrl: url, apiKey: credentials[login].key });
  const patience = new Patience(isOver);
  const day = new Day(client, credentials, url, patience);
  const services = new ServiceDay({ admin: client('admin'), cda: client('cda'), provider: client('provider'), enterprise: client('enterprise') }, credentials.clusterId, patience);
  await Promise.all([day.orders(), services.play(), day.files()]);
}

class Day {
  private readonly today = new Date();

  constructor(
    private readonly client: (login: 'admin' | 'cda' | 'cda_second' | 'buyer' | 'buyer_fr' | 'enterprise') => Client,
    private readonly credentials: DemoCredentials,
    private readonly url: string,
    private readonly patience: Patience,
  ) {}

  async orders(): Promise<void> {
    const { clusterId } = this.credentials;
    const query = { clusterId, limit: 200 };
    const known = await Promise.all([
      everyPage((cursor) => this.client('cda').GET('/v1/requirements', { params: { query: { ...query, ...cursor } } })),
      everyPage((cursor) => this.client('buyer').GET('/v1/requirements', { params: { query: { ...query, status: 'draft', ...cursor } } })),
    ]);
    const ids = new Map(known.flat().map(({ title, id }) => [title, id]));
    const orders = dayOrders(this.today);
    for (const { by, title, draft, lots } of orders.filter((each) => !ids.has(each.title))) {
      this.patience.check();
      ids.set(title, (await this.client(by).POST('/v1/requirements', { body: { clusterId, title, lots, ...(draft ? { draft } : {}) } })).data.id);
    }
    await Promise.all(orders.flatMap((order) => [
      ...(order.verdicts ?? []).map((verdict) => this.rule(order, ids.get(order.title)!, verdict)),
      ...(order.claimed ? [this.claim(ids.get(order.title)!)] : []),
    ]));
  }

  /** Decides, and once that has taken effect lets both sides answer. */
  private async rule({ by }: Order, requirementId: string, { enterprise, decision, enterpriseSays, buyerSays }: Verdict): Promise<void> {
    const cda = this.client('cda');
    const proposal = await this.patience.until(`a decision about ${enterprise}`, async () => {
      const found = (await this.proposalsFor(requirementId)).find(({ enterpriseName }) => enterpriseName === enterprise);
      if (found?.status !== 'proposed') return found;
      // Matched anew meanwhile, it has another version.
      return cda.POST('/v1/proposals/{id}/decision', {
        params: { path: { id: found.id }, header: { 'If-Match': `"${found.version}"` } }, body: { ...decision, conflictOfInterest: 'none' },
      }).then(() => found, (error: unknown) => {
        if (error instanceof ApiError && error.status < 500) return undefined;
        throw error;
      });
    });
    if (enterpriseSays !== undefined || buyerSays !== undefined) await this.written(proposal.id, enterprise);
    for (const [side, reply] of [['enterprise', enterpriseSays], ['buyer', buyerSays]] as const) {
      if (reply === undefined) continue;
      const invitation = await this.patience.until(`an invitation of ${enterprise}`, async () =>
        (await cda.GET('/v1/invitations', { params: { query: { proposalId: proposal.id } } })).data.items.find((each) => each.side === side));
      const who = side === 'buyer' ? by : enterprise === 'Selam Garments' ? 'enterprise' : 'cda';
      if (invitation.reply === null) await this.client(who).POST('/v1/invitations/{id}/reply', { params: { path: { id: invitation.id } }, body: reply });
    }
  }

  /** People answer once they were written to. */
  private async written(id: string, enterprise: string): Promise<void> {
    await this.patience.until(`the e-mails to ${enterprise} and its buyer`, async () => {
      const { items } = (await this.client('cda').GET('/v1/proposals/{id}/timeline', { params: { path: { id } } })).data;
      const mails = items.flatMap((each) => (each.kind === 'delivery' && each.delivery.channel === 'email' ? [each] : []));
      return (new Set(mails.map(({ side }) => side)).size > 1 && mails.every(({ delivery }) => delivery.status !== 'pending')) || undefined;
    });
  }

  private async claim(requirementId: string): Promise<void> {
    const [first] = await this.patience.until('a proposal to claim', async () => {
      const found = await this.proposalsFor(requirementId);
      return found.length > 0 ? found : undefined;
    });
    await this.client('cda_second').POST('/v1/proposals/{id}/claim', { params: { path: { id: first!.id } }, body: {} });
  }

  private async proposalsFor(requirementId: string): Promise<Schemas['LinkageProposal'][]> {
    return (await this.client('cda').GET('/v1/proposals', { params: { query: { requirementId, order: 'score', limit: 100 } } })).data.items;
  }

  async files(): Promise<void> {
    const { imported, waiting } = dayFiles(dayFrom(this.today, 0), dayFrom(this.today, 29));
    const { clusterId } = this.credentials;
    const cda = this.client('cda');
    const { items } = (await cda.GET('/v1/imports', { params: { query: { clusterId } } })).data;
    for (const { source, text } of [imported, waiting]) {
      if (items.some((each) => each.source === source)) continue;
      const id = await this.upload(source, text);
      await this.patience.until(`the check of the ${source}`, async () =>
        (await cda.GET('/v1/imports/{id}', { params: { path: { id } } })).data.state === 'checked' || undefined);
      if (source !== imported.source) continue;
      await cda.POST('/v1/imports/{id}/confirm', { params: { path: { id } } });
      await this.patience.until(`the import of the ${source}`, async () =>
        (await cda.GET('/v1/imports/{id}', { params: { path: { id } } })).data.state === 'imported' || undefined);
    }
  }

  private async upload(source: string, text: string): Promise<string> {
    const query = new URLSearchParams({ clusterId: this.credentials.clusterId, source });
    const answer = await fetch(`${this.url}/v1/imports?${query}`, {
      method: 'POST', body: text,
      headers: { authorization: `Bearer ${this.credentials.cda.key}`, 'content-type': 'application/octet-stream', 'idempotency-key': crypto.randomUUID() },
    });
    if (answer.status !== 201) throw new Error(`The upload of the ${source} was answered with ${answer.status}: ${await answer.text()}`);
    return ((await answer.json()) as { id: string }).id;
  }
}
