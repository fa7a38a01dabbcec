// A requirement before it is posted: as many could match as posting it proposes, and why the others could not; nothing is written.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GetMatchRun, PreviewRequirement, type NewRequirement } from '#contracts/matching/requirements.js';
import { newId } from '#platform/ids.js';
import { waitFor } from '#testing/wait-for.js';
import { Replica } from '../src/replica/replica.js';
import { codeOf, makers, startScene, type Scene } from './linkage-scene.js';
import { buyer, buyerActor, cda, enterprise, enterpriseActor, foreignCda, inDays, lot, requirement } from './support/garments.js';
import { contextOf } from './support/system.js';

let scene: Scene;
const certified = (name: string, claim: Record<string, unknown>, more = {}) =>
  enterprise(name, { certifications: [{ scheme: 'ISO 9001', validUntil: inDays(900) }], ...more }, claim);
const wanted = lot({ deadline: inDays(60), mandatoryCertifications: ['ISO 9001'], ceilingPrice: { amount: 4, currency: 'USD' } });
beforeAll(async () => {
  scene = await startScene();
  await scene.register(
    certified('Fits', { leadTimeDays: 10 }), certified('Slow', { leadTimeDays: 70 }), certified('Dear', { priceHint: { amount: 5, currency: 'USD' } }),
    certified('Keeps away', { leadTimeDays: 10 }, { optOutBuyerIds: [buyer.id] }), ...makers(2), enterprise('Weaver', {}, { code: 'F1', unit: 'KGM' }),
  );
});
afterAll(() => scene?.stop());

const preview = (more: Partial<NewRequirement> = {}, actor = buyerActor) =>
  scene.ask(PreviewRequirement, requirement({ lots: [wanted], ...more }), contextOf(actor));
const forBuyer = { buyerId: buyer.id };

describe('a preview', () => {
  it('counts for each lot who could match, and by rule who could not', async () => {
    const { lots, asOf } = await preview({ ...forBuyer, lots: [wanted, lot(), lot({ code: 'F1', unit: 'kg' })] }, cda);
    expect(asOf).toBe(inDays(0));
    expect(lots.map(({ number, enterprises, couldMatch, belowMinimumScore, reason }) => [number, enterprises, couldMatch, belowMinimumScore, reason])).toEqual([
      [1, 7, 1, 0, null], [2, 7, 5, 0, null], [3, 7, 1, 0, null],
    ]);
    expect(lots[0]!.excludedByRule).toMatchObject({ code: 1, lead_time: 1, ceiling_price: 1, certifications: 2, opt_out: 1 });
    expect(lots[0]!.excludedByRule).not.toHaveProperty('settled');
  });

  it('is what posting the same comes to', async () => {
    const { lots: [shown] } = await preview({ ...forBuyer }, cda);
    const { proposals, requirement: posted } = await scene.post({ lots: [wanted] });
    expect(proposals).toHaveLength(shown!.couldMatch!);
    const { counts } = await scene.ask(GetMatchRun, { id: posted.lots[0]!.lastRunId! }, contextOf(cda));
    expect({ ...shown!.excludedByRule, settled: 0 }).toEqual(counts!.excludedByRule);
    expect([shown!.enterprises, shown!.belowMinimumScore]).toEqual([counts!.considered, counts!.belowMinimumScore]);
  });

  it('tells a buyer nothing that is between enterprises and the cluster', async () => {
    const { lots: [shown] } = await preview();
    expect(shown).toMatchObject({ couldMatch: 1, excludedByRule: { code: 1, certifications: 2, other: 1 } });
    for (const rule of ['opt_out', 'conflict_of_interest', 'active', 'invitation_cap']) expect(shown!.excludedByRule).not.toHaveProperty(rule);
    const { lots: [nobody] } = await preview({ lots: [{ ...wanted, mandatoryCertifications: ['GOTS'] }] });
    expect(nobody).toMatchObject({ couldMatch: 0, reason: 'No enterprise of the cluster can be proposed for this lot now.' });
    expect(JSON.stringify(shown)).not.toMatch(/Fits|Slow|Dear|Keeps/);
  });

  it('proposes codes for words, and says why a lot cannot be computed', async () => {
    const { lots } = await preview({ lots: [lot({ code: undefined, text: 'tee shirts' }), lot({ code: undefined, text: 'xyzzy' })] });
    expect(lots[0]).toMatchObject({ code: 'G11', codeStatus: 'proposed', proposedCodes: [{ code: 'G11' }], couldMatch: 5, normalised: { quantity: 1000, unit: 'C62' } });
    expect(lots[1]).toMatchObject({ code: null, codeStatus: 'none', enterprises: null, couldMatch: null, excludedByRule: null, belowMinimumScore: null });
    expect(lots[1]!.reason).toMatch(/No code was recognised/);
  });

  it('writes nothing', async () => {
    const stored = () => scene.database.query('SELECT (SELECT count(*) FROM requirement), (SELECT count(*) FROM lot), (SELECT count(*) FROM match_run), (SELECT count(*) FROM idempotency_key), (SELECT count(*) FROM outbox)');
    await scene.quiet();
    const before = await stored();
    await preview();
    expect(await stored()).toEqual(before);
  });

  it('refuses what posting would refuse, and whoever may not post', async () => {
    expect(await codeOf(preview({ lots: [lot({ code: 'NONE' })] }))).toBe('code_unknown');
    expect(await codeOf(preview({ lots: [lot({ deadline: inDays(-1) })] }))).toBe('deadline_past');
    expect(await codeOf(preview({ clusterId: newId() }))).toBe('cluster_unknown');
    expect(await codeOf(preview(forBuyer, foreignCda))).toBe('cluster_unknown');
    expect(await codeOf(preview({ buyerId: newId() }))).toBe('not_yours');
    expect(await codeOf(preview({}, cda))).toBe('body_invalid');
    expect(await codeOf(preview({}, enterpriseActor))).toBe('role_not_allowed');
  });
});

describe('where a run would search the index', () => {
  it('only who could match is counted, and to the same number', async () => {
    const large = await startScene({}, { MATCHING_REPLICA_FROM: '0', MATCHING_REPLICA_NEAREST: '0' });
    try {
      await large.register(...makers(5), certified('Certified', { leadTimeDays: 10 }));
      await waitFor(() => large.service.app.get(Replica).loaded !== null, { what: 'the index is loaded' });
      const ask = (lots: NewRequirement['lots']) => large.ask(PreviewRequirement, requirement({ ...forBuyer, lots }), contextOf(cda));
      const { lots } = await ask([lot(), wanted]);
      const { proposals } = await large.post({ lots: [lot()] });
      expect(lots).toMatchObject([
        { enterprises: 6, couldMatch: proposals.length, excludedByRule: null, belowMinimumScore: null, reason: null }, { couldMatch: 1, excludedByRule: null },
      ]);
    } finally {
      await large.stop();
    }
  });
});
