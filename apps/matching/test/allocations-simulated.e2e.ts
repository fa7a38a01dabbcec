// What a split would look like: the answer of #allocation on what the proposals say, written nowhere.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isDeepStrictEqual } from 'node:util';
import { allocateGreedily, Allocator, type AllocationProblem } from '#allocation';
import { AllocationQuestion, SimulateAllocation, type SimulatedAllocation } from '#contracts/matching/allocations.js';
import { newId } from '#platform/ids.js';
import { codeOf, startScene, type Posted, type Scene } from './linkage-scene.js';
import { cda, enterprise, inDays, lot } from './support/garments.js';
import { contextOf } from './support/system.js';

let scene: Scene;
let posted: Posted;
const allocator = new Allocator();
const workshop = (name: string, free: number | null, minimumOrder: number, leadTimeDays: number) => enterprise(name, {}, {
  leadTimeDays, minimumOrder, capacity: free === null ? [] : [{ from: inDays(30), to: inDays(60), quantity: free, booked: 0 }],
});

beforeAll(async () => {
  scene = await startScene();
  await scene.register(workshop('Abay', 400, 50, 5), workshop('Bole', 350, 20, 8), workshop('Chaka', 300, 10, 11), workshop('Dire', 250, 100, 14));
  posted = await scene.post();
});
afterAll(async () => {
  await allocator.close();
  await scene?.stop();
});

const isExplained = ({ isPriced, relaxations }: SimulatedAllocation) => isPriced || relaxations.length > 0;
/** On a busy machine the time given may not be enough to prove, price and relax it: then it is asked again, until it is `enough`. */
async function ask(
  question: Partial<AllocationQuestion> = {}, lotId = posted.lotId, enough: (answer: SimulatedAllocation) => boolean | Promise<boolean> = isExplained,
): Promise<SimulatedAllocation> {
  for (let again = 5; ; again -= 1) {
    const answer = await scene.ask(SimulateAllocation, { lotId, question: AllocationQuestion.parse({ timeLimitSeconds: 5, ...question }) }, contextOf(cda));
    if (question.method === 'greedy' || again === 0 || await enough(answer)) return answer;
  }
}
/** The problem as the answer states it, in the unit of the lot. */
const problemOf = ({ quantity, unit, candidates, demands }: SimulatedAllocation, locked: Record<string, number> = {}): AllocationProblem => ({
  quantity, unit, step: 1, ...demands,
  candidates: candidates.map(({ enterpriseId, proposalId, score, freeQuantity, minimumOrder, isNewcomer }) => ({
    enterpriseId, score, free: freeQuantity, minimumOrder, lotSize: null, isNewcomer, counts: false, locked: locked[proposalId] ?? null,
  })),
});
/** What #allocation itself says, of the answer. */
const bare = ({ status, method, objective, bound, gap, shares, binding, relaxations, isPriced }: SimulatedAllocation) => ({
  status, method, objective, bound, gap, isPriced,
  shares: shares.map(({ proposalId: _p, version: _v, enterpriseName: _n, words: _w, ...share }) => share),
  binding: binding.map(({ words: _, ...each }) => each), relaxations: relaxations.map(({ words: _, ...each }) => each),
});
const fingerprint = async () => {
  const tables = ['proposal', 'decision', 'allocation', 'allocation_share', 'invitation', 'outbox', 'audit_log', 'idempotency_key', 'match_run'];
  return Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await scene.database.query(
    `SELECT count(*)::int AS rows, sum(hashtextextended(to_jsonb(t)::text, 0)) AS content FROM ${table} t`)])));
};

