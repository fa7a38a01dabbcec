// Market openings drive services: proposed while they hold, ruled on once, and then needs like any other.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MissedOpening, OpenLot } from '#contracts/matching/openings.js';
import type { Actor } from '#contracts/message.js';
import { GetServiceNeed, ListServiceNeeds, WithdrawServiceNeed, type ServiceNeed } from '#contracts/service-market/needs.js';
import {
  ConfirmServiceNeed, DismissServiceNeed, ExplainServiceNeed, type OpeningConfirmation, type OpeningDismissal,
} from '#contracts/service-market/openings.js';
import type { RunningService } from '#platform/app.js';
import { armFailPoint, disarmFailPoints } from '#platform/fail-points.js';
import { newId } from '#platform/ids.js';
import { waitFor } from '#testing/wait-for.js';
import { FakeMatching, startFakeMatching } from './support/fake-matching.js';
import { buyerActor, cda, cluster, enterprise, foreignCda, inDays, knitters, tailors, tailorsActor } from './support/market.js';
import { codeOf, contextOf, startScene, type Scene } from './support/scene.js';

let scene: Scene;
let beside: RunningService;
let matching: FakeMatching;
const closed = enterprise('Closed Workshop');
beforeAll(async () => {
  scene = await startScene({}, { OPENING_DELAY_MS: '20', OPENING_CHECK_MS: '3600000' });
  beside = await startFakeMatching(scene.on);
  matching = beside.app.get(FakeMatching);
  await scene.registry.putEnterprise({ ...closed, active: false });
  await waitFor(async () => (await scene.query('SELECT 1 FROM enterprise_projection WHERE id = $1', [closed.id])).length === 1);
});
afterAll(async () => {
  disarmFailPoints();
  await beside?.stop();
  await scene?.stop();
});

const lots = Array.from({ length: 8 }, newId);
const iso = (change: Partial<MissedOpening> = {}): MissedOpening => ({
  rule: 'certifications', what: 'ISO9001', label: 'ISO 9001', enterprises: 3, enterpriseIds: [tailors.id, knitters.id, closed.id],
  lots: 2, missedLots: lots.slice(0, 2).map((lotId) => ({ lotId, runId: newId(), enterprises: 3 })), lotsNobodyFits: 1,
  value: [{ amount: 80_000, currency: 'USD' }], lotsWithoutValue: 0, ...change,
});
const french = (): MissedOpening => ({ ...iso(), rule: 'language', what: 'fr', label: 'fr' });

/** What was asked of this cluster: the other clusters of the scene are looked at whenever the sweeper comes to them. */
const asked = () => matching.asked.filter(({ clusterId }) => clusterId === cluster.id);

/** Matching sums up to this now; resolves when the service market has looked. */
async function lookedAt(...openings: MissedOpening[]): Promise<void> {
  matching.openings = openings;
  const before = asked().length;
  await matching.finishRun(cluster.id);
  await waitFor(() => asked().length > before, { what: 'a look at the cluster' });
  await looked();
}
const looked = () => waitFor(async () => {
  const [row] = await scene.query<{ open: number }>(
    `SELECT (SELECT count(*) FROM opening_change)::int + (SELECT count(*) FROM outbox WHERE published_at IS NULL)::int AS open`,
  );
  return row!.open === 0;
}, { what: 'nothing more to look at' });
const list = async (status: ServiceNeed['status'], actor: Actor = cda) => (await scene.ask(
  ListServiceNeeds, { origin: 'market_opening', status, limit: 50 }, contextOf(actor),
)).items;
const proposed = async () => (await list('proposed'))[0]!;
const confirm = (need: Pick<ServiceNeed, 'id' | 'version'>, confirmation: Partial<OpeningConfirmation> = {}, actor = cda, key?: string) =>
  scene.ask(ConfirmServiceNeed, { id: need.id, version: need.version, confirmation: { quantity: 1, urgency: 'normal', times: [], ...confirmation } }, contextOf(actor, key));
const dismiss = (need: Pick<ServiceNeed, 'id' | 'version'>, dismissal: OpeningDismissal = { reasonCode: 'no_priority' }, actor = cda) =>
  scene.ask(DismissServiceNeed, { id: need.id, version: need.version, dismissal }, contextOf(actor));
const settled = (needId: string) => scene.query<{ how: string }>(
  `SELECT body->>'how' AS how FROM outbox WHERE subject LIKE '%opening-settled%' AND body->>'needId' = $1`, [needId],
);
const audited = async (subjectId: string) =>
  (await scene.query<{ action: string }>('SELECT action FROM audit_log WHERE subject_id = $1 ORDER BY id', [subjectId])).map((row) => row.action);

