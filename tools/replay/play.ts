// What the people of a replay do: buyers post, the CDA approves the best three, a third of the enterprises answers by link.
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, type Schemas } from '#client';
import type { SmtpSink, StoredMail } from '#servers';
import { everyPage } from '../every-page.js';
import type { Tender } from './folder.js';
import type { Ranking } from './recall.js';
import { finishedRun, mostProposals, requirementOf, type Scene } from './scene.js';
import { Work } from './work.js';

/** So many posts wait for their proposals at once: a buyer's tender does not queue behind hundreds of others. */
const postsAtOnce = 3;
const approvedOfEach = 3;

type Proposal = Schemas['LinkageProposal'];

export interface Approval {
  requirementId: string;
  /** When it took effect, epoch ms: the end of the holding period. */
  effectiveAt: number;
}

export class Play {
  /** Requirement by tender, of every 201. */
  readonly accepted = new Map<string, string>();
  readonly rankings = new Map<string, Ranking>();
  readonly matchedAfterMs: number[] = [];
  /** By proposal. */
  readonly approvals = new Map<string, Approval>();
  /** Arrival in the sink by invitation, of the e-mails that asked for an answer: epoch ms of the first. */
  readonly delivered = new Map<string, number>();
  /** Invitations of enterprises whose yes by link was taken, and of buyers whose yes was. */
  readonly answered = new Set<string>();
  /** Answers that came when the lot was covered already. */
  tooLate = 0;
  explanationBytes = 0;
  private readonly tenderOf = new Map<string, Tender>();
  private readonly following = new Work(postsAtOnce);
  private readonly answering = new Work(4);
  private mailsRead = 0;

  constructor(
    private readonly scene: Scene,
    private readonly url: string,
    private readonly mail: SmtpSink,
    private readonly seed: string,
    private readonly signal: AbortSignal,
  ) {}

  /** Posts everything in order and sees each to its approvals; returns how many seconds the posts took until all were matched. */
  async post(tenders: readonly Tender[]): Promise<number> {
    const begin = Date.now();
    for (const tender of tenders) {
      while (this.following.left >= postsAtOnce) await this.pause();
      const { data } = await this.scene.buyers.get(tender.buyer.name)!.POST('/v1/requirements', {
        body: requirementOf(tender, this.scene.clusterId),
      });
      this.accepted.set(tender.id, data.id);
      this.tenderOf.set(data.id, tender);
      this.following.add(() => this.follow(tender, data.id, Date.parse(data.postedAt!)));
    }
    while (this.following.left > 0) await this.pause();
    return (Date.now() - begin) / 1000;
  }

  /** Whether somebody still has something to do with what has arrived. */
  get busy(): boolean {
    this.readMail();
    this.answering.check();
    return this.answering.left > 0;
  }

  private async pause(): Promise<void> {
    this.following.check();
    void this.busy;
    await sleep(10, undefined, { signal: this.signal });
  }

  private async follow(tender: Tender, requirementId: string, postedAt: number): Promise<void> {
    const run = await finishedRun(this.scene.cda, requirementId, this.signal);
    this.matchedAfterMs.push(Date.parse(run.finishedAt!) - postedAt);
    const items = await this.proposals(requirementId, mostProposals);
    this.explanationBytes += items.reduce((sum, { explanation }) => sum + Buffer.byteLength(JSON.stringify(explanation)), 0);
    this.rankings.set(tender.id, {
      proposals: items.map(({ enterpriseId, score }) => ({ supplierId: this.scene.supplierOf.get(enterpriseId)!, score })),
    });
    await this.approveBest(requirementId, items.slice(0, approvedOfEach));
  }

  private proposals(requirementId: string, limit: number): Promise<Proposal[]> {
    return everyPage((cursor) => this.scene.cda.GET('/v1/proposals', {
      params: { query: { requirementId, status: 'proposed', order: 'score', limit, ...cursor } },
    }));
  }

