// Posting a requirement: what is stored, what is refused, and that a repeated request has one effect.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GetRequirement, ListRequirements, PostRequirement } from '#contracts/matching/requirements.js';
import { DomainError } from '#contracts/errors.js';
import { armFailPoint } from '#platform/fail-points.js';
import { newId } from '#platform/ids.js';
import {
  admin, buyer, buyerActor, cda, cluster, enterpriseActor, foreignBuyer, foreignCda, inDays, lot, requirement,
} from './support/garments.js';
import { contextOf, startMatching, type MatchingSystem } from './support/system.js';
import { newRequirementRow } from '../src/requirements/new-requirement.js';
import type { Post } from '../src/requirements/post-statement.js';
import { PostWriter } from '../src/requirements/post-writer.js';
import { requirementView } from '../src/requirements/requirement-view.js';

let system: MatchingSystem;
beforeAll(async () => {
  system = await startMatching();
});
afterAll(() => system.stop());

const refusal = (work: Promise<unknown>): Promise<DomainError> =>
  work.then(() => { throw new Error('was accepted'); }, (error: unknown) => error as DomainError);

async function stored(): Promise<Record<string, number>> {
  const [row] = await system.database.query<Record<string, number>>(
    `SELECT (SELECT count(*) FROM requirement)::int AS requirements, (SELECT count(*) FROM lot)::int AS lots,
       (SELECT count(*) FROM match_run WHERE trigger = 'posted')::int AS runs,
       (SELECT count(*) FROM outbox WHERE subject LIKE '%requirement-posted%')::int AS events,
       (SELECT count(*) FROM idempotency_key)::int AS keys`,
  );
  return row!;
}

describe('a buyer posts a requirement', () => {
  it('gets the stored requirement back, with normalised quantities and a run for each lot', async () => {
    const posted = await system.ask(
      PostRequirement,
      requirement({
        lots: [lot({ quantity: 10, unit: 'dozen' }), lot({ code: 'G21', text: 'Work trousers' })],
      }),
      contextOf(buyerActor, newId()),
    );
    expect(posted).toMatchObject({ status: 'posted', version: 1, buyerId: buyer.id, clusterId: cluster.id });
    expect(posted.lots.map((each) => each.normalised)).toEqual([
      { quantity: 120, unit: 'C62' }, { quantity: 1000, unit: 'C62' },
    ]);
    expect(new Set(posted.lots.map((each) => each.lastRunId)).size).toBe(2);
    expect(await system.ask(GetRequirement, { id: posted.id }, contextOf(buyerActor))).toEqual(posted);
  });

  it('has a code proposed from the text, one whose unit fits', async () => {
    const posted = await system.ask(
      PostRequirement,
      requirement({ lots: [lot({ code: undefined, text: 'Cotton polo shirts with logo' })] }),
      contextOf(buyerActor),
    );
    expect(posted.lots[0]).toMatchObject({
      code: 'G12',
      codeStatus: 'proposed',
      normalised: { quantity: 1000, unit: 'C62' },
    });
    expect(posted.lots[0]!.proposedCodes[0]).toMatchObject({ code: 'G12', label: 'Polo shirts' });
  });

  it('is told that no code was recognised, and the post is kept', async () => {
    const posted = await system.ask(
      PostRequirement, requirement({ lots: [lot({ code: undefined, text: 'xyzzy' })] }), contextOf(buyerActor),
    );
    expect(posted.lots[0]).toMatchObject({ code: null, codeStatus: 'none', normalised: null });
  });

  it('keeps a draft private from matching: no run, no event', async () => {
    const before = await stored();
    const draft = await system.ask(
      PostRequirement,
      requirement({ draft: true }),
      contextOf(buyerActor, newId()),
    );
    const after = await stored();
    expect(draft).toMatchObject({ status: 'draft', postedAt: null });
    expect(after).toEqual({
      ...before,
      requirements: before['requirements']! + 1,
      lots: before['lots']! + 1,
      keys: before['keys']! + 1,
    });
  });
});

