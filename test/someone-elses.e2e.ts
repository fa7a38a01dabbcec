// What belongs to someone else is as absent as what does not exist, for reading and for changing.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HostileGround } from './support/hostile-ground.js';
import { expectProblem } from './support/problems.js';

let ground: HostileGround;
let before: Record<string, string>;
let theirs: { account: string; key: string };
beforeAll(async () => {
  ground = await HostileGround.start();
  theirs = await ground.accountOf('buyer');
  before = await ground.stored();
}, 120_000);
afterAll(() => ground?.stop());

type Who = 'buyerKey' | 'cdaKey' | 'enterpriseKey';
type Attempt = [what: string, who: Who, method: string, path: string, id: () => string, body?: object];

const approval = { ruling: 'approve', conflictOfInterest: 'none' };
const requirement = () => ground.requirement.id;
const draft = () => ground.draft.id;
const proposal = () => ground.proposal.id;
const invitation = () => ground.invitation.open;
const need = () => ground.service.need;
const serviceProposal = () => ground.service.proposal;
const account = () => theirs.account;

const attempts: Attempt[] = [
  ['requirement, read', 'buyerKey', 'GET', '/v1/requirements/ID', requirement],
  ['requirement, changed', 'buyerKey', 'PATCH', '/v1/requirements/ID', draft, { title: 'Mine now' }],
  ['requirement, changed by a CDA', 'cdaKey', 'PATCH', '/v1/requirements/ID', draft, { title: 'Mine now' }],
  ['requirement, posted', 'buyerKey', 'POST', '/v1/requirements/ID/post', draft],
  ['requirement, closed', 'buyerKey', 'POST', '/v1/requirements/ID/close', requirement],
  ['requirement, closed by a CDA', 'cdaKey', 'POST', '/v1/requirements/ID/close', requirement],
  ['requirement, cancelled', 'buyerKey', 'POST', '/v1/requirements/ID/cancel', requirement],
  ['match runs, listed', 'buyerKey', 'GET', '/v1/requirements/ID/match-runs', requirement],
  ['match runs, listed by a CDA', 'cdaKey', 'GET', '/v1/requirements/ID/match-runs', requirement],
  ['proposal, read', 'cdaKey', 'GET', '/v1/proposals/ID', proposal],
  ['proposal, decided', 'cdaKey', 'POST', '/v1/proposals/ID/decision', proposal, approval],
  ['decision, undone', 'cdaKey', 'POST', '/v1/proposals/ID/decision/undo', proposal],
  ['invitation, read', 'enterpriseKey', 'GET', '/v1/invitations/ID', invitation],
  ['invitation, answered', 'enterpriseKey', 'POST', '/v1/invitations/ID/reply', invitation, { answer: 'yes' }],
  ['invitation, answered by a CDA', 'cdaKey', 'POST', '/v1/invitations/ID/reply', invitation, { answer: 'yes' }],
  ['provider, read by a CDA', 'cdaKey', 'GET', '/v1/providers/ID', () => ground.service.provider],
  ['provider, changed by a CDA', 'cdaKey', 'PATCH', '/v1/providers/ID', () => ground.service.provider, { name: 'Mine now' }],
  ['offer, read', 'enterpriseKey', 'GET', '/v1/service-offers/ID', () => ground.service.offer],
  ['offer, changed by a CDA', 'cdaKey', 'PATCH', '/v1/service-offers/ID', () => ground.service.offer, { title: 'Mine now' }],
  ['offer, withdrawn by a CDA', 'cdaKey', 'POST', '/v1/service-offers/ID/withdraw', () => ground.service.offer],
  ['need, read', 'enterpriseKey', 'GET', '/v1/service-needs/ID', need],
  ['need, read by a CDA', 'cdaKey', 'GET', '/v1/service-needs/ID', need],
  ['need, its matches', 'cdaKey', 'GET', '/v1/service-needs/ID/matches', need],
  ['need, its opening', 'cdaKey', 'GET', '/v1/service-needs/ID/opening', need],
  ['need, confirmed', 'cdaKey', 'POST', '/v1/service-needs/ID/confirm', need, {}],
  ['need, dismissed', 'cdaKey', 'POST', '/v1/service-needs/ID/dismiss', need, { reasonCode: 'no_priority' }],
  ['need, changed', 'enterpriseKey', 'PATCH', '/v1/service-needs/ID', need, { urgency: 'low' }],
  ['need, given a code', 'enterpriseKey', 'POST', '/v1/service-needs/ID/code', need, { code: 'BS.TRN.CUT' }],
  ['need, withdrawn by a CDA', 'cdaKey', 'POST', '/v1/service-needs/ID/withdraw', need],
  ['service proposal, read', 'enterpriseKey', 'GET', '/v1/service-proposals/ID', serviceProposal],
  ['service proposal, decided', 'cdaKey', 'POST', '/v1/service-proposals/ID/decision', serviceProposal, approval],
  ['account, read', 'buyerKey', 'GET', '/v1/accounts/ID', account],
  ['account, given a key', 'buyerKey', 'POST', '/v1/accounts/ID/api-keys', account, { label: 'Mine' }],
  ['account, given a key by a CDA', 'cdaKey', 'POST', '/v1/accounts/ID/api-keys', account, { label: 'Mine' }],
  ['keys, listed', 'buyerKey', 'GET', '/v1/accounts/ID/api-keys', account],
  ['key, revoked', 'buyerKey', 'DELETE', '/v1/accounts/ID/api-keys/KEY', account],
];

describe("someone else's", () => {
  it.each(attempts)('%s: as absent as one that does not exist', async (...attempt) => {
    const [_what, who, method, path, id, body] = attempt;
    for (const one of [id(), randomUUID()]) {
      const answer = await ground.send(path.replace('ID', one).replace('KEY', theirs.key), {
        method,
        key: ground.foreign[who],
        headers: { 'if-match': '"1"' },
        ...(body ? { body } : {}),
      });
      expectProblem(answer, 404, 'not_found');
      expect(await ground.stored()).toEqual(before);
    }
  });

  it('proposals, decided in a batch: each as absent as one that does not exist', async () => {
    const answer = await ground.send('/v1/proposals/decisions', {
      key: ground.foreign.cdaKey,
      body: {
        decisions: [proposal(), randomUUID()].map((proposalId) => ({
          proposalId,
          version: 1,
          decision: approval,
        })),
      },
    });
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([
      200,
      {
        decided: 0,
        failed: 2,
        results: [{ error: { code: 'not_found' } }, { error: { code: 'not_found' } }],
      },
    ]);
    // The answer to a batch is kept for its repetition; nothing else changed.
    const now = await ground.stored();
    expect({ ...now, 'matching.idempotency_key': '' }).toEqual({ ...before, 'matching.idempotency_key': '' });
  });
});
