// Who may ask what, as one table: every request, every role, on what is one's own and on what is foreign.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Actor, RequestDefinition } from '#contracts/message.js';
import {
  DescribeInvitation, DescribeProposal, GetInvitation, GetLinkage, ListInvitations, ListLinkages, ReplyToInvitation,
} from '#contracts/matching/invitations.js';
import {
  DecideProposal, DecideProposals, GetProposal, ListProposals, UndoDecision,
} from '#contracts/matching/proposals.js';
import {
  ChangeRequirement, ConfirmLotCode, GetMatchRun, GetRequirement, ListMatchRuns, ListRequirements, MoveRequirement,
} from '#contracts/matching/requirements.js';
import { newId } from '#platform/ids.js';
import { makers, startScene, type Scene } from './linkage-scene.js';
import { admin, buyerActor, cda, cluster, foreignBuyer, foreignCda } from './support/garments.js';
import { contextOf } from './support/system.js';

interface Ground {
  requirementId: string;
  lotId: string;
  runId: string;
  /** Nobody has decided about it. */
  proposalId: string;
  invitedId: string;
  invitationId: string;
  linkageId: string;
}

let scene: Scene;
let ground: Ground;
const [maker] = makers(1);
const actor = (role: Actor['role'], organisationId: string | null = null): Actor =>
  ({ accountId: newId(), role, organisationId, clusterIds: [cluster.id] });
const callers: Actor[] = [
  buyerActor, actor('enterprise', maker!.id), actor('provider', newId()), cda, actor('manager'), admin,
  foreignBuyer, { ...actor('enterprise', newId()), clusterIds: [newId()] }, foreignCda,
];

beforeAll(async () => {
  scene = await startScene();
  await scene.register(maker!);
  const agreed = await scene.post();
  const pair = await scene.invite(agreed.proposals[0]!, { ruling: 'amend', quantity: 10 });
  for (const each of [pair.buyer, pair.enterprise]) await scene.reply(each, { answer: 'yes' });
  const linkages = await scene.ask(ListLinkages, { requirementId: agreed.requirement.id, limit: 1 }, contextOf(cda));
  const invited = await scene.post();
  const { enterprise } = await scene.invite(invited.proposals[0]!);
  const waiting = await scene.post();
  ground = {
    requirementId: waiting.requirement.id, lotId: waiting.lotId, runId: waiting.requirement.lots[0]!.lastRunId!,
    proposalId: waiting.proposals[0]!.id, invitedId: invited.proposals[0]!.id, invitationId: enterprise.id,
    linkageId: linkages.items[0]!.id,
  };
});
afterAll(() => scene?.stop());

// A version nobody ever had: whoever may, is late; so the table changes nothing.
const version = 999;
const approve = { ruling: 'approve', conflictOfInterest: 'none' } as const;
const outcomes: Record<string, string> = {
  ok: 'ok', empty: 'empty', none: 'not_found', role: 'role_not_allowed', stale: 'version_stale', large: 'quantity_too_large',
};
type Line = [what: string, outcomes: string, definition: RequestDefinition, input: (on: Ground) => unknown];
const table: Line[] = [
  // what                  buyer enterprise provider cda manager admin | foreign: buyer enterprise cda
  ['read a requirement', '  ok    role  role  ok    ok    ok      none  role  none', GetRequirement, (on) => ({ id: on.requirementId })],
  ['list requirements', '   ok    role  role  ok    ok    ok      empty role  empty', ListRequirements, () => ({ limit: 5 })],
  ['change a requirement', 'stale role  role  stale stale stale   none  role  none', ChangeRequirement,
    (on) => ({ id: on.requirementId, version, change: { title: 'Mine now' } })],
  ['cancel a requirement', 'stale role  role  stale stale stale   none  role  none', MoveRequirement,
    (on) => ({ id: on.requirementId, version, action: 'cancel' })],
  ['choose a lot’s code', ' stale role  role  stale stale stale   none  role  none', ConfirmLotCode,
    (on) => ({ lotId: on.lotId, version, code: 'G12' })],
  ['read a run', '          ok    role  role  ok    ok    ok      none  role  none', GetMatchRun, (on) => ({ id: on.runId })],
  ['list runs', '           ok    role  role  ok    ok    ok      none  role  none', ListMatchRuns,
    (on) => ({ requirementId: on.requirementId, limit: 5 })],
  ['read a proposal', '     none  none  none  ok    ok    ok      none  none  none', GetProposal, (on) => ({ id: on.proposalId })],
  ['read one invited to', ' ok    ok    none  ok    ok    ok      none  none  none', GetProposal, (on) => ({ id: on.invitedId })],
  ['list proposals', '      empty empty role  ok    ok    ok      empty empty empty', ListProposals,
    (on) => ({ requirementId: on.requirementId, limit: 5, order: 'score' })],
  ['decide', '              role  role  role  stale stale stale   role  role  none', DecideProposal,
    (on) => ({ id: on.proposalId, version, decision: approve })],
  ['decide many', '         role  role  role  stale stale stale   role  role  none', DecideProposals,
    (on) => ({ decisions: [{ proposalId: on.proposalId, version, decision: approve }] })],
  ['undo', '                role  role  role  stale stale stale   role  role  none', UndoDecision, (on) => ({ id: on.proposalId, version })],
  ['read an invitation', '  none  ok    none  ok    ok    ok      none  none  none', GetInvitation, (on) => ({ id: on.invitationId })],
  ['list invitations', '    ok    ok    role  ok    ok    ok      empty empty empty', ListInvitations, () => ({ limit: 5 })],
  ['answer for a side', '   none  large role  large role  role    none  none  none', ReplyToInvitation,
    (on) => ({ id: on.invitationId, reply: { answer: 'part', quantity: 1e6 } })],
  ['read a linkage', '      ok    ok    none  ok    ok    ok      none  none  none', GetLinkage, (on) => ({ id: on.linkageId })],
  ['list linkages', '       ok    ok    role  ok    ok    ok      empty empty empty', ListLinkages, () => ({ limit: 5 })],
  ['what letters say', '    role  role  role  role  role  role    role  role  role', DescribeInvitation, (on) => ({ id: on.invitationId })],
  ['what outcomes say', '   role  role  role  role  role  role    role  role  role', DescribeProposal, (on) => ({ id: on.proposalId })],
];

/** In one word: ok, empty, or the code of the error; a batch says it of its only decision. */
async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    const reply = (await work) as { items?: unknown[]; results?: { error: { code: string } | null }[] };
    return reply.results?.[0]?.error?.code ?? (reply.items?.length === 0 ? 'empty' : 'ok');
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const state = () => scene.database.query(
  `SELECT (SELECT json_agg(r.version ORDER BY id) FROM requirement r) AS requirements,
     (SELECT json_agg(p.version ORDER BY id) FROM proposal p) AS proposals,
     (SELECT json_agg(i.version ORDER BY id) FROM invitation i) AS invitations, (SELECT count(*) FROM decision) AS decisions`,
);

it.each(table)('%s: %s', async (_what, expected, definition, input) => {
  const before = await state();
  const found: string[] = [];
  for (const caller of callers) found.push(await outcome(scene.ask(definition, input(ground) as never, contextOf(caller))));
  expect(found).toEqual(expected.trim().split(/\s+/).map((word) => outcomes[word]));
  expect(await state()).toEqual(before);
});
