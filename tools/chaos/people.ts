// The people of a system under fire: stubborn buyers, a CDA and makers, who repeat a request until it is answered.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, type Schemas } from '#client';
import type { StoredMail } from '#servers';
import { day, type SmallCluster } from '../fleet/small-cluster.js';
import type { Ledger } from './ledger.js';

type Proposal = Schemas['LinkageProposal'];
type Split = Schemas['Allocation'];
/** What one enterprise is to have, in pieces. */
export type Share = [proposal: Pick<Proposal, 'id' | 'version'>, quantity: number];

/** In pieces, for every lot. */
export const lotQuantity = 500;
const patience = () => AbortSignal.timeout(8000);
/** An outage, a busy server or a first request that is still at work; everything else is an answer. */
const isNoAnswer = (error: unknown) =>
  !(error instanceof ApiError) || error.status >= 500 || error.status === 429 || error.code === 'request_in_progress';

/** The same request again and again until it is answered, with 2xx or with a refusal; null when the signal came first. */
async function untilAnswered<T>(ask: () => Promise<T>, signal?: AbortSignal): Promise<T | ApiError | null> {
  for (;;) {
    if (signal?.aborted) return null;
    try {
      return await ask();
    } catch (error) {
      if (!isNoAnswer(error)) return error as ApiError;
    }
    await sleep(200);
  }
}

/** Posts one requirement: the same key and body until a 201 comes back, and sometimes once more. Null: the signal came first. */
export async function post(cluster: SmallCluster, code: string, number: number, ledger: Ledger, signal?: AbortSignal): Promise<string | null> {
  const key = randomUUID();
  const body = {
    clusterId: cluster.clusterId, title: `Polo shirts, order ${number}`,
    lots: [{ code, quantity: lotQuantity, unit: 'piece', deadline: day(90), ceilingPrice: { amount: 9, currency: 'USD' } }],
  };
  const once = () => untilAnswered(async () => {
    const { data } = await cluster.buyer.POST('/v1/requirements', { params: { header: { 'Idempotency-Key': key } }, body, signal: patience() });
    return data.id;
  }, signal);
  const id = await once();
  if (id === null) return null;
  if (id instanceof ApiError) throw id;
  ledger.accepted.set(key, id);
  if (number % 10 === 0) {
    const again = await once();
    if (again !== null && again !== id) ledger.contradictions.push(`${key}: ${id}, then ${String(again)}`);
  }
  return id;
}

/** A CDA: approves of every third requirement the best proposal, of some the two best, splits others, and takes some back. */
export class Agent {
  constructor(private readonly cluster: SmallCluster, private readonly ledger: Ledger) {}

  /** Waits for the proposals of requirement number `number` and decides; gives up when the signal comes. */
  async decide(requirementId: string, number: number, signal: AbortSignal): Promise<void> {
    if (number % 12 === 1) await this.divide(requirementId, number, signal);
    if (number % 3 !== 0) return;
    const proposals = await this.proposalsOf(requirementId, signal);
    const wanted = proposals.slice(0, number % 12 === 0 ? 2 : 1);
    for (const proposal of wanted) {
      const approved = await this.approve(proposal, signal);
      if (!approved || number % 15 !== 0) continue;
      const back = await this.undo(approved, signal);
      if (back && number % 30 === 0) await this.approve(back, signal);
    }
  }

  /** The proposal as it is after it; null when it was refused or never answered. */
  async approve(proposal: Proposal, signal?: AbortSignal, version = proposal.version): Promise<Proposal | null> {
    const key = randomUUID();
    const made = await untilAnswered(async () => (await this.cluster.cda.POST('/v1/proposals/{id}/decision', {
      params: { path: { id: proposal.id }, header: { 'If-Match': `"${version}"`, 'Idempotency-Key': key } },
      body: { ruling: 'approve', conflictOfInterest: 'none' },
      signal: patience(),
    })).data, signal);
    if (made === null || made instanceof ApiError) return null;
    this.ledger.approvals.push({ proposalId: made.id, version, decisionId: made.decision!.id });
    return made;
  }

  async undo(proposal: Proposal, signal?: AbortSignal): Promise<Proposal | null> {
    const key = randomUUID();
    const undone = await untilAnswered(async () => (await this.cluster.cda.POST('/v1/proposals/{id}/decision/undo', {
      params: { path: { id: proposal.id }, header: { 'If-Match': `"${proposal.version}"`, 'Idempotency-Key': key } },
      signal: patience(),
    })).data, signal);
    if (undone === null || undone instanceof ApiError) return null;
    this.ledger.undone.push(proposal.decision!.id);
    return undone;
  }

  /** Over the best two, and sometimes another CDA at once gives most of it to the third: then one of both is refused. */
  private async divide(requirementId: string, number: number, signal: AbortSignal): Promise<void> {
    const [one, two, three] = await this.proposalsOf(requirementId, signal);
    if (!one || !two) return;
    const half = lotQuantity / 2;
    const [split] = await Promise.all([
      this.split([[one, half], [two, half]], signal), ...(three && number % 24 === 1 ? [this.split([[three, lotQuantity - 100]], signal)] : []),
    ]);
    if (split && number % 48 === 13) await this.undoSplit(split, signal);
  }

