// What came of a replay, by what the API and the mail sink say: what is there, what is missing, what is there twice.
import type { SmtpSink } from '#servers';
import { everyPage } from '../every-page.js';
import { linkIn, type Play } from './play.js';
import type { Scene } from './scene.js';
import { forEach } from './work.js';

export interface Account {
  /** Posts with a finished run. */
  matched: number;
  invited: number;
  delivered: number;
  answered: number;
  linked: number;
  /** Approved, and ended before the invitation because the lot was covered meanwhile. */
  overtaken: number;
  /** What is missing, by kind. */
  losses: Record<string, number>;
  /** What is there more than once, by kind. */
  doubles: Record<string, number>;
  /** E-mails of which the system says that nobody knows whether they arrived. */
  unknown: number;
  /** Arrival of each invitation's e-mail after its approval took effect, in ms. */
  deliveredAfterMs: number[];
}

/** `runsToo` also looks at every run of every post. */
export async function accountOf(scene: Scene, play: Play, mail: SmtpSink, runsToo: boolean): Promise<Account> {
  const { clusterId, cda } = scene;
  const query = { clusterId, limit: 200 };
  const requirements = await everyPage((cursor) => cda.GET('/v1/requirements', { params: { query: { ...query, ...cursor } } }));
  const invitations = await everyPage((cursor) => cda.GET('/v1/invitations', { params: { query: { ...query, ...cursor } } }));
  const linkages = await everyPage((cursor) => cda.GET('/v1/linkages', { params: { query: { ...query, ...cursor } } }));
  const deliveries = (await everyPage((cursor) => cda.GET('/v1/deliveries', { params: { query: { ...query, ...cursor } } })))
    .filter(({ channel }) => channel === 'email');

  const ids = new Set(requirements.map(({ id }) => id));
  const accepted = [...play.accepted.values()];
  const posts = accepted.filter((id) => !ids.has(id)).length;
  const runs = runsToo ? await countRuns(scene, accepted) : { none: 0, twice: 0 };

  const ofProposal = new Map<string, typeof invitations>();
  for (const each of invitations) ofProposal.set(each.proposalId, [...(ofProposal.get(each.proposalId) ?? []), each]);
  const halfInvited = [...play.approvals.keys()].filter((id) => new Set(ofProposal.get(id)?.map(({ side }) => side)).size < 2);
  let overtaken = 0;
  await forEach(halfInvited, 4, async (id) => {
    const { data: { status } } = await cda.GET('/v1/proposals/{id}', { params: { path: { id } } });
    if (status === 'withdrawn' && !ofProposal.has(id)) overtaken += 1;
  });

  const copies = new Map<string, number>();
  const letters = new Map<string, Set<string>>();
  for (const each of mail.messages) {
    const deliveryId = /<?([0-9a-f-]{36})@/.exec(each.messageId)?.[1] ?? each.messageId;
    copies.set(deliveryId, (copies.get(deliveryId) ?? 0) + 1);
    const link = linkIn(each);
    if (link) letters.set(link.invitationId, (letters.get(link.invitationId) ?? new Set()).add(deliveryId));
  }
  const withStatus = (...statuses: string[]) => deliveries.filter(({ status }) => statuses.includes(status));
  const obsolete = withStatus('obsolete').filter(({ template }) => template === 'invitation').length;
  const unsent = invitations.filter(({ id }) => !letters.has(id)).length;
  const agreedMails = deliveries.filter(({ template }) => template === 'linkage-agreed').length;
  const bothYes = [...ofProposal.values()].filter((both) => both.length === 2 && both.every(({ reply }) => reply?.answer === 'yes'));
  const linked = new Set(linkages.map(({ proposalId }) => proposalId));
  const replied = new Set(invitations.filter(({ reply }) => reply !== null).map(({ id }) => id));
  return {
    matched: accepted.length - posts - runs.none,
    invited: invitations.length,
    delivered: invitations.length - unsent,
    answered: [...play.answered].filter((id) => replied.has(id)).length,
    linked: linkages.length,
    overtaken,
    losses: {
      posts, runs: runs.none,
      invitations: halfInvited.length - overtaken,
      emails: Math.max(0, unsent - obsolete) + withStatus('sent').filter(({ id }) => !copies.has(id)).length
        + withStatus('pending', 'failed', 'dead', 'no_channel').length,
      answers: [...play.answered].filter((id) => !replied.has(id)).length,
      linkages: bothYes.filter(([one]) => one!.outcome !== 'withdrawn' && !linked.has(one!.proposalId)).length,
      outcomes: Math.max(0, 2 * linkages.length - agreedMails),
    },
    doubles: {
      // Only the trials are cancelled.
      posts: requirements.filter(({ status }) => status !== 'cancelled').length - (accepted.length - posts),
      runs: runs.twice,
      invitations: [...ofProposal.values()].filter((both) => both.length !== new Set(both.map(({ side }) => side)).size).length,
      emails: deliveries.filter(({ id, unknownSends }) => (copies.get(id) ?? 0) > 1 + unknownSends).length
        + [...letters.values()].filter((each) => each.size > 1).length,
      linkages: linkages.length - linked.size,
    },
    unknown: deliveries.reduce((sum, { unknownSends }) => sum + unknownSends, 0),
    deliveredAfterMs: invitations.flatMap(({ id, proposalId }) => {
      const [arrived, approval] = [play.delivered.get(id), play.approvals.get(proposalId)];
      return arrived === undefined || approval === undefined ? [] : [arrived - approval.effectiveAt];
    }),
  };
}

/** Posts without a finished run, and posts that were matched as new more than once. */
async function countRuns({ cda }: Scene, requirementIds: readonly string[]): Promise<{ none: number; twice: number }> {
  const counted = { none: 0, twice: 0 };
  await forEach(requirementIds, 4, async (id) => {
    const { data: { items } } = await cda.GET('/v1/requirements/{id}/match-runs', { params: { path: { id }, query: { limit: 200 } } });
    if (!items.some(({ status }) => status === 'done')) counted.none += 1;
    if (items.filter(({ trigger }) => trigger === 'posted').length > 1) counted.twice += 1;
  });
  return counted;
}

export const total = (counts: Record<string, number>): number => Object.values(counts).reduce((sum, count) => sum + count, 0);