describe('a repeated request', () => {
  it('has one effect and one reply, twenty times at once', async () => {
    const before = await stored();
    const key = newId();
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => system.ask(PostRequirement, requirement(), contextOf(buyerActor, key))),
    );
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    const after = await stored();
    for (const what of ['requirements', 'lots', 'runs', 'events', 'keys'])
      expect(after[what]).toBe(before[what]! + 1);
  });

  it('has one effect when the first reply was lost after the commit', async () => {
    const before = await stored();
    const key = newId();
    const { disarm } = armFailPoint('idempotency.after-commit', 'throw@1');
    await expect(system.ask(PostRequirement, requirement(), contextOf(buyerActor, key))).rejects.toThrow();
    disarm();
    const reply = await system.ask(PostRequirement, requirement(), contextOf(buyerActor, key));
    expect((await stored())['requirements']).toBe(before['requirements']! + 1);
    expect(await system.ask(GetRequirement, { id: reply.id }, contextOf(buyerActor))).toEqual(reply);
  });

  it('is refused with another body', async () => {
    const key = newId();
    await system.ask(PostRequirement, requirement(), contextOf(buyerActor, key, 'one body'));
    const before = await stored();
    const error = await refusal(system.ask(PostRequirement, requirement(), contextOf(buyerActor, key, 'another')));
    expect(error.code).toBe('idempotency_key_reused');
    expect(await stored()).toEqual(before);
  });

  it('gets its first reply even when the deadline is past by now', async () => {
    const key = newId();
    const first = await system.ask(PostRequirement, requirement(), contextOf(buyerActor, key));
    const repeated = await system.ask(
      PostRequirement, requirement({ lots: [lot({ deadline: inDays(-1) })] }), contextOf(buyerActor, key),
    );
    expect(repeated).toEqual(first);
  });

  it('shares its key with nobody: two accounts may use the same one', async () => {
    const key = newId();
    const first = await system.ask(PostRequirement, requirement(), contextOf(buyerActor, key));
    const second = await system.ask(PostRequirement, requirement({ buyerId: buyer.id }), contextOf(cda, key));
    expect(second.id).not.toBe(first.id);
  });
});

describe('posts that arrive while another is being stored', () => {
  it('are stored with one commit, and each gets its own reply', async () => {
    const before = await stored();
    const replies = await Promise.all(Array.from({ length: 40 }, (_, n) =>
      system.ask(PostRequirement, requirement({ title: `Order ${n}` }), contextOf(buyerActor, newId()))));
    expect(replies.map(({ title }) => title)).toEqual(Array.from({ length: 40 }, (_, n) => `Order ${n}`));
    expect((await stored())['runs']).toBe(before['runs']! + 40);
    const commits = await system.database.query<{ xmin: string }>(
      'SELECT DISTINCT xmin::text FROM requirement WHERE id = ANY($1)', [replies.map(({ id }) => id)]);
    expect(commits.length).toBeLessThan(40);
  });

  it('do not fail with one of them that cannot be stored', async () => {
    const writer = system.service.app.get(PostWriter);
    const post = (id = newId()): Post => {
      const row = { ...newRequirementRow({ ...requirement(), buyerId: buyer.id, createdBy: null, draft: true }, [lot()], new Date()), id };
      return { requirement: row, lots: [], runs: [], event: null, reply: requirementView(row, [], new Map()), context: contextOf(buyerActor, newId()) };
    };
    const [first, second, last] = [post(), post(), post()];
    const twin = post(first.requirement.id);
    const outcomes = await Promise.allSettled([first, second, twin, last].map((each) => writer.store(each)));
    expect(outcomes.map((each) => (each.status === 'fulfilled' ? each.value : each.status))).toEqual([true, true, 'rejected', true]);
    const { length } = await system.database.query(
      'SELECT 1 FROM requirement WHERE id = ANY($1)', [[first, second, last].map(({ requirement: { id } }) => id)]);
    expect(length).toBe(3);
  });
});

