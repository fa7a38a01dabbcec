// What a cluster's enterprises keep missing: summed over open lots by their newest runs, and told to nobody else.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Input } from '#contracts/message.js';
import { DescribeLots, SummariseMissedOpenings, type MissedOpening } from '#contracts/matching/openings.js';
import { EvaluateEnterprise } from '#contracts/matching/proposals.js';
import type { Requirement } from '#contracts/matching/requirements.js';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { newId } from '#platform/ids.js';
import { schemeKey } from '#engine';
import { RunRetention } from '../src/runs/retention.js';
import { codeOf, startScene, type Posted, type Scene } from './linkage-scene.js';
import { buyer, buyerActor, cda, cluster, enterprise, enterpriseActor, foreignCda, inDays, lot } from './support/garments.js';
import { contextOf } from './support/system.js';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
});
afterAll(() => scene?.stop());

const ask = (more: Partial<Input<typeof SummariseMissedOpenings>> = {}, actor = cda) =>
  scene.ask(SummariseMissedOpenings, { clusterId: cluster.id, minimumEnterprises: 1, minimumLots: 1, limit: 30, ...more }, contextOf(actor));
const missed = async (rule: string, what: string | null = null): Promise<MissedOpening | undefined> =>
  (await ask()).openings.find((each) => each.rule === rule && each.what === what);
const iso = { scheme: 'ISO 9001:2015', validUntil: inDays(400) };
const usd = (amount: number) => ({ amount, currency: 'USD' });
const begun: Pick<Posted, 'requirement'>[] = [];
const post = async (...lots: ReturnType<typeof lot>[]) => {
  const posted = await scene.post({ lots });
  begun.push(posted);
  return posted;
};
const cancel = async (posted: Pick<Posted, 'requirement'>) => {
  begun.splice(begun.indexOf(posted), 1);
  await scene.cancel(posted);
};
const cancelAll = async () => {
  for (const each of begun.splice(0)) await scene.cancel(each);
};