describe('a simulated split', () => {
  it.each([
    {}, { maximumEnterprises: 3 }, { shareCap: 0.3 }, { costPerEnterprise: 0.05 }, { newcomersFloor: 0.5 }, { maximumEnterprises: 2 }, { shareCap: 0.2 },
  ])('is what #allocation answers, to the last bit: %j', async (demands) => {
    const alone = (answer: SimulatedAllocation) => allocator.solve(problemOf(answer), { timeLimitMs: 20_000 });
    const exact = await ask(demands, posted.lotId, async (answer) => isDeepStrictEqual(bare(answer), await alone(answer)));
    expect(bare(exact)).toEqual(await alone(exact));
    const greedy = await ask({ ...demands, method: 'greedy' });
    expect(bare(greedy)).toEqual(allocateGreedily(problemOf(greedy)));
    const { proposals } = posted;
    expect(exact.candidates).toEqual(proposals.map((each) => ({
      proposalId: each.id, version: each.version, enterpriseId: each.enterpriseId, enterpriseName: each.enterpriseName, score: each.score,
      freeQuantity: each.offeredQuantity, minimumOrder: each.explanation.rules.find(({ rule }) => rule === 'minimum_order')!.actual, isNewcomer: true,
      isPlacedByPolicy: false,
    })));
  });

  it('is worked out in words, nobody alone could take it, and the shares come to the lot', async () => {
    const { status, shares, isConsortium, quantity, words } = await ask({ shareCap: 0.4 });
    expect({ status, isConsortium, quantity, sum: shares.reduce((sum, share) => sum + share.quantity, 0) }).toEqual({ status: 'optimal', isConsortium: true, quantity: 1000, sum: 1000 });
    for (const share of shares) expect(share.words).toMatch(new RegExp(`^${share.enterpriseName}: ${share.quantity} pieces, .* × ${share.quantity} ÷ 1,000`));
    expect(words).toMatch(/^1,000 pieces over \d enterprises\. No split is better: that is proven\. In all: \(/);
  });

  it('keeps what was fixed, and leaves out who was excluded', async () => {
    const [first, second] = (await ask()).shares;
    const again = await ask({ locked: [{ proposalId: first!.proposalId, quantity: 120 }], excluded: [] });
    expect(again.shares.find(({ proposalId }) => proposalId === first!.proposalId)).toMatchObject({ quantity: 120, isLocked: true, limitedBy: 'locked' });
    expect(bare(again)).toEqual(await allocator.solve(problemOf(again, { [first!.proposalId]: 120 }), { timeLimitMs: 20_000 }));
    // Three without the second come to less than the lot.
    const without = await ask({ excluded: [second!.proposalId] });
    expect(without.candidates.map(({ proposalId }) => proposalId)).not.toContain(second!.proposalId);
  });

  it('says what to relax when nothing keeps every demand, and relaxed it is possible', async () => {
    const isOneMore = ({ demand, to }: SimulatedAllocation['relaxations'][number]['changes'][number]) => demand === 'maximumEnterprises' && to === 3;
    const refused = await ask({ maximumEnterprises: 2 }, posted.lotId, ({ relaxations }) =>
      relaxations.some(({ changes }) => changes.length === 1 && changes.every(isOneMore)));
    expect(refused).toMatchObject({ status: 'infeasible', shares: [] });
    expect(refused.relaxations).toContainEqual(expect.objectContaining({
      changes: [{ demand: 'maximumEnterprises', enterpriseId: null, from: 2, to: 3, by: 1 }],
      words: expect.stringMatching(/^At most 3 enterprises instead of 2/),
    }));
    expect((await ask({ maximumEnterprises: 3 })).status).toBe('optimal');
  });

  it('of less than is open is what placing less came to', async () => {
    const refused = await ask({ maximumEnterprises: 2 }, posted.lotId, ({ relaxations }) =>
      relaxations.some(({ changes }) => changes.length === 1 && changes[0]!.demand === 'quantity'));
    const less = refused.relaxations.find(({ changes }) => changes.length === 1 && changes[0]!.demand === 'quantity')!.changes[0]!.to;
    const { status, quantity, openQuantity, shares } = await ask({ maximumEnterprises: 2, quantity: less });
    expect({ status, quantity, openQuantity }).toEqual({ status: 'optimal', quantity: less, openQuantity: 1000 });
    expect(shares.reduce((sum, share) => sum + share.quantity, 0)).toBe(less);
    expect(await codeOf(ask({ quantity: 1001 }))).toBe('quantity_too_large');
    expect(await codeOf(ask({ quantity: 0.5 }))).toBe('body_invalid');
  });

  it('takes who stated no capacity as able to take it all, and says so', async () => {
    const unknown = workshop('Entoto', null, 10, 6);
    await scene.register(unknown);
    const other = await scene.post();
    const { candidates, isConsortium, shares } = await ask({}, other.lotId);
    expect(candidates.find(({ enterpriseId }) => enterpriseId === unknown.id)).toMatchObject({ freeQuantity: null });
    expect(isConsortium).toBe(false);
    for (const { enterpriseId, words } of shares) expect(words.includes('stated no free capacity')).toBe(enterpriseId === unknown.id);
    await scene.register({ ...unknown, version: 2, active: false });
    await scene.cancel(other);
  });

  it('of a lot in dozens is in dozens, split to the piece', async () => {
    const dozens = await scene.post({ lots: [lot({ quantity: 50.25, unit: 'dozen' })] });
    const { quantity, unit, shares } = await ask({ shareCap: 0.41 }, dozens.lotId);
    expect({ quantity, unit }).toEqual({ quantity: 50.25, unit: 'dozen' });
    expect(shares.reduce((sum, share) => sum + Math.round(share.quantity * 12), 0)).toBe(603);
    for (const share of shares) expect(Math.abs(share.quantity * 12 - Math.round(share.quantity * 12))).toBeLessThan(1e-9);
    await scene.cancel(dozens);
  });

  it('is of what is open and promised to nobody', async () => {
    const other = await scene.post();
    await scene.decide(other.proposals[0]!, { ruling: 'amend', quantity: 350 });
    const rest = await ask({}, other.lotId);
    expect(rest).toMatchObject({ quantity: 650, openQuantity: 1000, promisedQuantity: 350 });
    await scene.decide(other.proposals[1]!, { ruling: 'amend', quantity: 650 });
    await expect(ask({}, other.lotId)).rejects.toThrow(/1000 piece are open, and 1000 of them are promised: .* is approved for 650 piece/);
    await scene.cancel(other);
    expect(await codeOf(ask({}, other.lotId))).toBe('transition_not_allowed');
  });

  it.each([
    ['a fixed share of nobody', () => ({ locked: [{ proposalId: newId(), quantity: 1 }] }), /is no proposal of this lot that waits for a decision/],
    ['a share that is fixed twice', ([one]: string[]) => ({ locked: [{ proposalId: one!, quantity: 100 }, { proposalId: one!, quantity: 200 }] }), /is there twice/],
    ['a share that is fixed and excluded', ([one]: string[]) => ({ locked: [{ proposalId: one!, quantity: 100 }], excluded: [one!] }), /is excluded too/],
    ['a fixed share of half a piece', ([one]: string[]) => ({ locked: [{ proposalId: one!, quantity: 100.5 }] }), /state a whole number of pieces/],
    ['a fixed share above what it has free', ([one]: string[]) => ({ locked: [{ proposalId: one!, quantity: 999 }] }), /^locked\.0\.quantity is 999: \w+ takes at least \d+ and at most \d+ piece of the 1000 piece that are split: fix what it can take, fix 0, or leave it open/],
    ['everybody excluded', (all: string[]) => ({ excluded: all }), /exclude fewer/],
  ])('refuses %s', async (_what, question, message) => {
    const refused = ask(question(posted.proposals.map(({ id }) => id)));
    await expect(refused).rejects.toThrow(message);
    expect(await codeOf(ask(question(posted.proposals.map(({ id }) => id))))).toBe('body_invalid');
  });

  it('writes nothing', async () => {
    await scene.quiet();
    const before = await fingerprint();
    for (const question of [{}, { method: 'greedy' as const }, { maximumEnterprises: 1 }]) await ask(question);
    expect(await fingerprint()).toEqual(before);
  });

  it('is measured by who found it and what it came to', async () => {
    const { url } = scene.service;
    const figures = await (await fetch(`${url}/metrics`)).text();
    expect(figures).toMatch(/allocation_seconds_count\{[^}]*method="highs",outcome="optimal"[^}]*\} [1-9]/);
    expect(figures).toMatch(/allocation_seconds_count\{[^}]*method="none",outcome="refused"[^}]*\} [1-9]/);
  });
});