  private async approveBest(requirementId: string, best: readonly Proposal[]): Promise<void> {
    for (const { id, version } of best) {
      if (this.approvals.has(id)) continue;
      try {
        const { data } = await this.scene.cda.POST('/v1/proposals/{id}/decision', {
          params: { path: { id }, header: { 'If-Match': `"${version}"` } }, body: { ruling: 'approve', conflictOfInterest: 'none' },
        });
        this.approvals.set(id, { requirementId, effectiveAt: Date.parse(data.decision!.effectiveAt) });
      } catch (error) {
        if (!(error instanceof ApiError) || error.code !== 'version_stale') throw error;
        // A new run has changed something: look again, as a person would.
        const again = (await this.scene.cda.GET('/v1/proposals/{id}', { params: { path: { id } } })).data;
        if (again.status === 'proposed') await this.approveBest(requirementId, [again]);
      }
    }
  }

  private readMail(): void {
    const { messages } = this.mail;
    for (; this.mailsRead < messages.length; this.mailsRead += 1) {
      const mail = messages[this.mailsRead]!;
      const link = linkIn(mail);
      if (link === null || this.delivered.has(link.invitationId)) continue;
      this.delivered.set(link.invitationId, mail.receivedAt.getTime());
      const supplier = this.scene.readerOf.get(mail.to[0] ?? '');
      if (supplier !== undefined && answers(supplier, this.seed)) this.answering.add(() => this.answer(link));
    }
  }

  /** The enterprise looks at the page and says yes, then its buyer does. */
  private async answer({ path, invitationId }: Link): Promise<void> {
    this.signal.throwIfAborted();
    const page = await fetch(`${this.url}${path}`);
    if (!page.ok) throw new Error(`the page of a reply link answers ${page.status}`);
    await page.text();
    const posted = await fetch(`${this.url}${path}`, {
      method: 'POST', redirect: 'manual', body: new URLSearchParams({ answer: 'yes' }),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    const text = await posted.text();
    if (posted.status === 409) return void (this.tooLate += 1);
    if (posted.status !== 303) throw new Error(`a yes by link is answered with ${posted.status}: ${text.slice(0, 200)}`);
    this.answered.add(invitationId);
    const { data: { proposalId, requirementId } } = await this.scene.cda.GET('/v1/invitations/{id}', {
      params: { path: { id: invitationId } },
    });
    await this.answerAsBuyer(proposalId, requirementId);
  }

  private async answerAsBuyer(proposalId: string, requirementId: string): Promise<void> {
    const buyer = this.scene.buyers.get(this.tenderOf.get(requirementId)!.buyer.name)!;
    const { data: { items } } = await buyer.GET('/v1/invitations', { params: { query: { proposalId } } });
    const own = items.find(({ side }) => side === 'buyer');
    if (!own) throw new Error(`the buyer of proposal ${proposalId} has no invitation, but its enterprise has`);
    try {
      await buyer.POST('/v1/invitations/{id}/reply', { params: { path: { id: own.id } }, body: { answer: 'yes' } });
      this.answered.add(own.id);
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'reply_closed') throw error;
      this.tooLate += 1;
    }
  }
}

/** Whether the supplier is of the third that answers: the same for the same seed. */
export const answers = (supplierId: string, seed: string): boolean =>
  createHash('sha256').update(`${seed} ${supplierId}`).digest().readUInt32BE() % 3 === 0;

interface Link {
  path: string;
  invitationId: string;
}

/** The reply link in an e-mail, and the invitation it stands for; null when there is none. */
export function linkIn({ text }: Pick<StoredMail, 'text'>): Link | null {
  const [path, id] = /\/r\/([\w-]{22})\.[\w-]+/.exec(text) ?? [];
  if (path === undefined || id === undefined) return null;
  const hex = Buffer.from(id, 'base64url').toString('hex');
  return { path, invitationId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') };
}