describe('a wrong requirement', () => {
  const wrong: [string, Parameters<typeof requirement>[0], string, string[]][] = [
    ['an unknown code', { lots: [lot({ code: 'NOPE' })] }, 'code_unknown', ['lots.0.code']],
    ['an unknown unit', { lots: [lot({ unit: 'bushel' })] }, 'unit_unknown', ['lots.0.unit']],
    [
      'a unit that does not fit',
      { lots: [lot(), lot({ unit: 'kg' })] },
      'unit_incompatible',
      ['lots.1.unit'],
    ],
    [
      'a deadline in the past',
      { lots: [lot({ deadline: inDays(-1) })] },
      'deadline_past',
      ['lots.0.deadline'],
    ],
    [
      'a certificate named twice',
      { lots: [lot({ mandatoryCertifications: ['GOTS'], preferredCertifications: ['gots'] })] },
      'body_invalid',
      ['lots.0.preferredCertifications.0'],
    ],
    [
      'half a position',
      { lots: [lot({ place: { country: 'ET', latitude: 9 } })] },
      'body_invalid',
      ['lots.0.place.longitude'],
    ],
    [
      'a distance from nowhere',
      { lots: [lot({ place: { country: 'ET', maxDistanceKm: 9 } })] },
      'body_invalid',
      ['lots.0.place.maxDistanceKm'],
    ],
    [
      'a region of another country',
      { lots: [lot({ place: { country: 'ET', region: 'IN-PB' } })] },
      'body_invalid',
      ['lots.0.place.region'],
    ],
    ['an unknown cluster', { clusterId: newId() }, 'cluster_unknown', ['clusterId']],
    [
      'several faults at once, all of them',
      { clusterId: newId(), lots: [lot({ code: 'NOPE', unit: 'bushel', deadline: inDays(-3) })] },
      'body_invalid',
      ['clusterId', 'lots.0.deadline', 'lots.0.code', 'lots.0.unit'],
    ],
    [
      'the same faults in a draft',
      { draft: true, lots: [lot({ unit: 'kg', deadline: inDays(-3) })] },
      'body_invalid',
      ['lots.0.deadline', 'lots.0.unit'],
    ],
  ];
  it.each(wrong)('with %s is refused and nothing is stored', async (_what, more, code, fields) => {
    const before = await stored();
    const error = await refusal(
      system.ask(PostRequirement, requirement(more), contextOf(buyerActor, newId())),
    );
    expect(error.code).toBe(code);
    expect(error.details.fields?.map((field) => field.field)).toEqual(fields);
    expect(await stored()).toEqual(before);
  });

  it('is told which units fit', async () => {
    const error = await refusal(
      system.ask(PostRequirement, requirement({ lots: [lot({ unit: 'kg' })] }), contextOf(buyerActor)),
    );
    expect(error.message).toBe(
      'T-shirts (G11) is not measured in kg. '
        + 'Units that fit: piece (C62), dozen (DZN), hundred (CEN), gross (GRO), thousand (MIL).',
    );
  });
});

describe('who may post for whom', () => {
  it('a CDA for a buyer of the cluster', async () => {
    const posted = await system.ask(PostRequirement, requirement({ buyerId: buyer.id }), contextOf(cda));
    expect(posted.buyerId).toBe(buyer.id);
  });

  it.each([
    ['a CDA without naming the buyer', {}, cda, 'body_invalid'],
    ['a CDA for a buyer that is not there', { buyerId: newId() }, cda, 'body_invalid'],
    ['a CDA of another cluster', { buyerId: buyer.id }, foreignCda, 'cluster_unknown'],
    ['a buyer for another', { buyerId: newId() }, buyerActor, 'not_yours'],
    ['a buyer the cluster does not know', {}, foreignBuyer, 'cluster_unknown'],
    ['an enterprise', {}, enterpriseActor, 'role_not_allowed'],
  ] as const)('not %s', async (_who, more, actor, code) => {
    const error = await refusal(system.ask(PostRequirement, requirement(more), contextOf(actor)));
    expect(error.code).toBe(code);
  });
});

describe('who sees which requirement', () => {
  it('a foreign one is as absent as one that never was', async () => {
    const posted = await system.ask(PostRequirement, requirement(), contextOf(buyerActor));
    for (const actor of [foreignBuyer, foreignCda]) {
      const foreign = await refusal(system.ask(GetRequirement, { id: posted.id }, contextOf(actor)));
      const absent = await refusal(system.ask(GetRequirement, { id: newId() }, contextOf(actor)));
      expect(foreign.code).toBe('not_found');
      expect(foreign.message.replace(/[0-9a-f-]{36}/, '')).toBe(absent.message.replace(/[0-9a-f-]{36}/, ''));
    }
    for (const actor of [cda, admin]) {
      expect((await system.ask(GetRequirement, { id: posted.id }, contextOf(actor))).id).toBe(posted.id);
    }
  });

  it('lists page by page, newest first, nothing twice, only what may be seen', async () => {
    for (let index = 0; index < 3; index += 1)
      await system.ask(PostRequirement, requirement({ title: `Page ${index}` }), contextOf(buyerActor));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await system.ask(ListRequirements, { limit: 4, cursor }, contextOf(buyerActor));
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength((await stored())['requirements']!);
    expect(seen).toEqual([...seen].sort().reverse());
    expect((await system.ask(ListRequirements, { limit: 4 }, contextOf(foreignBuyer))).items).toEqual([]);
    expect((await system.ask(ListRequirements, { limit: 4 }, contextOf(foreignCda))).items).toEqual([]);
    const posted = await system.ask(ListRequirements, { limit: 50, status: 'posted' }, contextOf(cda));
    expect(posted.items.every((item) => item.status === 'posted')).toBe(true);
    expect(posted.items.length).toBeGreaterThan(0);
  });

  it('refuses a cursor that is not ours', async () => {
    const error = await refusal(system.ask(ListRequirements, { limit: 4, cursor: 'abc' }, contextOf(admin)));
    expect(error.code).toBe('cursor_invalid');
  });
});
