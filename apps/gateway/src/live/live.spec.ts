// Hints: whom each concerns, how many become one, and a stream that nobody reads.
import { describe, expect, it, jest } from '@jest/globals';
import { catalogue } from '#contracts/catalogue.js';
import type { Actor, EventDefinition, Role } from '#contracts/message.js';
import { AccountChanged } from '#contracts/registry/accounts.js';
import { EnterpriseChanged } from '#contracts/registry/enterprises.js';
import { ProposalEnded } from '#contracts/matching/proposals.js';
import { MatchRunFinished, RequirementPosted } from '#contracts/matching/requirements.js';
import { newId } from '#platform/ids.js';
import { heardBy, together, type Change } from './change.js';
import { hintIn, toldSubjects, type Hint } from './hints.js';
import { LiveStream } from './live-stream.js';

const [here, there, buyerId, enterpriseId] = [newId(), newId(), newId(), newId()];
const actor = (role: Role, more: Partial<Actor> = {}): Actor => ({ accountId: newId(), role, organisationId: null, clusterIds: [], ...more });
const hintOf = (event: EventDefinition, data: object): Hint => hintIn({
  specversion: '1.0', id: newId(), source: event.owner, type: event.subject, subject: newId(), time: '2026-01-01T00:00:00Z', requestid: 'r',
  aggregateversion: 1, txid: '1', data,
})!;

describe('an event', () => {
  it('is told, or is known not to be', () => {
    const untold = catalogue.filter(({ kind }) => kind === 'event').map((each) => each as EventDefinition)
      .filter(({ subject }) => !toldSubjects.has(subject)).map(({ name }) => name);
    // Of persons that are forgotten, of links by e-mail, and of codes, whose consequences are told as they come.
    expect(untold).toEqual([
      'PersonErasedInMatching', 'PersonErasedInNotifications', 'ClassificationChanged', 'CorrespondencesChanged', 'PasswordLinkMade',
      'PersonErasureBegan', 'PersonErasedInServiceMarket',
    ]);
  });

  it('tells nothing when it has not the agreed form', () => {
    expect(hintOf(RequirementPosted, { requirementId: 'x' })).toBeUndefined();
  });
});

describe('a hint', () => {
  const requirementId = newId();
  const hint = hintOf(RequirementPosted, { requirementId, clusterId: here, buyerId, runIds: [newId()] });
  const change = { areas: ['requirements', 'runs'], clusterId: here, ids: { requirementId: [requirementId], buyerId: [buyerId] } };

  it('reaches the staff of its cluster, and an admin of all', () => {
    for (const role of ['cda', 'manager', 'admin'] as const) {
      expect(heardBy(actor(role, { clusterIds: [there, here] }), hint)).toEqual(change);
      expect(heardBy(actor(role, { clusterIds: [there] }), hint)).toBeUndefined();
    }
    expect(heardBy(actor('admin'), hint)).toEqual(change);
    for (const role of ['cda', 'manager'] as const) expect(heardBy(actor(role), hint)).toBeUndefined();
  });

  it('reaches the organisation that the event names, by any of its ids, and says nothing but the area', () => {
    const bare = { areas: ['requirements', 'runs'], clusterId: null };
    expect(heardBy(actor('buyer', { organisationId: buyerId, clusterIds: [here] }), hint)).toEqual(bare);
    expect(heardBy(actor('buyer', { organisationId: newId(), formerOrganisationIds: [buyerId] }), hint)).toEqual(bare);
    for (const role of ['buyer', 'enterprise', 'provider'] as const) {
      expect(heardBy(actor(role, { organisationId: newId(), clusterIds: [here] }), hint)).toBeUndefined();
    }
  });

  it('without a cluster reaches all staff, with no ids', () => {
    const changed = hintOf(EnterpriseChanged, { enterpriseId, version: 2 });
    expect(heardBy(actor('cda', { clusterIds: [here] }), changed)).toEqual({ areas: ['enterprises'], clusterId: null });
  });

  it('about an account reaches itself, whoever may look after it and its colleagues, and names nobody', () => {
    const accountId = newId();
    const of = (role: Role, clusterIds: string[], formerClusterIds = clusterIds) => hintOf(AccountChanged, { accountId, version: 2, role, clusterIds, formerClusterIds });
    const hears = (hearer: Actor, told: Hint) => heardBy(hearer, told) !== undefined;
    const [cda, manager, both, all] = [actor('cda', { clusterIds: [here] }), actor('manager', { clusterIds: [here] }), actor('manager', { clusterIds: [here, there] }), actor('admin')];
    expect(heardBy({ ...actor('buyer', { organisationId: buyerId }), accountId }, of('buyer', [here]))).toEqual({ areas: ['accounts'], clusterId: null });
    expect([cda, manager, both, all].map((each) => hears(each, of('buyer', [here])))).toEqual([false, true, true, true]);
    // Whose account reaches further than oneself cannot be read.
    expect([cda, manager, both, all].map((each) => hears(each, of('buyer', [here, there])))).toEqual([false, false, true, true]);
    expect([cda, manager, both, all].map((each) => hears(each, of('cda', [here, there])))).toEqual([true, true, true, true]);
    expect([cda, manager, both, all].map((each) => hears(each, of('cda', [there], [here])))).toEqual([true, true, true, true]);
    expect([cda, manager, both, all].map((each) => hears(each, of('cda', [there])))).toEqual([false, false, true, true]);
    expect([cda, manager, both, all].map((each) => hears(each, of('admin', [])))).toEqual([true, true, true, true]);
    expect(hears(actor('buyer', { organisationId: buyerId, clusterIds: [here] }), of('cda', [here]))).toBe(false);
  });

  it('does not tell an enterprise that it had been proposed and was never invited', () => {
    const ended = (wasInvited: boolean) => hintOf(ProposalEnded, {
      proposalId: newId(), clusterId: here, buyerId, enterpriseId, outcome: 'declined', reason: 'price', wasInvited, refusedBy: null,
    });
    const enterprise = actor('enterprise', { organisationId: enterpriseId });
    expect([heardBy(enterprise, ended(false)), heardBy(enterprise, ended(true))?.clusterId]).toEqual([undefined, null]);
  });
});