describe('a need that lots were missed for', () => {
  it('is proposed once, with what was missed and why this service, to the cluster alone', async () => {
    await lookedAt(iso());
    await lookedAt(iso());
    expect(asked().at(-1)).toMatchObject({ minimumEnterprises: 2, minimumLots: 2 });
    const needs = await list('proposed');
    expect(needs).toHaveLength(1);
    expect(needs[0]).toMatchObject({
      version: 1, enterpriseId: null, origin: 'market_opening', quantity: 3, ruling: null,
      opening: { words: 'ISO 9001: 3 enterprises, 2 lots (1 that nobody fits), USD 80,000', enterprises: 3, lots: 2 },
    });
    expect(needs[0]!.opening!.because).toContain('ISO 9001');
    expect(await audited(needs[0]!.id)).toEqual(['need.proposed']);
    for (const actor of [tailorsActor, foreignCda]) expect(await list('proposed', actor)).toEqual([]);
    expect(await codeOf(scene.ask(GetServiceNeed, { id: needs[0]!.id }, contextOf(tailorsActor)))).toBe('not_found');
    expect(await scene.gaps()).toEqual([]);
  });

  it('keeps its version while it says the same by newer runs, and counts a new one when it says something else', async () => {
    const before = await proposed();
    const newer = iso();
    await lookedAt(newer);
    const renewed = await proposed();
    expect(renewed).toMatchObject({ version: before.version, opening: { missedLots: newer.missedLots } });
    await lookedAt(iso({ lots: 3, missedLots: lots.slice(0, 3).map((lotId) => ({ lotId, runId: newId(), enterprises: 1 })) }));
    expect(await proposed()).toMatchObject({ version: before.version + 1, opening: { lots: 3 } });
    expect(await codeOf(dismiss(before))).toBe('version_stale');
  });

  it('is explained by name, and only to those who work for its cluster', async () => {
    const { id } = await proposed();
    matching.lots = lots.slice(0, 2).map((lotId, at): OpenLot => ({
      lotId, requirementId: newId(), title: `Order ${at}`, number: 1, text: null, code: 'G', isOpen: true, openQuantity: 30, unit: 'piece',
      deadline: inDays(60), ceilingPrice: at === 0 ? { amount: 4, currency: 'USD' } : null,
    }));
    const explained = await scene.ask(ExplainServiceNeed, { id }, contextOf(cda));
    expect(explained.enterprises).toEqual([
      { enterpriseId: tailors.id, name: tailors.name, isActive: true }, { enterpriseId: knitters.id, name: knitters.name, isActive: true },
      { enterpriseId: closed.id, name: closed.name, isActive: false },
    ]);
    expect(explained.lots).toMatchObject([
      { title: 'Order 0', enterprises: 1, value: { amount: 120, currency: 'USD' } }, { title: 'Order 1', value: null },
    ]);
    expect(await codeOf(scene.ask(ExplainServiceNeed, { id }, contextOf(foreignCda)))).toBe('not_found');
    for (const actor of [tailorsActor, buyerActor]) {
      expect(await codeOf(scene.ask(ExplainServiceNeed, { id }, contextOf(actor)))).toBe('role_not_allowed');
    }
  });

  it('goes when it no longer holds, and comes back as a new one', async () => {
    const { id } = await proposed();
    await lookedAt();
    expect(await list('proposed')).toEqual([]);
    expect(await settled(id)).toEqual([{ how: 'withdrawn' }]);
    expect(await audited(id)).toEqual(['need.proposed', 'need.proposal_withdrawn']);
    expect(await codeOf(confirm({ id, version: 3 }))).toBe('transition_not_allowed');
    await lookedAt(iso());
    expect((await proposed()).id).not.toBe(id);
  });

  it('is looked at again when matching was away or the work was cut short', async () => {
    await lookedAt();
    matching.openings = [iso()];
    for (const fails of ['unavailable', 'faulty'] as const) {
      matching.fails = fails;
      const before = asked().length;
      await matching.finishRun(cluster.id);
      await waitFor(() => asked().length > before + 1, { what: 'two looks that fail' });
      expect(await list('proposed')).toEqual([]);
      const dead = await scene.query(`SELECT 1 FROM dead_letter WHERE name = 'service-market.check-openings'`);
      expect(dead).toHaveLength(fails === 'unavailable' ? 0 : 1);
    }
    armFailPoint('openings.before-commit', 'throw@1');
    matching.fails = null;
    await waitFor(async () => (await list('proposed')).length === 1, { what: 'the need is proposed after all' });
    await looked();
  });
});