  /** Null when it was refused or never answered. */
  async split(shares: readonly Share[], signal?: AbortSignal): Promise<Split | null> {
    const key = randomUUID();
    const [[{ id: first }]] = shares as [Share];
    const made = await untilAnswered(async () => {
      const { data: { lotId } } = await this.cluster.cda.GET('/v1/proposals/{id}', { params: { path: { id: first } }, signal: patience() });
      return (await this.cluster.cda.POST('/v1/lots/{id}/allocations', {
        params: { path: { id: lotId }, header: { 'Idempotency-Key': key } },
        body: { shares: shares.map(([{ id, version }, quantity]) => ({ proposalId: id, version, quantity })), conflictOfInterest: 'none' },
        signal: patience(),
      })).data;
    }, signal);
    if (made === null || made instanceof ApiError) return null;
    this.ledger.splits.push(made.id);
    this.ledger.approvals.push(...made.shares.map(({ proposalId, version, decisionId }) => ({ proposalId, version, decisionId })));
    return made;
  }

  private async undoSplit({ id }: Split, signal?: AbortSignal): Promise<void> {
    const key = randomUUID();
    const undone = await untilAnswered(async () => (await this.cluster.cda.POST('/v1/allocations/{id}/undo', {
      params: { path: { id }, header: { 'Idempotency-Key': key } }, signal: patience(),
    })).data, signal);
    if (undone === null || undone instanceof ApiError) return;
    this.ledger.undone.push(...undone.shares.filter(({ status }) => status === 'undone').map(({ decisionId }) => decisionId));
  }

  /** Best first; empty when the signal came before there was one. */
  async proposalsOf(requirementId: string, signal?: AbortSignal): Promise<Proposal[]> {
    for (;;) {
      const found = await untilAnswered(async () => (await this.cluster.cda.GET('/v1/proposals', {
        params: { query: { requirementId, order: 'score' } }, signal: patience(),
      })).data.items, signal);
      if (found === null) return [];
      if (found instanceof ApiError) throw found;
      if (found.length > 0) return found;
      await sleep(200);
    }
  }
}

const linkIn = /\/r\/([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{27})/;

/** The invitation that an e-mail asks to answer, read from its link; null for one that asks nothing. */
export function invitationIn(mail: Pick<StoredMail, 'text'>): { id: string; token: string } | null {
  const found = linkIn.exec(mail.text);
  if (!found) return null;
  const id = Buffer.from(found[1]!, 'base64url').toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { id, token: `${found[1]}.${found[2]}` };
}

/** Both sides, who learn of an invitation by e-mail only: by link or through the API, yes, now and then no, or never. */
export class Invited {
  private readonly seen = new Set<string>();

  constructor(private readonly cluster: SmallCluster, private readonly url: string, private readonly ledger: Ledger) {}

  /** Answers once per invitation, however often the e-mail comes. */
  async read(mail: StoredMail, signal?: AbortSignal): Promise<void> {
    const invitation = invitationIn(mail);
    if (!invitation || this.seen.has(invitation.id)) return;
    this.seen.add(invitation.id);
    const number = this.seen.size;
    if (mail.to.includes('buyer@example.com')) {
      await this.answer(invitation, 'yes', number % 2 === 0 ? 'link' : 'api', 'buyer', signal);
    } else if (number % 5 > 0) {
      const by = Number(/^enterprise(\d+)@/.exec(mail.to[0] ?? '')?.[1]);
      await this.answer(invitation, number % 7 === 0 ? 'no' : 'yes', number % 2 === 0 ? 'link' : 'api', by, signal);
    }
  }

  private async answer(
    { id, token }: { id: string; token: string }, answer: 'yes' | 'no', through: 'link' | 'api', by: 'buyer' | number, signal?: AbortSignal,
  ): Promise<void> {
    const key = randomUUID();
    const api = by === 'buyer' ? this.cluster.buyer : [...this.cluster.enterprises.values()][by - 1]!;
    const given = await untilAnswered(() => (through === 'link' ? this.byLink(token, answer) : api.POST('/v1/invitations/{id}/reply', {
      params: { path: { id }, header: { 'Idempotency-Key': key } },
      body: answer === 'yes' ? { answer } : { answer, reasonCode: 'no_capacity' },
      signal: patience(),
    }).then(() => true)), signal);
    if (given === true) this.ledger.replies.set(id, answer);
  }

  /** The form of the page behind the link; false when it says that this is over. */
  private async byLink(token: string, answer: 'yes' | 'no'): Promise<boolean> {
    const response = await fetch(`${this.url}/r/${token}`, {
      method: 'POST', redirect: 'manual', signal: patience(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(answer === 'yes' ? { answer } : { answer, reason: 'no_capacity' }).toString(),
    });
    await response.text();
    if (response.status >= 500 || response.status === 429) throw new Error(`${response.status}`);
    return response.status === 303;
  }
}
