// The console as people of every role meet it: the whole system in which everything has happened once, and a browser.
import { jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Role } from '#contracts/message.js';
import { browserProgram, startBrowser, visit, type Visit, type VisitOptions } from '#testing/browser.js';
import { freePort } from '#servers';
import { startSmtpSink, type SmtpSink } from '#testing/smtp-sink.js';
import { waitFor } from '#testing/wait-for.js';
import { makeSmallCluster, type SmallCluster } from '../../tools/fleet/small-cluster.js';
import { furnish, polo } from '../../tools/fuzz/furnish.js';
import { WholeSystem } from './whole-system.js';

// A test goes through many pages, each of which takes seconds on a busy machine; every wait in it has a bound of its own.
jest.setTimeout(400_000);

/** Null where no browser can be had: then the files that need one skip. */
export const chromium = await browserProgram();

/** Anybody's here. */
export const password = 'eleven shuttles in the rain';

/** The addresses with which makeSmallCluster and furnish make accounts. */
const addresses: Record<Role, string> = {
  cda: 'agent@example.com', manager: 'manager@example.com', admin: 'admin@example.com',
  buyer: 'buyer@example.com', enterprise: 'enterprise-2@example.com', provider: 'school-account@example.com',
};

export class ConsoleWorld {
  private readonly withPassword = new Map<string, Promise<void>>();

  private constructor(
    readonly system: WholeSystem,
    readonly cluster: SmallCluster,
    private readonly sink: SmtpSink,
    private readonly browser: Browser,
  ) {}

  /** `furnished`: everything has happened once in the cluster, which takes some seconds; else it has two enterprises, a buyer and a CDA. */
  static async start({ furnished = false, policy = {} }: { furnished?: boolean; policy?: Record<string, unknown> } = {}): Promise<ConsoleWorld> {
    const sink = await startSmtpSink();
    let system: WholeSystem | null = null;
    try {
      const port = await freePort();
      system = await WholeSystem.start({ SMTP_URL: sink.url, PUBLIC_URL: `http://127.0.0.1:${port}` }, port);
      const cluster = await makeSmallCluster(system.url, system.adminKey, polo, { enterprises: 2, policy, ...(furnished ? { oldClaim: 'TX.GAR.TOP.TSHIRT' } : {}) });
      if (furnished) await furnish(system.url, cluster, '');
      return new ConsoleWorld(system, cluster, sink, await startBrowser(chromium!));
    } catch (error) {
      await system?.stop();
      await sink.stop();
      throw error;
    }
  }

  get url(): string {
    return this.system.url;
  }

  /** E-mails to this address, oldest first. */
  mailsTo(address: string) {
    return this.sink.messages.filter(({ to }) => String(to).includes(address));
  }

  /** A browser in which nobody is signed in. */
  visit(options: VisitOptions = {}): Promise<Visit> {
    return visit(this.browser, this.url, options);
  }

  /** The e-mail address of whoever has this role; the account has a password from now on. */
  async addressOf(role: Role): Promise<string> {
    const address = addresses[role];
    if (!this.withPassword.has(address)) this.withPassword.set(address, this.givePassword(role, address));
    await this.withPassword.get(address);
    return address;
  }

  /** The e-mail address of one more CDA of the cluster, who has a password. */
  async addressOfColleague(name: string): Promise<string> {
    const email = `${name.toLowerCase()}@example.com`;
    await this.cluster.admin.POST('/v1/accounts', { body: { name, email, role: 'cda', clusterIds: [this.cluster.clusterId] } });
    await this.givePassword('cda', email);
    return email;
  }

  /** A browser with a session of this role. */
  async signedIn(role: Role, options: VisitOptions = {}): Promise<Visit> {
    return this.signedInAs(await this.addressOf(role), options);
  }

  /** A browser with a session of whoever has this address. */
  async signedInAs(email: string, options: VisitOptions = {}): Promise<Visit> {
    const there = await this.visit(options);
    const answer = await there.context.request.post('/v1/sessions', { data: { email, password } });
    if (answer.status() !== 201) throw new Error(`${email} cannot sign in: ${await answer.text()}`);
    return there;
  }

  /** Ends every session of whoever has this role, as signing out elsewhere does. */
  async endSessions(role: Role): Promise<void> {
    const { admin } = this.cluster;
    const id = await this.accountOf(role, addresses[role]);
    const { items } = (await admin.GET('/v1/accounts/{id}/sessions', { params: { path: { id } } })).data;
    for (const each of items) await admin.DELETE('/v1/accounts/{id}/sessions/{sessionId}', { params: { path: { id, sessionId: each.id } } });
  }

  private async accountOf(role: Role, address: string): Promise<string> {
    const { admin } = this.cluster;
    const { items } = (await admin.GET('/v1/accounts', { params: { query: { role, limit: 200 } } })).data;
    return items.find(({ email }) => email === address)!.id;
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.system.stop();
    await this.sink.stop();
  }

  /** As somebody new comes in: invited by e-mail, whose link leads to a page that takes a password. */
  private async givePassword(role: Role, address: string): Promise<void> {
    const { admin, clusterId } = this.cluster;
    if (role === 'admin' || role === 'manager')
      await admin.POST('/v1/accounts', { body: { name: `The ${role}`, email: address, role, clusterIds: role === 'admin' ? [] : [clusterId] } }).catch(() => {});
    const id = await this.accountOf(role, address);
    await admin.POST('/v1/accounts/{id}/invitations', { params: { path: { id } } });
    const link = await waitFor(() => this.mailsTo(address).flatMap(({ text }) => /https?:\S+\/password\/\S+/.exec(text) ?? []).at(-1), { what: `an invitation to ${address}` });
    const { pathname, search } = new URL(link);
    const answer = await fetch(`${this.url}${pathname}${search}`, { method: 'POST', body: new URLSearchParams({ password }) });
    if (answer.status !== 200) throw new Error(`The password of ${address} was answered with ${answer.status}.`);
  }
}