describe('a CDA', () => {
  it('dismisses it with a reason; it comes back only when it has grown considerably', async () => {
    const need = await proposed();
    expect(await codeOf(dismiss(need, { reasonCode: 'no_priority' }, foreignCda))).toBe('not_found');
    expect(await codeOf(dismiss(need, { reasonCode: 'no_priority' }, tailorsActor))).toBe('role_not_allowed');
    const dismissed = await dismiss(need, { reasonCode: 'offered_already', note: 'The institute begins in March' });
    expect(dismissed).toMatchObject({
      status: 'dismissed', version: need.version + 1,
      ruling: { ruling: 'dismiss', reasonCode: 'offered_already', note: 'The institute begins in March', ruledBy: cda.accountId },
    });
    expect(await settled(need.id)).toEqual([{ how: 'dismissed' }]);
    await lookedAt(iso({ enterprises: 5, lots: 3 }));
    expect(await list('proposed')).toEqual([]);
    await lookedAt(iso({ enterprises: 6 }));
    expect(await proposed()).toMatchObject({ opening: { enterprises: 6 } });
  });

  it('cannot confirm what nobody knows a service for, foreign enterprises, or a day that is past', async () => {
    await lookedAt(iso({ enterprises: 6 }), french());
    const needs = await list('proposed');
    const translation = needs.find(({ opening }) => opening!.rule === 'language')!;
    expect(translation).toMatchObject({ code: null, title: 'Translation into fr', text: 'Translation into fr' });
    expect(await codeOf(confirm(translation))).toBe('body_invalid');
    expect(await codeOf(confirm(translation, { code: 'NONE' }))).toBe('code_unknown');
    expect(await codeOf(confirm(translation, { code: 'Q1', enterpriseIds: [newId()] }))).toBe('body_invalid');
    expect(await codeOf(confirm(translation, { code: 'Q1', wantedBy: inDays(-1) }))).toBe('deadline_past');
    expect(await codeOf(confirm(translation, { code: 'Q1', enterpriseIds: [closed.id] }))).toBe('transition_not_allowed');
    expect(await codeOf(confirm(translation, { code: 'Q1' }, tailorsActor))).toBe('role_not_allowed');
    expect((await list('proposed')).map(({ version }) => version)).toEqual(needs.map(({ version }) => version));
    await dismiss(translation);
  });

  it('confirms it once: each active enterprise has an open need of its own, matched and counted, and nobody is told', async () => {
    const other = await scene.need({ code: 'Q1', quantity: 2, times: [], budget: undefined }, tailorsActor);
    const need = await proposed();
    const key = newId();
    const made = await confirm(need, { code: 'Q1', quantity: 3, urgency: 'high', note: 'Agreed' }, cda, key);
    expect(await confirm(need, { code: 'Q1', quantity: 3, urgency: 'high', note: 'Agreed' }, cda, key)).toEqual(made);
    expect(made.need).toMatchObject({ status: 'confirmed', version: need.version + 1, ruling: { ruling: 'confirm', note: 'Agreed' } });
    expect(made.openedNeedIds).toHaveLength(1);
    expect(made.left).toEqual([
      { enterpriseId: tailors.id, why: 'has_such_a_need' }, { enterpriseId: closed.id, why: 'not_active' },
    ]);
    expect(await codeOf(confirm(need))).toBe('version_stale');
    expect(await codeOf(confirm(made.need))).toBe('transition_not_allowed');
    await scene.quiet();
    const opened = await scene.fresh(made.openedNeedIds[0]!);
    expect(opened).toMatchObject({
      status: 'open', origin: 'market_opening', enterpriseId: knitters.id, code: 'Q1', codeStatus: 'stated', quantity: 3, unit: 'DAY',
      urgency: 'high', openingNeedId: need.id, opening: null, ruling: null,
    });
    expect(await scene.match(opened.id)).toMatchObject({ unmetReason: 'no_offer' });
    expect(await scene.gaps('Q1')).toMatchObject([{ needs: 2, urgent: 1, unmet: 2 }]);
    expect(await scene.query('SELECT 1 FROM invitation')).toEqual([]);
    expect(await settled(need.id)).toEqual([{ how: 'confirmed' }]);
    await lookedAt(iso({ enterprises: 6 }));
    expect(await list('proposed')).toEqual([]);
    expect(other.openingNeedId).toBeNull();
  });

  it('is asked again once nothing is left of what was confirmed', async () => {
    const opened = (await list('open')).find(({ openingNeedId }) => openingNeedId !== null);
    await scene.ask(WithdrawServiceNeed, { id: opened!.id, version: opened!.version }, contextOf(cda));
    await lookedAt(iso({ enterprises: 6 }));
    await dismiss(await proposed());
  });

  it('and another CDA at once: one of them rules', async () => {
    await lookedAt(iso({ enterprises: 12 }));
    const need = await proposed();
    const results = await Promise.allSettled([dismiss(need), dismiss(need), dismiss(need)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await settled(need.id)).toEqual([{ how: 'dismissed' }]);
  });
});