describe('hints that come together', () => {
  const of = (clusterId: string | null, ids?: Change['ids']): Change => ({ areas: ['proposals'], clusterId, ...(ids ? { ids } : {}) });

  it('become one that says no more than is true of all', () => {
    expect(together(of(here, { lotId: ['1'] }), { areas: ['runs'], clusterId: here, ids: { lotId: ['1', '2'], runId: ['3'] } }))
      .toEqual({ areas: ['proposals', 'runs'], clusterId: here, ids: { lotId: ['1', '2'], runId: ['3'] } });
    expect(together(of(here, { lotId: ['1'] }), of(there, { lotId: ['2'] }))).toEqual(of(null));
    expect(together(of(here, { lotId: ['1'] }), of(here))).toEqual(of(here));
    const many = Array.from({ length: 21 }, (_, n) => of(here, { lotId: [String(n)] }));
    expect(many.reduce<Change | undefined>(together, undefined)).toEqual(of(here));
  });
});

describe('a stream', () => {
  const finished = () => heardBy(actor('cda', { clusterIds: [here] }), hintOf(MatchRunFinished, {
    runId: newId(), lotId: newId(), requirementId: newId(), clusterId: here, buyerId, proposals: 1, withdrawn: 0,
  }))!;
  const textOf = (stream: LiveStream) => String(stream.read() ?? '');

  it('says few things however much happens, and all that is waiting at the end', () => {
    jest.useFakeTimers();
    try {
      const stream = new LiveStream();
      expect(textOf(stream)).toMatch(/^retry: [12]\d{3}\nevent: hello\ndata: \{\}\n\n$/);
      // 10,000 events in ten seconds.
      for (let n = 0; n < 10_000; n += 1) {
        stream.tell(finished());
        stream.tellLater({ areas: ['notifications'], clusterId: here });
        jest.advanceTimersByTime(1);
      }
      jest.advanceTimersByTime(5_000);
      const messages = textOf(stream).split('\n\n').filter((each) => each.startsWith('event: change'));
      expect(messages.length).toBeLessThanOrEqual(12);
      expect(messages.at(-1)).toContain('notifications');
      stream.tell({ areas: ['runs'], clusterId: here });
      jest.advanceTimersByTime(4_000);
      expect(textOf(stream)).toBe(`event: change\ndata: {"areas":["runs"],"clusterId":"${here}"}\n\n`);
      stream.destroy();
    } finally {
      jest.useRealTimers();
    }
  });

  it('that nobody reads is closed', () => {
    const stream = new LiveStream();
    for (let n = 0; n < 5_000 && !stream.destroyed; n += 1) stream.keepAlive();
    expect(stream.destroyed).toBe(true);
    expect(stream.readableLength).toBeLessThan(17 * 1024);
  });
});