describe('openings that are missed', () => {
  const holder = enterprise('Holder', { certifications: [iso] });
  const [one, two] = [enterprise('One'), enterprise('Two')];
  const shy = enterprise('Shy', { optOutBuyerIds: [buyer.id] });
  let priced: Posted;
  let unpriced: Posted;

  it('are named once for all lots, with who misses them, how many lots and what these are worth', async () => {
    await scene.register(holder, one, two, shy);
    const asked = { mandatoryCertifications: ['ISO 9001'] };
    priced = await post(
      lot({ ...asked, quantity: 1000, ceilingPrice: usd(5) }),
      lot({ mandatoryCertifications: ['iso 9001'], quantity: 10, unit: 'dozen', ceilingPrice: usd(60) }),
      lot({ ...asked, quantity: 100, ceilingPrice: { amount: 500, currency: 'ETB' } }),
    );
    unpriced = await post(lot({ ...asked }));
    const opening = await missed('certifications', 'ISO9001');
    const lotIds = [...priced.requirement.lots, ...unpriced.requirement.lots].map(({ id }) => id).sort();
    expect(opening).toMatchObject({
      label: 'ISO 9001', enterprises: 2, lots: 4, lotsNobodyFits: 0, lotsWithoutValue: 1,
      value: [{ amount: 50_000, currency: 'ETB' }, { amount: 5600, currency: 'USD' }],
    });
    expect(opening!.enterpriseIds).toEqual([one.id, two.id].sort());
    expect(opening!.missedLots.map(({ lotId }) => lotId).sort()).toEqual(lotIds);
    for (const { lotId, runId, enterprises } of opening!.missedLots) {
      const [row] = await scene.database.query<{ id: string }>('SELECT id FROM match_run WHERE lot_id = $1 ORDER BY id DESC LIMIT 1', [lotId]);
      expect([runId, enterprises]).toEqual([row!.id, 2]);
    }
  });

  it('count what no linkage covers yet', async () => {
    const [proposal] = priced.proposals;
    const { buyer: own, enterprise: other } = await scene.invite(proposal!, { ruling: 'amend', quantity: 600 });
    await scene.reply(other, { answer: 'yes' });
    await scene.reply(own, { answer: 'yes' });
    await scene.quiet();
    expect((await missed('certifications', 'ISO9001'))!.value).toContainEqual({ amount: 2600, currency: 'USD' });
  });

  it('are no longer those of lots that were covered or ended', async () => {
    await cancel(unpriced);
    expect(await missed('certifications', 'ISO9001')).toMatchObject({ lots: 3, lotsWithoutValue: 0 });
    const { items: [rest] } = { items: await scene.proposalsOf(priced.requirement.lots[1]!.id) };
    const both = await scene.invite(rest!);
    await scene.reply(both.enterprise, { answer: 'yes' });
    await scene.reply(both.buyer, { answer: 'yes' });
    expect(await missed('certifications', 'ISO9001')).toMatchObject({ lots: 2 });
  });

  it('follow the enterprises: who gets the certificate, or opts out, misses nothing for the want of it any more', async () => {
    await scene.register({ ...one, version: 2, certifications: [iso] });
    expect(await missed('certifications', 'ISO9001')).toMatchObject({ enterprises: 1, enterpriseIds: [two.id] });
    await scene.register({ ...two, version: 2, optOutBuyerIds: [buyer.id] });
    expect(await missed('certifications', 'ISO9001')).toBeUndefined();
    await scene.register({ ...one, version: 3 }, { ...two, version: 3 });
    expect(await missed('certifications', 'ISO9001')).toMatchObject({ enterprises: 2 });
  });

  it('are left out below what is asked for, and are for those who work for the cluster alone', async () => {
    expect((await ask({ minimumEnterprises: 2, minimumLots: 2 })).openings).toHaveLength(1);
    expect((await ask({ minimumEnterprises: 3 })).openings).toEqual([]);
    expect((await ask({ minimumLots: 3 })).openings).toEqual([]);
    expect(await codeOf(ask({}, foreignCda))).toBe('not_found');
    for (const actor of [buyerActor, enterpriseActor]) expect(await codeOf(ask({}, actor))).toBe('role_not_allowed');
    const describeAs = (actor: typeof cda) =>
      scene.ask(DescribeLots, { clusterId: cluster.id, lotIds: [priced.lotId, newId()] }, contextOf(actor));
    expect((await describeAs(cda)).lots).toMatchObject([
      { lotId: priced.lotId, title: 'T-shirts for spring', number: 1, isOpen: true, openQuantity: 400, unit: 'piece', ceilingPrice: usd(5) },
    ]);
    expect(await codeOf(describeAs(foreignCda))).toBe('not_found');
  });

  it('are forgotten once their lots are open no longer', async () => {
    const rows = () => scene.database.query('SELECT 1 FROM missed_opening');
    expect(await rows()).not.toEqual([]);
    await cancelAll();
    expect((await ask()).openings).toEqual([]);
    await scene.service.app.get(RunRetention).sweep();
    expect(await rows()).toEqual([]);
  });
});

// Every lot of the cluster and every enterprise, asked one by one, against what the runs left behind.
describe('the sum over all lots', () => {
  const some = <T>(...all: T[]) => fc.constantFrom(...all);
  const lacking = fc.record({
    certifications: some([], [iso], [{ scheme: 'GOTS', validUntil: inDays(30) }], [iso, { scheme: 'gots', validUntil: inDays(300) }]),
    languages: some(['am'], ['en'], ['am', 'fr'], []), leadTimeDays: some(5, 40, 400), active: some(true, true, true, false),
    optOutBuyerIds: some<string[]>([], [], [], [buyer.id]), price: some(2, 4, 9), free: some(20, 50_000),
  }).map(({ leadTimeDays, price, free, ...more }): Partial<EnterpriseForMatching> => ({
    ...more, capabilities: enterprise('', {}, {
      leadTimeDays, priceHint: usd(price), capacity: [{ from: inDays(-10), to: inDays(200), quantity: free, booked: 0 }],
    }).capabilities,
  }));
  const wanting = fc.record({
    mandatoryCertifications: some<string[]>([], ['ISO 9001'], ['Gots'], ['iso-9001', 'GOTS']), language: some(undefined, 'fr', 'en-GB'),
    deadline: some(inDays(20), inDays(90)), ceilingPrice: some(undefined, usd(3), { amount: 100, currency: 'ETB' }), quantity: some(1000, 24),
  });

  it('is what enterprises and lots say one by one, also after both changed', async () => {
    const [firms, changes, lots] = [
      fc.sample(lacking, { numRuns: 12, seed: 11 }), fc.sample(lacking, { numRuns: 4, seed: 12 }), fc.sample(wanting, { numRuns: 10, seed: 13 }),
    ];
    const enterprises = firms.map((more, at) => enterprise(`Firm ${at}`, more));
    await scene.register(...enterprises);
    const posted = [await post(...lots.slice(0, 6).map((each) => lot(each))), await post(...lots.slice(6).map((each) => lot(each)))];
    await scene.quiet();
    await cancel(await post(lot(lots[0])));
    await scene.register(...changes.map((more, at) => ({ ...enterprises[at]!, ...more, version: 2 })));
    await scene.quiet();
    const found = (await ask()).openings;
    expect(found.length).toBeGreaterThan(4);
    const all = [...scene.registry.enterprises.keys()];
    expect(summary(found)).toEqual(await oneByOne(posted.map(({ requirement }) => requirement), all));
    await cancelAll();
  });

  const summary = (openings: readonly MissedOpening[]) => Object.fromEntries(openings.map((each) => [`${each.rule} ${each.what ?? ''}`, {
    enterprises: each.enterprises, enterpriseIds: [...each.enterpriseIds].sort(),
    lots: Object.fromEntries(each.missedLots.map(({ lotId, enterprises }) => [lotId, enterprises])),
    value: Object.fromEntries(each.value.map(({ currency, amount }) => [currency, amount])), lotsWithoutValue: each.lotsWithoutValue,
  }]));

  async function oneByOne(requirements: readonly Requirement[], enterpriseIds: readonly string[]) {
    const all: Record<string, { enterprises: number; enterpriseIds: string[]; lots: Record<string, number>; value: Record<string, number>; lotsWithoutValue: number }> = {};
    for (const one of requirements.flatMap(({ lots }) => lots)) {
      const things: Record<string, string[]> = {};
      for (const enterpriseId of enterpriseIds) {
        const { failedRules: [rule, ...others], rules } = await scene.ask(EvaluateEnterprise, { lotId: one.id, enterpriseId }, contextOf(cda));
        if (rule === undefined || others.length > 0) continue;
        const { params } = rules.find((each) => each.rule === rule)!;
        const lacks = (params['certificates'] as { state: string; scheme: string }[] | undefined ?? [])
          .filter(({ state }) => state === 'missing' || state === 'expired').map(({ scheme }) => schemeKey(scheme));
        const whats = rule === 'certifications' ? lacks : rule === 'language' ? [one.language!.slice(0, 2)]
          : ['capacity', 'lead_time', 'ceiling_price'].includes(rule) ? [''] : [];
        for (const what of whats) (things[`${rule} ${what}`] ??= []).push(enterpriseId);
      }
      for (const [thing, ids] of Object.entries(things)) {
        const group = all[thing] ??= { enterprises: 0, enterpriseIds: [], lots: {}, value: {}, lotsWithoutValue: 0 };
        group.enterpriseIds = [...new Set([...group.enterpriseIds, ...ids])].sort();
        group.enterprises = group.enterpriseIds.length;
        group.lots[one.id] = ids.length;
        if (!one.ceilingPrice) group.lotsWithoutValue += 1;
        else group.value[one.ceilingPrice.currency] = (group.value[one.ceilingPrice.currency] ?? 0) + one.ceilingPrice.amount * one.quantity;
      }
    }
    return all;
  }
});
